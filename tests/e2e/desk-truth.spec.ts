// Does the desk's screen stay usable and true: without a line, while others work, and at any address?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const board = (page: Page) => page.getByRole("region", { name: "Visits by time" });
const panel = (page: Page) => page.getByRole("complementary", { name: "The selected visit" });
const waiting = (page: Page) => board(page).getByRole("link", { name: /(Not confirmed|Confirmed)$/ });

/** Takes what a browser says about a line that is down, or a page that is not there, out of what fails the test. */
function expectComplaints(complaints: string[], expected: RegExp): void {
  const others = complaints.filter((complaint) => !expected.test(complaint));
  complaints.splice(0, complaints.length, ...others);
}

test("without a line a step says so, and what was typed stays until it goes through", async ({
  page,
  context,
  complaints,
}) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2026-12-02");
  await waiting(page).last().click();
  await expect(panel(page).getByRole("button", { name: "Cancel visit" })).toBeVisible();
  await context.setOffline(true);
  await panel(page).getByRole("button", { name: "Cancel visit" }).click();
  const dialog = page.getByRole("dialog", { name: /^Cancel / });
  await dialog.getByLabel("Reason, kept in the record").fill("Has the flu");
  await dialog.getByRole("button", { name: "Cancel visit" }).click();
  await expect(dialog.getByText("This did not reach the clinic.")).toBeVisible();
  await expect(dialog.getByLabel("Reason, kept in the record")).toHaveValue("Has the flu");

  await context.setOffline(false);
  await dialog.getByRole("button", { name: "Cancel visit" }).click();
  const notice = page.getByRole("status").filter({ hasText: "is cancelled. The client gets one message" });
  await expect(notice).toBeVisible();
  await expectAccessible(page);
  await notice.getByRole("link", { name: "Open the record" }).click();
  await expect(page).toHaveURL(/\/clinic\/clients\//);
  expectComplaints(complaints, /ERR_INTERNET_DISCONNECTED/);
});

test("a move without a line keeps the choice", async ({ page, context, complaints }) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2026-12-08");
  const session = board(page)
    .getByRole("link", { name: /[2-9] of \d.*(Not confirmed|Confirmed)$/ })
    .first();
  await session.focus();
  await page.keyboard.press("Enter");
  await panel(page).getByRole("link", { name: "Move" }).click();
  await page.getByRole("region", { name: "Best other days" }).getByRole("link").first().click();
  const move = page.getByRole("button", { name: /^Move (session|\d+ visits)/ });
  await expect(move).toBeVisible();
  await context.setOffline(true);
  await move.click();
  await expect(page.getByText("This did not reach the clinic.")).toBeVisible();
  await expect(move).toBeVisible();
  await context.setOffline(false);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/desk\?on=2026-12-08/);
  expectComplaints(complaints, /ERR_INTERNET_DISCONNECTED/);
});

test("the board follows what others do once it is looked at again, and after a step that was refused", async ({
  page,
  context,
}) => {
  await signIn(page, "Front desk");
  await waiting(page).last().click();
  await expect(panel(page).getByRole("button", { name: "Arrived" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await panel(other).getByRole("button", { name: "Arrived" }).click();
  await expect(panel(other).getByRole("button", { name: "Undo" })).toBeVisible();

  await panel(page).getByRole("button", { name: "Arrived" }).click();
  await expect(panel(page).getByText(/^The visit has moved on meanwhile/)).toBeVisible();
  await expect(panel(page).locator("dd").nth(1)).toHaveText("Arrived");

  await panel(other).getByRole("button", { name: "Undo" }).click();
  await expect(panel(other).getByRole("button", { name: "Arrived" })).toBeVisible();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(panel(page).getByRole("button", { name: "Arrived" })).toBeVisible();
});

test("the location that was chosen last is where the day begins", async ({ page }) => {
  await signIn(page, "Front desk");
  const others = page.getByRole("navigation", { name: "Locations" }).first().locator("a:not([aria-current])");
  const name = (await others.first().textContent()) ?? "";
  await others.first().click();
  const bar = page.getByRole("banner");
  await expect(bar.getByText(name, { exact: true })).toBeVisible();
  await page.goto("/desk/messages");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Day" }).click();
  await expect(page.getByRole("navigation", { name: "Locations" }).first().locator("a[aria-current]")).toHaveText(name);
});

test("a consultation moves from its panel", async ({ page }) => {
  await signIn(page, "Front desk");
  for (const on of ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"]) {
    await page.goto(`/desk?on=${on}`);
    const consultation = board(page).getByRole("link", { name: /Consultation.*(Not confirmed|Confirmed)$/ });
    await expect(board(page)).toBeVisible();
    if ((await consultation.count()) === 0) continue;
    await consultation.first().click();
    break;
  }
  await panel(page).getByRole("link", { name: "Move" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Move the consultation of / })).toBeVisible();
  await expectAccessible(page);
  const best = page.getByRole("region", { name: "Best other days" }).getByRole("link").first();
  const when = (await best.locator("span").first().textContent()) ?? "";
  await best.click();
  await page.getByRole("button", { name: "Move the consultation" }).click();
  await expect(page.getByText(`Moved to ${when}. The messages moved with it.`)).toBeVisible();
  await expect(page).not.toHaveURL(/moved=/);
});

test("a search opens the only client by Enter, also by a number as it is dialled", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/clients");
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  const phone = (await page.locator("a[href^='tel:']").first().textContent()) ?? "";
  await search.fill(phone.replace("+", "00"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/clinic\/clients\/[0-9a-f-]{36}$/);
  await expect(page.locator(`a[href='tel:${phone}']`)).toBeVisible();
  await page.goto("/clinic/clients?q=0999999999");
  await expect(page.getByText("Nobody has that number")).toBeVisible();
});

test("an address that makes no sense shows nothing here, or the day", async ({ page, complaints }) => {
  await signIn(page, "Front desk");
  const gone = ["/clinic/clients/bad", "/clinic/clients/bad/new-plan", "/desk/move/bad", "/clinic/plans/bad/book"];
  for (const address of gone) {
    await page.goto(address);
    await expect(page.getByText("There is nothing here for you")).toBeVisible();
  }
  for (const on of ["9999-12-31", "0001-01-01", "x&sel=bad&location=bad"]) {
    await page.goto(`/desk?on=${on}`);
    await expect(page.getByRole("heading", { level: 1, name: "Tue 24 Nov" })).toBeVisible();
  }
  await page.goto("/clinic/clients?q=%00");
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  expectComplaints(complaints, /status of 404/);
});
