// Does a client, on a phone, see what their skin needs, confirm their next visit and move it, and nobody else's?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const PHONE = { width: 390, height: 844 };

test.use({ viewport: PHONE });

/** Waits until the page is whole: a press before that would break off what is still coming. */
async function signInAsClient(page: Page): Promise<void> {
  await signIn(page, "Client");
  await expect(page.getByRole("heading", { level: 1, name: "Good morning, Amara" })).toBeVisible();
}

/** The id of a visit that some other client has booked, read where the desk reads it. */
async function strangersVisit(page: Page): Promise<string> {
  await signIn(page, "Front desk");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/desk?on=2026-12-29");
  const ids = await page
    .locator("[data-visit]")
    .filter({ hasNotText: "Amara Diallo" })
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-visit")));
  const [id] = ids;
  if (!id) throw new Error("Nobody else is booked on that day.");
  await page.context().clearCookies();
  await page.setViewportSize(PHONE);
  return id;
}

test("a client reads today's care, confirms the next visit, moves it, and sees its new day", async ({ page }) => {
  await signInAsClient(page);
  await expect(page).toHaveURL(/\/portal$/);
  await expect(page.getByText(/day \d+ after session 2/)).toBeVisible();
  await expect(page.getByText("SPF 30+ before you go out")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Call \+44/ })).toHaveAttribute("href", "tel:+441174960100");

  await page.getByRole("button", { name: "Confirm session 3" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Confirmed" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Confirm session 3" })).toHaveCount(0);

  await page.getByRole("link", { name: "Move session 3" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Move session 3" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Choose a day" })).toBeDisabled();
  const best = page.getByRole("group", { name: "Best for you" });
  await best.getByRole("radio").nth(1).check();
  const chosen = (await best.locator("label").nth(1).locator("span span").first().textContent()) ?? "";
  const day = chosen.replace(/,.*$/, "");
  await expect(page.getByText(`Session 3 to ${day}`)).toBeVisible();
  await page.getByRole("button", { name: /^Move \d visits?$/ }).click();

  await expect(page).toHaveURL(/\/portal\?moved=/);
  await expect(page.getByText(`Session 3 is now on ${chosen}.`)).toBeVisible();
  await expect(page.getByText(`${chosen}, booked`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm session 3" })).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/\/portal$/);
  await expect(page.getByText(`${chosen}, booked`)).toBeVisible();
  await page.getByRole("link", { name: "Course", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Session 3" }).getByText(chosen)).toBeVisible();
});

test("a move that was overtaken changes nothing, says so, and shows what is free now", async ({ page, context }) => {
  await signInAsClient(page);
  await page.getByRole("link", { name: "Move session 3" }).click();
  await expect(page.getByRole("radio").first()).toBeVisible();
  const other = await context.newPage();
  await other.setViewportSize(PHONE);
  await other.goto(page.url());
  const move = /^Move \d visits?$/;
  await other.getByRole("radio").first().check();
  await other.getByRole("button", { name: move }).click();
  await expect(other.getByText(/^Session 3 is now on/)).toBeVisible();

  const before = await page.getByText(/^Now /).textContent();
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: move }).click();
  await expect(page.getByText(/^Somebody changed this plan while you looked at it/)).toBeVisible();
  await expect(page.getByText(/^Now /)).not.toHaveText(before ?? "");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Choose a day" })).toBeDisabled();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: move }).click();
  await expect(page).toHaveURL(/\/portal\?moved=/);
});

test("each date says where it comes from", async ({ page }) => {
  await signInAsClient(page);
  await page.getByRole("link", { name: "Course", exact: true }).click();
  const second = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Session 2" }) });
  await second.getByText("Why this day").click();
  await expect(second.getByText(/^Your skin needs 28 to 42 days after session 1/)).toBeVisible();
  await expect(second.getByText(/^Source: /)).toBeVisible();
});

test("a row of the course leads to its reason, which is open, and may be pressed anywhere", async ({ page }) => {
  await signInAsClient(page);
  const row = page.getByRole("link", { name: /^Session 2, given on/ });
  const box = await row.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.width).toBeGreaterThanOrEqual(300);
  await row.click();
  await expect(page).toHaveURL(/\/portal\/course#visit-/);
  await expect(page.getByText(/^Your skin needs 28 to 42 days after session 1/)).toBeVisible();
});

test("with text at twice its size nothing runs out of the page", async ({ page }) => {
  await signInAsClient(page);
  for (const path of ["/portal", "/portal/course", "/portal/care", "/portal/clinic"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBe(0);
  }
});

test("at twice their size the words of the course's rows stand clear of each other", async ({ page }) => {
  await signInAsClient(page);
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  const words = page.locator("[data-words]");
  await expect(async () => {
    const places = await words.evaluateAll((rows) =>
      rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    );
    expect(places.length).toBeGreaterThan(3);
    const sorted = places.sort((a, b) => a.top - b.top);
    for (const [index, { bottom }] of sorted.slice(0, -1).entries()) {
      expect(bottom).toBeLessThanOrEqual(sorted[index + 1]?.top ?? 0);
    }
  }).toPass();
});

test("a free day is chosen in the month as well as in the list", async ({ page }) => {
  await signInAsClient(page);
  await page.getByRole("link", { name: "Move session 3" }).click();
  const month = page.getByRole("region", { name: "Free days" });
  const day = month.getByRole("button", { name: /^\w{3} \d+ \w{3}, / }).first();
  await expect(async () => {
    await day.click();
    await expect(day).toHaveAttribute("aria-pressed", "true");
  }).toPass();
  const name = (await day.getAttribute("aria-label")) ?? "";
  const [listed] = await page
    .locator("label")
    .filter({ has: page.getByRole("radio", { checked: true }) })
    .allTextContents();
  expect(listed).toContain(name);
  await expect(page.getByText(`Session 3 to ${name.replace(/,.*$/, "")}`)).toBeVisible();
  // The other way round: what is chosen in the list shows in the month.
  await page.getByRole("group", { name: "Best for you" }).getByRole("radio").first().check();
  await expect(month.getByRole("button", { pressed: true })).toHaveCount(1);
  const best = (await month.getByRole("button", { pressed: true }).getAttribute("aria-label")) ?? "-";
  await expect(page.locator("label").filter({ has: page.getByRole("radio", { checked: true }) })).toContainText(best);
});

test("a client says what may be written to them, and it stays", async ({ page }) => {
  await signInAsClient(page);
  await page.getByRole("link", { name: "Clinic", exact: true }).click();
  const invitations = page.getByRole("group", { name: "Invitations to touch-ups" });
  const byMail = invitations.getByRole("checkbox", { name: /^By e-mail to / });
  const visits = page
    .getByRole("group", { name: "Messages about visits" })
    .getByRole("checkbox", { name: /^By e-mail/ });
  await expect(byMail).toBeVisible();
  const before = await byMail.isChecked();
  await byMail.click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await expect(byMail).toBeChecked({ checked: !before });
  await visits.click();
  await expect(byMail).toBeDisabled();
  await expect(invitations.getByText("Only together with messages about visits.").first()).toBeVisible();
  await expectAccessible(page);
  await visits.click();
  await expect(byMail).toBeEnabled();
  await byMail.click();
  await expect(byMail).toBeChecked({ checked: before });
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
});

test("of another client's visit there is nothing here, and the answer says so too", async ({ page, complaints }) => {
  const id = await strangersVisit(page);
  await signInAsClient(page);
  const answer = await page.goto(`/portal/move/${id}`);
  expect(answer?.status()).toBe(404);
  for (const complaint of complaints.splice(0)) expect(complaint).toContain("status of 404");
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await page.getByRole("link", { name: "Go to the start" }).click();
  await expect(page).toHaveURL(/\/portal$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a client's pages, ${colorScheme}, on phone and desktop`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signInAsClient(page);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["/portal", "/portal/course", "/portal/care", "/portal/clinic"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBe(0);
      }
    }
  });
}

test("what is due is booked by the client, who sees first what is free", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/clients?q=amara");
  await page.getByRole("link", { name: /Amara Diallo/ }).click();
  const fourth = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Move: Session 4" }) });
  await fourth.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/desk\?/);
  const cancel = page.getByRole("button", { name: "Cancel visit" });
  const dialog = page.getByRole("dialog", { name: /^Cancel / });
  await expect(async () => {
    await cancel.first().click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await dialog.getByLabel("Reason, kept in the record").fill("The clinic is closed that day");
  await dialog.getByRole("button", { name: "Cancel visit" }).click();
  await expect(dialog).toBeHidden();

  await page.context().clearCookies();
  await signInAsClient(page);
  await expect(page.getByText(/^Session 4 is not booked yet/)).toBeVisible();
  await page.getByRole("link", { name: "Choose a day" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Book session 4" })).toBeVisible();
  await expect(async () => {
    await page.getByRole("radio").first().check();
    await expect(page.getByRole("button", { name: "Book 1 visit" })).toBeEnabled({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Book 1 visit" }).click();
  await expect(page.getByText("Rejuvenation, face: your visits are booked.")).toBeVisible();
  await expect(page.getByText(/^Session 4 is not booked yet/)).toHaveCount(0);
});
