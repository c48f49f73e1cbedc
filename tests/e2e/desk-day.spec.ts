// Does the front desk get a day done: see it, run a visit, move one, be refused, read what was said to clients?
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const board = (page: Page) => page.getByRole("region", { name: "Visits by time" });
const panel = (page: Page) => page.getByRole("complementary", { name: "The selected visit" });
const state = (page: Page) => panel(page).locator("dd").nth(1);
const openVisit = (page: Page, name: RegExp): Locator => board(page).getByRole("link", { name }).first();

test("the desk takes a visit from arrival to completion, and undoes a slip", async ({ page }) => {
  await signIn(page, "Front desk");
  await expect(page.getByRole("heading", { level: 1, name: "Tue 24 Nov" })).toBeVisible();
  await openVisit(page, / of \d.*Not confirmed$/).click();
  await expect(panel(page).getByRole("button", { name: "Arrived" })).toBeVisible();

  await page.keyboard.press("a");
  await expect(state(page)).toHaveText("Arrived");
  await panel(page).getByRole("button", { name: "Undo" }).click();
  await expect(state(page)).toHaveText("Not confirmed");

  await panel(page).getByRole("button", { name: "Arrived" }).click();
  await expect(state(page)).toHaveText("Arrived");
  await expect(panel(page).getByRole("button", { name: "Start treatment" })).toHaveCount(0);
  await panel(page)
    .getByRole("link", { name: /^Screening not asked / })
    .click();
  await expect(page.getByRole("link", { name: "Back to the day" })).toBeVisible();
  // The form works once the page's script does; answered without anything to mind, it leads back to the visit.
  await expect(async () => {
    await page
      .getByRole("button", { name: /^(Nothing has changed|All no)/ })
      .first()
      .click();
    await expect(panel(page).getByRole("button", { name: "Start treatment" })).toBeVisible({ timeout: 5000 });
  }).toPass();
  await panel(page).getByRole("button", { name: "Start treatment" }).click();
  await panel(page).getByRole("button", { name: "Completed" }).click();
  await expect(state(page)).toHaveText("Completed");
  await expect(panel(page).getByText("Nothing is left to do for this visit.")).toBeVisible();
});

test("the keyboard goes from visit to visit and from day to day", async ({ page }) => {
  await signIn(page, "Front desk");
  // The keys work once the page's script does.
  await expect(async () => {
    await board(page).getByRole("link").first().focus();
    await page.keyboard.press("ArrowDown");
    await expect(board(page).getByRole("link").nth(1)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sel=/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys of the day" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1, name: "Wed 25 Nov" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Tue 24 Nov" })).toBeVisible();
});

test("cancelling asks for a reason, and without one nothing happens", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2026-12-01");
  await expect(board(page)).toBeVisible();
  const visits = await board(page).getByRole("link").count();
  await openVisit(page, /(Not confirmed|Confirmed)$/).click();
  await panel(page).getByRole("button", { name: "Cancel visit" }).click();
  const dialog = page.getByRole("dialog", { name: /^Cancel / });
  await dialog.getByRole("button", { name: "Cancel visit" }).click();
  await expect(dialog.getByText("Please fill this in.")).toBeVisible();
  await dialog.getByLabel("Reason, kept in the record").fill("Has the flu");
  await dialog.getByRole("button", { name: "Cancel visit" }).click();
  await expect(board(page).getByRole("link")).toHaveCount(visits - 1);
});

test("the desk moves a session inside its window and is told why a day is too early", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2026-12-29");
  await openVisit(page, /[2-9] of \d.*(Not confirmed|Confirmed)$/).click();
  await panel(page).getByRole("link", { name: "Move" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Move session/ })).toBeVisible();
  await expectAccessible(page);

  await page.locator("input[name=on]").fill("2026-12-12");
  await page.getByRole("button", { name: "Show times" }).click();
  await expect(page.getByText("Not possible on Sat 12 Dec", { exact: true })).toBeVisible();
  await expect(page.getByText(/can't be (before|on that day)/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^\d\d:\d\d$/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^First free place: / })).toBeVisible();

  const best = page.getByRole("region", { name: "Best other days" }).getByRole("link").first();
  const when = (await best.locator("span").first().textContent()) ?? "";
  await best.click();
  await expect(page.getByRole("region", { name: "Your choice" }).getByText(when)).toBeVisible();
  await page.getByRole("button", { name: /^Move (session|\d+ visits)/ }).click();
  await expect(page.getByRole("status").filter({ hasText: `to ${when}` })).toContainText(
    /The messages moved with (it|them)\.$/,
  );
  await expect(page).toHaveURL(/\/desk\?on=/);
});

test("an owner signs for an early day, and the reason stays with the visit", async ({ page }) => {
  await signIn(page, "Owner");
  await page.goto("/desk?on=2027-01-05");
  await openVisit(page, /[2-9] of \d.*(Not confirmed|Confirmed)$/).click();
  await panel(page).getByRole("link", { name: "Move" }).click();
  await page.locator("input[name=on]").fill("2026-12-23");
  await page.getByRole("button", { name: "Show times" }).click();
  await expect(page.getByText("You may sign for it, with a reason.")).toBeVisible();
  await page
    .getByRole("listitem")
    .getByRole("link", { name: /^\d\d:\d\d$/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Sign and move session/ }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Reason, kept on the plan for ever").fill("Leaves for a year on 2 January");
  await page.getByRole("button", { name: /^Sign and move session/ }).click();
  await expect(page.getByText(/^(Moved|\d visits moved: Session \d) to Wed 23 Dec/)).toBeVisible();
  await expect(panel(page).getByText("Leaves for a year on 2 January", { exact: true })).toBeVisible();
});

test("the message log tells what is due and what was sent, with its words", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.getByRole("link", { name: "Messages" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
  const due = page.getByRole("list", { name: "Messages: Due" }).getByRole("listitem").first();
  await due.getByRole("link").nth(1).click();
  await expect(due.getByText("As it would go out now")).toBeVisible();
  await expect(due.getByText(/^Hello /)).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "Which messages" })
    .getByRole("link", { name: "Sent", exact: true })
    .click();
  const sent = page.getByRole("list", { name: "Messages: Sent" }).getByRole("listitem").first();
  await sent.locator("summary").click();
  await expect(sent.getByText(/^Hello /)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`the desk's pages are accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, "Front desk");
      await expect(page.getByRole("heading", { level: 1, name: "Tue 24 Nov" })).toBeVisible();
      await expectAccessible(page);
      await page.locator("[data-visit]:visible").first().click();
      await expect(panel(page)).toBeVisible();
      await expectAccessible(page);
      await page.goto("/desk?on=2026-11-29");
      await expect(page.getByText("Closed on Sun 29 Nov")).toBeVisible();
      await expectAccessible(page);
      await page.goto("/desk/messages?part=failed");
      await expect(page.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
      await expectAccessible(page);
    });
  }
}
