// Does a page that is gone back to show what is so now, not what was so before?
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";
import { goBackTo } from "./going-back";

test("after a course was booked, the record behind it has the course", async ({ page }) => {
  await signIn(page, "Clinician");
  await page.goto("/clinic/clients/new");
  await page.getByLabel("Given name").fill("Noa");
  await page.getByLabel("Family name").fill("Rowan");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText("Noa Rowan was added.")).toBeVisible();
  await page.getByRole("link", { name: "New plan" }).first().click();
  await page.getByRole("button", { name: /^Book \d/ }).click();
  await expect(page).toHaveURL(/\?booked=/);

  await goBackTo(page, /\/clinic\/clients\/[0-9a-f-]+(\?added.*)?$/);
  await expect(page.getByRole("heading", { level: 3, name: "Rejuvenation, face" })).toBeVisible();
});

test("after the desk moved a visit, the day behind it no longer has it", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2027-01-12");
  const session = page
    .locator("[data-visit]")
    .filter({ hasText: /[2-9] of \d/ })
    .first();
  const id = await session.getAttribute("data-visit");
  await session.click();
  await page.getByRole("link", { name: "Move" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Move / })).toBeVisible();
  await page.getByRole("region", { name: "Best other days" }).getByRole("link").first().click();
  await page.getByRole("button", { name: /^Move (session|\d+ visits)/ }).click();
  await expect(page).toHaveURL(/\/desk\?/);

  await goBackTo(page, /\/desk\?on=2027-01-12$/);
  await expect(page.locator("[data-visit]").first()).toBeVisible();
  await expect(page.locator(`[data-visit="${id}"]`)).toHaveCount(0);
});
