// Can a clinic make a protocol its own: copy it, see what its figures do, be kept from nonsense, and publish, with old plans untouched?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** Once the page's script counts: what is typed is judged, and said at the foot. */
async function typed(page: Page, section: string, field: string, value: string): Promise<void> {
  const input = page.getByRole("region", { name: section }).getByLabel(field, { exact: true });
  await expect(async () => {
    await input.fill("1");
    await input.fill(value);
    await expect(page.getByText(/\d+ changes?, not published\.|fields? to correct\./)).toBeVisible({ timeout: 4_000 });
  }).toPass();
}

async function newPlanBy(page: Page, clientHref: string, protocol: string): Promise<void> {
  await page.goto(`${clientHref}/new-plan`);
  await expect(async () => {
    await page.getByLabel("Protocol", { exact: true }).selectOption({ label: protocol });
    await expect(page.getByRole("heading", { name: new RegExp(protocol) }).first()).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

test("a copy is changed with its example in sight, published as version 2, and an old plan keeps version 1", async ({
  page,
}) => {
  test.slow();
  await signIn(page, "Clinician");
  await page.goto("/clinic/clients");
  const client = page.locator('main a[href^="/clinic/clients/"]:not([href$="/new"])').last();
  const clientHref = (await client.getAttribute("href"))?.split("?")[0] ?? "";

  await page.goto("/clinic/protocols");
  await expect(async () => {
    await page.getByRole("button", { name: "Copy: Acne scars", exact: true }).click({ timeout: 2_000 });
    await expect(page.getByRole("heading", { level: 1, name: /^Copy/ })).toBeVisible({ timeout: 8_000 });
  }).toPass();
  const editor = page.url();
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";

  await newPlanBy(page, clientHref, name);
  await page.getByRole("button", { name: "Save without booking" }).click();
  await expect(page).not.toHaveURL(/new-plan/);

  await page.goto(editor);
  const second = page.getByRole("listitem").filter({ hasText: "days after session 1:" });
  await expect(second).toContainText("28–56 days after session 1");
  const before = (await second.textContent()) ?? "";
  await typed(page, "Between two sessions", "Target (days)", "40");
  await expect(second).not.toHaveText(before);
  await expect(page.getByRole("heading", { name: "4 sessions in 120 days" })).toBeVisible();

  await typed(page, "Between two sessions", "Earliest (days)", "50");
  const earliest = page.getByRole("region", { name: "Between two sessions" }).getByLabel("Earliest (days)");
  await expect(page.getByText("The earliest day must not be later than the target.")).toBeVisible();
  await page.getByRole("button", { name: /^Publish as version 2/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Please correct" })).toBeVisible();
  await expect(earliest).toBeFocused();
  await expect(earliest).toHaveValue("50");
  await expect(earliest).toHaveAttribute("aria-invalid", "true");

  await earliest.fill("30");
  await expect(page.getByText("2 changes, not published.")).toBeVisible();
  await expect(page.getByRole("region", { name: "What differs from version 1" }).getByText("30 days")).toBeVisible();
  // Following a link asks first, and what was typed is still there when the page is opened again.
  await page.getByRole("link", { name: "All protocols" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Protocols" })).toBeVisible();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByText("What you typed before is here again. It is not published yet.")).toBeVisible();
  await expect(earliest).toHaveValue("30");
  await expect(page.getByText("2 changes, not published.")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^Version 2 is published\./)).toBeVisible();
  await expect(page.getByText("Nothing differs from version 2.").first()).toBeVisible();

  await page.goto("/clinic/protocols");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(row).toContainText(/Version 2, \w+ 24 Nov by /);
  await expect(row).toContainText("30–56 days, target 40");
  await expect(row).toContainText("1 on version 1");

  await newPlanBy(page, clientHref, name);
  await expect(page.getByText(/30–56 days/).first()).toBeVisible();

  await page.goto(`${editor}?version=1`);
  await expect(page.getByText("This is version 1, as it was published. The newest is version 2.")).toBeVisible();
  await page.goto("/clinic/protocols");
  await expect(async () => {
    await page.getByRole("button", { name: `Retire: ${name}`, exact: true }).click({ timeout: 2_000 });
    await expect(page.getByText(`${name} is retired: no new plan is made from it.`)).toBeVisible({ timeout: 8_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: `Bring back: ${name}` })).toBeVisible();
});

test("who published meanwhile is not overwritten, and the form goes on from there", async ({ page, context }) => {
  test.slow();
  await signIn(page, "Owner");
  await page.goto("/clinic/protocols");
  await expect(async () => {
    await page.getByRole("button", { name: "Copy: Stretch marks", exact: true }).click({ timeout: 2_000 });
    await expect(page.getByRole("heading", { level: 1, name: /^Copy/ })).toBeVisible({ timeout: 8_000 });
  }).toPass();
  const other = await context.newPage();
  await other.goto(page.url());
  await typed(page, "Between two sessions", "Latest (days)", "44");
  await typed(other, "Course", "Usual sessions", "5");
  await other.getByRole("button", { name: /^Publish as version 2/ }).click();
  await expect(other.getByText(/^Version 2 is published\./)).toBeVisible();
  await other.close();

  await page.getByRole("button", { name: /^Publish as version 2/ }).click();
  await expect(page.getByText(/^Version 2 was published meanwhile by /)).toBeVisible();
  await expect(page.getByRole("region", { name: "Between two sessions" }).getByLabel("Latest (days)")).toHaveValue(
    "44",
  );
  await page.getByRole("button", { name: "Go on from version 2" }).click();
  await expect(page.getByRole("heading", { name: "What differs from version 2" })).toBeVisible();
  await expect(page.getByText("2 changes, not published.")).toBeVisible();
  await page.getByRole("button", { name: /^Publish as version 3/ }).click();
  await expect(page.getByText(/^Version 3 is published\./)).toBeVisible();
});

test("the front desk reads a protocol and changes nothing", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/protocols");
  await expect(page.getByRole("button", { name: /^(Copy|Retire)/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Scalp", exact: true }).click();
  await expect(page.getByText("Prescribers change protocols; you can read them.")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Between two sessions" }).getByText("28 days")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the library and the editor, in ${colorScheme}, wide and on a phone`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await signIn(page, "Clinician");
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/clinic/protocols");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      await page.getByRole("link", { name: "Deep wrinkles", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Deep wrinkles" })).toBeVisible();
      await typed(page, "Between two sessions", "Earliest (days)", "50");
      await page.getByText("Show its figures").click();
      await page.locator("summary").filter({ hasText: "No tanning" }).click();
      await expect(page.getByLabel("Where it is said")).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      await page.getByRole("button", { name: "Discard changes" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Discard changes" }).click();
      await expect(page.getByText("Nothing differs from version 1.").first()).toBeVisible();
    }
  });
}
