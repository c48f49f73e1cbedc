// Is a plan moved to a newer version of its protocol only after the difference was seen, and does what must move with it?
import pg from "pg";
import { env } from "@/lib/env";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";
import { goBackTo } from "./going-back";

/**
 * A plan that nothing else looks at gets a protocol of its own, which is out of use, in two versions: the second asks for 40 days
 * between sessions, and two of the plan's sessions are booked nearer to each other than that.
 */
async function aPlanWithANewerVersion(): Promise<{ planId: string; clientId: string }> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query(
      `SELECT p."clinicId", p.id AS "planId", p."clientId", v.body
       FROM "Plan" p JOIN "ProtocolVersion" v ON v.id = p."protocolVersionId" JOIN "Client" c ON c.id = p."clientId"
       WHERE p.status = 'active' AND c."familyName" <> 'Diallo' AND v.body->>'key' = 'rejuvenation' AND 2 <= (
         SELECT count(*) FROM "Appointment" a JOIN "Visit" s ON s.id = a."visitId"
         WHERE a."planId" = p.id AND a.status = 'booked' AND a."gapOverrideId" IS NULL AND s.phase = 'session' AND a."onDate" > '2026-12-01')
       ORDER BY p.id DESC LIMIT 1`,
    );
    const [plan] = rows;
    if (!plan) throw new Error("No plan has two sessions ahead");
    const { clinicId, planId, clientId, body } = plan;
    const protocol = await db.query(
      `INSERT INTO "Protocol" ("clinicId", id, key, name, position, "endedAt")
       VALUES ($1, gen_random_uuid(), 'of-one-plan', 'Of one plan', 99, '2026-11-24') RETURNING id`,
      [clinicId],
    );
    const wider = { ...body, gap: { ...body.gap, earliestDays: 40, targetDays: 42, latestDays: 60 } };
    for (const [index, version] of [body, wider].entries()) {
      const made = await db.query(
        `INSERT INTO "ProtocolVersion" ("clinicId", id, "protocolId", number, body, "createdAt")
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-24') RETURNING id`,
        [clinicId, protocol.rows[0].id, index + 1, version],
      );
      if (index > 0) continue;
      await db.query(`UPDATE "Plan" SET "protocolVersionId" = $2 WHERE id = $1`, [planId, made.rows[0].id]);
    }
    return { planId, clientId };
  } finally {
    await db.end();
  }
}

test("the difference is shown, with what moves and why; then the plan has the newer version, once", async ({
  page,
}) => {
  const { planId, clientId } = await aPlanWithANewerVersion();
  await signIn(page, "Owner");
  await page.goto(`/clinic/plans/${planId}/version`);
  await expect(page.getByRole("heading", { level: 1, name: "From protocol version 1 to 2" })).toBeVisible();
  await expect(page.getByText(/booked visits? (has|have) to move/)).toBeVisible();
  await expect(
    page.getByText(/^Moves to .+: where it is now it would be \d+ days after .+ needs 40\.$/).first(),
  ).toBeVisible();
  const changes = page.getByRole("region", { name: "What changes in the protocol" });
  await expect(changes.getByText(/28 days/).first()).toBeVisible();
  await expect(changes.getByText(/40 days/).first()).toBeVisible();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }

  await page.getByRole("button", { name: /^Use version 2, move \d visits?$/ }).dblclick();
  await expect(page).toHaveURL(new RegExp(`/clinic/clients/${clientId}`));
  await expect(page.getByText(/Protocol version 2/).first()).toBeVisible();

  await goBackTo(page, new RegExp(`/clinic/plans/${planId}/version`));
  await expect(page.getByRole("heading", { name: "This plan has the newest version" })).toBeVisible();
});

test("the desk has nothing there", async ({ page, complaints }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/plans/01930000-0000-7000-8000-000000000001/version");
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  for (const complaint of complaints.splice(0)) expect(complaint).toContain("status of 404");
});
