// Does a place that the desk frees come to the client who waits for it, on their phone, and do they have it with one press?
import pg from "pg";
import { env } from "@/lib/env";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

type Place = { id: string; on: string };

/** Sessions of others that are like the next one of Amara's face, on the days before it that keep the gaps around it. */
async function earlierSessions(): Promise<Place[]> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<Place>(
      `WITH hers AS (
         SELECT a.*, v."earliestDays", lag(a."onDate") OVER w AS before FROM "Appointment" a
         JOIN "Visit" v ON v.id = a."visitId"
         JOIN "Plan" p ON p.id = a."planId" AND p.area = 'face'
         JOIN "Client" c ON c.id = a."clientId" AND c."givenName" = 'Amara' AND c."familyName" = 'Diallo'
         WHERE a.counts WINDOW w AS (PARTITION BY a."planId" ORDER BY a."startsAt")),
       next AS (SELECT * FROM hers WHERE status IN ('booked', 'confirmed') ORDER BY "startsAt" LIMIT 1)
       SELECT o.id, o."onDate"::text AS on FROM "Appointment" o, next n
       WHERE o.status IN ('booked', 'confirmed') AND o."planId" IS NOT NULL AND o."clientId" <> n."clientId"
         AND o."locationId" = n."locationId" AND (o."deviceId" IS NULL) = (n."deviceId" IS NULL)
         AND (o."clinicianFrom", o."clinicianTo", o."roomTo") = (n."clinicianFrom", n."clinicianTo", n."roomTo")
         AND o."onDate" BETWEEN greatest(n.before + n."earliestDays", n."onDate" - 6) AND n."onDate" - 1
       ORDER BY o."startsAt" DESC`,
    );
    return rows;
  } finally {
    await db.end();
  }
}

test("a client waits, the desk cancels a visit, and the client takes the freed time on the phone", async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const phone = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    viewport: { width: 390, height: 844 },
  });
  const portal = await phone.newPage();
  await signIn(portal, "Client");
  // Another course of hers may have a question of its own.
  const wait = portal.getByText(/^Tell me if an earlier time falls free( .*, face)?$/);
  await wait.click();
  await expect(async () => {
    await portal.getByRole("button", { name: "Tell me", exact: true }).click({ timeout: 2_000 });
    await expect(portal.getByText("You hear from us when an earlier time falls free")).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expectAccessible(portal);

  await signIn(page, "Front desk");
  await page.goto("/desk/waitlist");
  const hers = page
    .getByRole("list", { name: "Clients who wait" })
    .getByRole("listitem")
    .filter({ hasText: "Amara Diallo" });
  await expect(hers.getByText("Any day and time")).toBeVisible();
  await expectAccessible(page);

  const offered = portal.getByRole("heading", { name: "An earlier time is free" });
  let isOffered = false;
  for (const { id, on } of await earlierSessions()) {
    await page.goto(`/desk?on=${on}&sel=${id}`);
    const dialog = page.getByRole("dialog", { name: /^Cancel / });
    await expect(async () => {
      await page.getByRole("button", { name: "Cancel visit" }).first().click({ timeout: 2_000 });
      await expect(dialog).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await dialog.getByRole("textbox").fill("Ill");
    await dialog.getByRole("button", { name: "Cancel visit" }).click();
    await expect(dialog).toHaveCount(0, { timeout: 20_000 });
    isOffered = await expect(async () => {
      await portal.goto("/portal");
      await expect(offered).toBeVisible({ timeout: 1_000 });
    })
      .toPass({ timeout: 12_000 })
      .then(() => true)
      .catch(() => false);
    if (isOffered) break;
  }
  expect(isOffered, "some freed place is offered").toBe(true);
  await expectAccessible(portal);
  const take = portal.getByRole("button", { name: /^Take it: / });
  const when = ((await take.getAttribute("aria-label")) ?? "").replace("Take it: ", "");
  await expect(async () => {
    await take.click({ timeout: 2_000 });
    await expect(offered).toHaveCount(0, { timeout: 5_000 });
  }).toPass();
  await expect(portal.getByText(/^Session \d( of .*)? is now on /)).toBeVisible();
  await expect(portal.getByText(when, { exact: true }).first()).toBeVisible();
  await expect(wait).toBeVisible();

  await page.goto("/desk/waitlist");
  await expect(page.getByRole("heading", { level: 1, name: "Waitlist" })).toBeVisible();
  await expect(hers).toHaveCount(0);
  await phone.close();
});
