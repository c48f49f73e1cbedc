// Do the worklist, the audit log and the reports show what is there, from the keyboard too, and a signed override everywhere?
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

test("a signed override is in the reports, in the audit log and on the plan", async ({ page }) => {
  await signIn(page, "Owner");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("link", { name: "Insights" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Are plans finished?" })).toBeVisible();
  await expectAccessible(page);
  const signed = page.locator("[data-exception=signed]").first();
  const client = signed.getByRole("link");
  const name = (await client.textContent()) ?? "";
  const reason = (await signed.getByRole("cell").last().textContent()) ?? "";
  expect(reason.length).toBeGreaterThan(10);

  await page.getByRole("link", { name: "All in the audit log" }).click();
  const line = page
    .getByRole("list", { name: "Acts, newest first" })
    .getByRole("listitem")
    .filter({ hasText: name })
    .first();
  await expect(line).toContainText("Signed for a day before the earliest");
  await expect(line).toContainText(reason);
  await line.locator("summary").click();
  await expect(line.getByRole("row", { name: /Days after the visit before/ })).toContainText("days");
  await expectAccessible(page);

  await line.getByRole("link", { name: /^Open the record/ }).click();
  await expect(page.getByRole("main")).toContainText(reason);
  await page.getByRole("link", { name: "Audit log of this client" }).click();
  await expect(page.getByText(`What was done to the record of ${name}.`)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(reason);
});

test("the desk goes down the worklist by J and K and takes the next step by Enter; the audit log is not theirs", async ({
  page,
}) => {
  await signIn(page, "Front desk");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Worklist" }).click();
  await page
    .getByRole("navigation", { name: "What to show" })
    .getByRole("link", { name: /^Overdue/ })
    .click();
  await expect(page).toHaveURL(/kind=overdue/);
  const steps = page.locator("[data-work]");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(steps.first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(steps.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(steps.first()).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/clinic\/plans\/[^/]+\/book/);

  expect((await page.request.get("/admin/audit")).status()).toBe(404);
});
