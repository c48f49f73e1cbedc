// Does axe find anything on the pages that no other test looks at, in both themes and at both widths?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const LOOKS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [390, 1440].map((width) => ({ colorScheme, width })),
);

/** What runs out of the page can't be read either. */
async function expectGood(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), page.url()).toBe(0);
}

for (const { colorScheme, width } of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test("a client's move, with nothing chosen and with a day chosen", async ({ page }) => {
      await signIn(page, "Client");
      await page.getByRole("link", { name: "Move session 3" }).click();
      const day = page
        .getByRole("region", { name: "Free days" })
        .getByRole("button", { name: /, \d\d:\d\d$/ })
        .last();
      await expect(day).toBeVisible();
      await expectGood(page);
      await expect(async () => {
        await day.click();
        await expect(day).toHaveAttribute("aria-pressed", "true");
      }).toPass();
      await expectGood(page);
    });

    test("the desk's move, the messages with a text open, and a new client", async ({ page }) => {
      await signIn(page, "Front desk");
      await page.goto("/desk?on=2026-12-29");
      const id = await page.locator("[data-visit]").first().getAttribute("data-visit");
      await page.goto(`/desk/move/${id}`);
      await expectGood(page);
      for (const part of ["due", "sent", "failed"]) {
        await page.goto(`/desk/messages?part=${part}`);
        await expectGood(page);
      }
      await page.goto("/desk/messages?part=due");
      await page.getByRole("main").locator("a[aria-expanded=false]").first().click();
      await expect(page).toHaveURL(/open=/);
      await expect(page.getByText("As it would go out now")).toBeVisible();
      await expectGood(page);
      await page.goto("/clinic/clients/new");
      await expectGood(page);
    });
  });
}
