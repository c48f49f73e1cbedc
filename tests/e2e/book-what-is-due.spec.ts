// Does the desk book what is due of a running plan: a missed visit again, an overdue one late, a saved plan for the first time?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";
import { goBackTo } from "./going-back";

const rows = (page: Page) => page.getByRole("list", { name: /visits? to book/ }).getByRole("listitem");
const bookButton = (page: Page) => page.getByRole("button", { name: /^Book (session|touch-up|\d)/ });

/** Opens the record of somebody whose plan needs care, shows such words, and offers its due visits for booking. */
async function recordWith(page: Page, words: RegExp): Promise<void> {
  const seen = new Set<string>();
  for (const search of ["", "a", "e", "i", "o"]) {
    await page.goto(`/clinic/clients?q=${search}`);
    await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
    const needy = page
      .getByRole("main")
      .locator("tr, li")
      .filter({ hasText: /Overdue|At risk|Due/ });
    const hrefs = await needy
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const href of hrefs.filter((one) => one.startsWith("/clinic/clients/") && !seen.has(one))) {
      seen.add(href);
      await page.goto(href);
      await expect(page.getByRole("heading", { level: 2, name: "Contact" })).toBeVisible();
      const isSo = (await page.getByRole("main").getByText(words).count()) > 0;
      if (isSo && (await page.getByRole("link", { name: /^Book / }).count()) > 0) return;
    }
  }
  throw new Error(`Nobody in the demo clinic has a plan that shows ${words}`);
}

test("a missed session is booked again from the record, with another day chosen", async ({ page }) => {
  await signIn(page, "Front desk");
  await recordWith(page, /^missed on/);
  await page
    .getByRole("link", { name: /^Book / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/clinic\/plans\/.+\/book$/);
  const first = rows(page).first();
  await expect(first).toContainText(/days after session/);
  const offered = await first.locator("p").nth(1).textContent();

  await first.getByRole("link", { name: /^Other days for/ }).click();
  await expect(first.getByText("Also possible")).toBeVisible();
  const other = first.getByRole("link", { name: /^Choose: / }).first();
  const chosen = ((await other.getAttribute("aria-label")) ?? "").replace("Choose: ", "");
  await other.click();
  await expect(first.locator("p").nth(1)).toHaveText(chosen.replace(/ (\d\d:\d\d)$/, "$1"));
  expect(await first.locator("p").nth(1).textContent()).not.toBe(offered);

  await bookButton(page).dblclick();
  await expect(page.getByText(/visits? (is|are) booked(\.|,)/)).toBeVisible();
  await expect(page).toHaveURL(/\/clinic\/clients\/.+due=/);
  await expect(page.getByText(/^missed on/)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText(chosen.replace(/ (\d\d:\d\d)$/, "$1"));

  await goBackTo(page, /\/clinic\/clients\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { level: 2, name: "Contact" })).toBeVisible();
  await expect(page.getByText(/^missed on/)).toHaveCount(0);
});

test("an overdue session gets the first free day with its grade, and nobody signs", async ({ page }) => {
  await signIn(page, "Front desk");
  await recordWith(page, /^Overdue$/);
  await page
    .getByRole("link", { name: /^Book / })
    .first()
    .click();
  await expect(rows(page).first()).toContainText(/(a little late|late), day \d+/);
  await bookButton(page).click();
  await expect(page.getByText(/visits? (is|are) booked/)).toBeVisible();
});

test("a plan is saved without booking, then booked from the record, a touch-up left for later", async ({ page }) => {
  await signIn(page, "Clinician");
  await page.goto("/clinic/clients/new");
  await page.getByLabel("Given name").fill("Noa");
  await page.getByLabel("Family name").fill("Merryweather");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText("Noa Merryweather was added.")).toBeVisible();
  await page.getByRole("link", { name: "New plan" }).first().click();
  await page.getByRole("button", { name: "Save without booking" }).click();
  await expect(page.getByText("Rejuvenation, face: saved without booking.")).toBeVisible();

  await page.getByRole("link", { name: "Book 5 visits" }).click();
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole("link", { name: "Leave for later: touch-up 1" }).click();
  await expect(page.getByRole("heading", { name: "4 visits to book" })).toBeVisible();
  await expect(page.getByText("Not booked now", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Book 4 visits" }).click();
  await expect(page.getByText("Rejuvenation, face: 4 visits are booked.")).toBeVisible();
  await page.getByRole("link", { name: "Book touch-up 1" }).click();
  await page.getByRole("button", { name: "Book touch-up 1" }).click();
  await expect(page.getByText("Rejuvenation, face: 1 visit is booked.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Book / })).toHaveCount(0);
});

test("who comes second is told, and sees what is free now", async ({ browser, page }) => {
  await signIn(page, "Front desk");
  await recordWith(page, /^At risk$/);
  await page
    .getByRole("link", { name: /^Book / })
    .first()
    .click();
  await expect(bookButton(page)).toBeVisible();
  const context = await browser.newContext();
  const rival = await context.newPage();
  await signIn(rival, "Front desk");
  await rival.goto(page.url());
  await bookButton(rival).click();
  await expect(rival.getByText(/visits? (is|are) booked/)).toBeVisible();
  await context.close();

  await bookButton(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing is left to book now" })).toBeVisible();
});

test("past the protocol's last day nothing is offered, and it says who decides", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/clients?q=isabel");
  await page.getByRole("link", { name: /Isabel Navarro/ }).click();
  await expect(page.getByText(/A clinician decides: go on, or begin again with a new plan/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^Book / })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`booking what is due is accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, "Front desk");
      await recordWith(page, /^(Overdue|At risk|missed on)/);
      await expectAccessible(page);
      await page
        .getByRole("link", { name: /^Book / })
        .first()
        .click();
      await rows(page)
        .first()
        .getByRole("link", { name: /^Other days for/ })
        .click();
      await expect(page.getByText("Also possible")).toBeVisible();
      await expectAccessible(page);
    });
  }
}
