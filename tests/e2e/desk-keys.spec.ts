// Does a letter act on the visit that the desk means, however slow the line is?
import type { Page } from "@playwright/test";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const board = (page: Page) => page.getByRole("region", { name: "Visits by time" });
const panel = (page: Page) => page.getByRole("complementary", { name: "The selected visit" });
const state = (page: Page) => panel(page).locator("dd").nth(1);
const visit = (page: Page, id: string) => board(page).locator(`[data-visit="${id}"]`);

/** Today's visits that have not begun, by their ids; the keys work once the first of them is open. */
async function waitingVisits(page: Page): Promise<string[]> {
  await signIn(page, "Front desk");
  const waiting = board(page).getByRole("link", { name: /(Not confirmed|Confirmed)$/ });
  await expect(waiting.first()).toBeVisible();
  const ids = await waiting.evaluateAll((links) => links.map((link) => link.getAttribute("data-visit") ?? ""));
  const [first = ""] = ids;
  await visit(page, first).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("button", { name: "Arrived" })).toBeVisible();
  return ids;
}

/** From now on the server's answers take so long that a person is faster. */
async function slowLine(page: Page): Promise<void> {
  await page.route("**/desk?**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
}

test("a letter acts on the visit that has the focus, not on the one in the panel", async ({ page }) => {
  const [first = "", second = ""] = await waitingVisits(page);
  await slowLine(page);
  await visit(page, second).focus();
  await page.keyboard.press("a");
  await expect(page).toHaveURL(new RegExp(`sel=${second}`));
  await expect(state(page)).toHaveText("Arrived");
  await expect(visit(page, second)).toContainText("Arrived");
  await expect(visit(page, first)).not.toContainText("Arrived");
  await page.keyboard.press("z");
  await expect(visit(page, second)).not.toContainText("Arrived");
});

test("a letter pressed while another visit is loading waits for that one", async ({ page }) => {
  const [first = "", second = ""] = await waitingVisits(page);
  await slowLine(page);
  await visit(page, second).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("x");
  await expect(page.getByRole("dialog", { name: /^Cancel / })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`sel=${second}`));
  await page.keyboard.press("Escape");
  await expect(visit(page, first)).toBeVisible();
});

test("a letter pressed while a step is under way takes the next step after it", async ({ page }) => {
  const [first = ""] = await waitingVisits(page);
  await slowLine(page);
  await page.keyboard.press("a");
  await page.keyboard.press("s");
  await expect(state(page)).toHaveText("In treatment");
  await expect(visit(page, first)).toContainText("In treatment");
});
