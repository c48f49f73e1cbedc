// Can the desk repair a day on which a clinician is ill: see who is hit, leave one out, book the rest, and end it again?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** Far enough in the demo clinic's winter to be nobody else's day. */
const DAY = "2027-01-19";

test("an ill clinician: places are proposed, one visit is left out, the rest is booked at once, then it ends", async ({
  page,
}) => {
  test.slow();
  await signIn(page, "Front desk");
  await page.goto(`/desk?on=${DAY}`);
  await page.getByRole("link", { name: "A bad day" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A bad day" })).toBeVisible();
  await expectAccessible(page);

  await chooseBusiest(page);
  const rows = page.getByRole("list").filter({ has: page.getByRole("checkbox") });
  const first = rows.getByRole("checkbox").first();
  await expect(first).toBeVisible({ timeout: 30_000 });
  const total = await rows.getByRole("checkbox").count();
  await expectAccessible(page);

  await expect(async () => {
    await first.uncheck();
    await expect(page.getByText("Your choices changed.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole("button", { name: /^Book/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Solve again" }).press("Enter");
  await expect(page.getByText(/ kept, 1 left out/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Left out by you.")).toBeVisible();

  await expect(page.getByRole("button", { name: /^Book|^Write it down/ })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(total > 1 ? /visits? moved\./ : "It is written down.")).toBeVisible({ timeout: 30_000 });
  const list = page.getByRole("region", { name: "Call list" });
  await expect(list.getByRole("link", { name: "Choose a place by hand" }).first()).toBeVisible({ timeout: 30_000 });
  await expect(list).toContainText("They still stand on the lost days");

  const end = page.getByRole("button", { name: /^End it: .*19 Jan/ });
  await end.click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("It has ended.")).toBeVisible({ timeout: 20_000 });
  await expect(end).toHaveCount(0);
});

/** Asks about one clinician after the other until somebody is hit. */
async function chooseBusiest(page: Page): Promise<void> {
  const options = await page.getByLabel("Who or what is lost").locator("option[value^='clinician.']").all();
  const values = await Promise.all(options.map((option) => option.getAttribute("value")));
  for (const value of values) {
    await page.getByLabel("Who or what is lost").selectOption(value);
    await page.getByLabel("From", { exact: true }).fill(DAY);
    await page.getByLabel("Until", { exact: true }).fill(DAY);
    await page.getByLabel("Reason").fill("Ill");
    await page.getByRole("button", { name: "Show who is hit" }).click();
    const answer = page.getByRole("button", { name: /^Book|^Write it down/ });
    await expect(answer).toBeVisible({ timeout: 30_000 });
    if (/^Book/.test((await answer.textContent()) ?? "")) return;
    await page.locator("summary", { hasText: "Change days" }).click();
  }
  throw new Error("No clinician of the demo clinic works on that day.");
}
