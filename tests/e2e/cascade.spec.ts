// Does the desk see what a missed or cancelled visit means for its plan, and book it again with what has to move, in one go?
import type { Page } from "@playwright/test";
import pg from "pg";
import { env } from "@/lib/env";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const panel = (page: Page) => page.getByRole("complementary", { name: "The selected visit" });
const state = (page: Page) => panel(page).locator("dd").nth(1);
const days = (page: Page) => page.getByRole("dialog").getByRole("radio");

const SUNDAY = "2026-11-22";

/**
 * A session that was to be given on Sunday, when nobody works, with the next one 28 days behind it: a new day for the first takes
 * the second along.
 */
async function aSessionOfSunday(): Promise<{ id: string; locationId: string }> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ id: string; next: string; locationId: string }>(
      `SELECT a.id, b.id AS next, a."locationId" FROM "Appointment" a
       JOIN "Visit" v ON v.id = a."visitId" JOIN "Plan" p ON p.id = a."planId"
       JOIN "Visit" w ON w."planId" = v."planId" AND w.position = v.position + 1 AND w.phase = 'session'
       JOIN "Appointment" b ON b."visitId" = w.id AND b.status IN ('booked', 'confirmed') AND b."onDate" > $1::date + 28
       JOIN "Visit" u ON u."planId" = v."planId" AND u.position = v.position - 1
       JOIN "Appointment" c ON c."visitId" = u.id AND c.status = 'completed' AND c."onDate" BETWEEN $1::date - 36 AND $1::date - 28
       WHERE p.status = 'active' AND v.phase = 'session' AND v."earliestDays" = 28 AND w."earliestDays" = 28
         AND a.status IN ('booked', 'confirmed') AND a."onDate" > $1::date
       ORDER BY a.id LIMIT 1`,
      [SUNDAY],
    );
    const [found] = rows;
    if (!found) throw new Error("No session of the demo clinic can be put there");
    for (const [id, daysLater] of [
      [found.id, 0],
      [found.next, 28],
    ] as const) {
      await db.query(
        `UPDATE "Appointment" SET "startsAt" = "startsAt" + ($2::date + $3::int - "onDate") * interval '1 day', "onDate" = $2::date + $3::int WHERE id = $1`,
        [id, SUNDAY, daysLater],
      );
    }
    return found;
  } finally {
    await db.end();
  }
}

async function openMissed(page: Page): Promise<void> {
  const { id, locationId } = await aSessionOfSunday();
  await page.goto(`/desk?on=${SUNDAY}&location=${locationId}&sel=${id}`);
  await expect(async () => {
    await panel(page).getByRole("button", { name: "Missed" }).click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test("a missed session is booked again by the keyboard, and what comes too soon behind it moves along", async ({
  page,
}) => {
  await signIn(page, "Front desk");
  await openMissed(page);
  await expect(days(page).first()).toBeFocused();
  await expect(page.getByRole("dialog").getByText(/is due again/)).toBeVisible();
  await expect(days(page)).toHaveCount(4);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("dialog").getByText("What moves with it")).toBeVisible();
  await expect(
    page.getByRole("dialog").getByText(/^There it would be \d+ days after session \d, at least 28 are needed\.$/),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: /^Missed, book .+, move 1$/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(state(page)).toHaveText("Missed");
  await expect(panel(page).getByText("Booked again", { exact: true })).toBeVisible();
  await expect(panel(page).getByRole("button", { name: "Undo" })).toHaveCount(0);
});

test("Missed and Enter only marks it: the visit stays due", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "Front desk");
  await openMissed(page);
  await expect(days(page)).toHaveCount(4);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(state(page)).toHaveText("Missed");
  await expect(panel(page).getByRole("link", { name: /^Book / })).toBeVisible();
});

test("a cancelled session is booked on another day in the same breath", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/desk?on=2026-12-15");
  await page
    .getByRole("region", { name: "Visits by time" })
    .getByRole("link", { name: /[2-9] of \d.*(Not confirmed|Confirmed)$/ })
    .first()
    .click();
  await panel(page).getByRole("button", { name: "Cancel visit" }).click();
  const dialog = page.getByRole("dialog", { name: /^Cancel session/ });
  await expect(days(page)).toHaveCount(4);
  await page
    .getByRole("dialog")
    .locator("label")
    .filter({ has: page.getByRole("radio") })
    .nth(1)
    .click();
  await dialog.getByRole("button", { name: /^Cancel, book / }).click();
  await expect(dialog.getByText("Please fill this in.")).toBeVisible();
  await dialog.getByLabel("Reason, kept in the record").fill("Works late that week");
  await expect(days(page).nth(1)).toBeChecked();
  await dialog.getByRole("button", { name: /^Cancel, book / }).click();
  await expect(page.getByRole("status").filter({ hasText: "is cancelled and booked again" })).toBeVisible();
});

test("a client's messages are found from the record and by name, and the list of clients has pages", async ({
  page,
}) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/clients");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByText("Clients 51 to 100")).toBeVisible();
  await page.goto("/clinic/clients?q=amara+diallo");
  await page.getByRole("link", { name: "Amara Diallo" }).click();
  await page.getByRole("link", { name: "All messages" }).click();
  await expect(page.getByText("Only those of Amara Diallo.")).toBeVisible();
  await page
    .getByRole("navigation", { name: "Which messages" })
    .getByRole("link", { name: "Sent", exact: true })
    .click();
  await expect(page.getByText("Only those of Amara Diallo.")).toBeVisible();
  await page.getByRole("searchbox").fill("zzzz");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No such messages")).toBeVisible();
  await expectAccessible(page);
});
