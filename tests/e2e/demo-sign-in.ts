// How does a browser test become one of the demo clinic's people?
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** One click on the sign-in page; ends where that role's day begins. */
export async function signIn(page: Page, role: "Front desk" | "Clinician" | "Owner" | "Client"): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: role }).first().click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole("main")).toBeVisible();
}
