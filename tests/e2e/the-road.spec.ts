// Does the whole road hold: a clinician books a course, the client sees it on their phone, the desk moves a session, messages are due?
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const PHONE = { width: 390, height: 844 };

test("from the clinician's sign-in to the client's phone, and back to the desk", async ({ page, browser }) => {
  await signIn(page, "Clinician");
  await page.goto("/clinic/clients?q=amara diallo");
  await page
    .getByRole("link", { name: /Amara Diallo/ })
    .first()
    .click();
  await page.getByRole("link", { name: "New plan" }).first().click();
  // A choice counts once the page's script does.
  await expect(async () => {
    await page.getByLabel("Area").selectOption({ label: "arms" });
    await page.getByLabel("Area").selectOption({ label: "hands" });
    await expect(page).toHaveURL(/area=hands/, { timeout: 1_500 });
  }).toPass();
  // The button waits while the course is being placed again.
  await expect(async () => {
    await page
      .getByRole("button", { name: /^Book \d/ })
      .click({ timeout: 1_000 })
      .catch(() => {});
    await expect(page.getByText(/^Rejuvenation.*, hands: \d visits are booked\.$/)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  const record = page.url();

  const phone = await browser.newContext({ viewport: PHONE });
  const client = await phone.newPage();
  await signIn(client, "Client");
  await client.goto("/portal/course");
  await expect(client.getByRole("heading", { name: /hands/i })).toBeVisible();

  await page.goto(record);
  const session = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Move: Session 2" }) })
    .last();
  await session.getByRole("link", { name: "Move: Session 2" }).click();
  const best = page.getByRole("region", { name: "Best other days" }).getByRole("link").first();
  const when = (await best.locator("span").first().textContent()) ?? "";
  await best.click();
  await page.getByRole("button", { name: /^Move (session|\d+ visits)/ }).click();
  await expect(page).not.toHaveURL(/\/desk\/move\//);

  await client.reload();
  await expect(client.getByText(when.split(",")[0] ?? when).first()).toBeVisible();
  await phone.close();

  await page.goto("/desk/messages?part=sent");
  const told = page.getByRole("listitem").filter({ hasText: "Amara Diallo" });
  await expect(async () => {
    await page.reload();
    await expect(told.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
});
