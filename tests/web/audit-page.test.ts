// Does the audit log say who did what, to whose record, when and why, a page at a time?
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { addClient } from "@/lib/operations/add-client";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { pausePlan } from "@/lib/operations/pause-plan";
import { type AskedAudit, type AuditPage, auditPage } from "@/lib/web/audit-page";
import type { PageContext } from "@/lib/web/page";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { countQueries } from "../support/count-queries";
import { databaseUrl } from "../support/database";
import { theOwner } from "../support/the-owner";

describe("of a course that was moved and paused", () => {
  let clinic: WorkingClinic;
  let owner: PageContext;

  beforeEach(async () => {
    clinic = await aWorkingClinic();
    owner = await clinic.asked("owner");
    const { planId, visits } = await aBookedCourse(clinic);
    const second = visits[1];
    if (!second) throw new Error("No second session");
    const desk = await clinic.asked("desk");
    const slot = { ...second.slot, start: second.slot.start + 1440 };
    await moveAppointment(desk, { appointmentId: second.appointmentId, revision: 0, slot, scope: "this" });
    const later = { ...desk, now: new Date(NOW.getTime() + 60_000) };
    await pausePlan(later, { planId, revision: 1, reason: "Travels for a year" });
  });

  test("a move says what was and what is, in the clinic's names and by its clock", async () => {
    const { rows } = await auditPage(owner, { kind: "bookings" });
    const moved = rows.find(({ act }) => act === "Moved a visit");
    expect(moved).toMatchObject({ what: "Session 2, Rejuvenation, face", client: { name: "Amara Diallo" }, why: null });
    expect(moved?.changes).toEqual([
      {
        field: "Time",
        before: expect.stringMatching(/^Mon 28 Dec 2026, \d\d:\d\d$/),
        after: expect.stringMatching(/^Tue 29 Dec 2026/),
      },
    ]);
    const text = JSON.stringify(rows.map(({ id: _id, href: _href, client, ...row }) => [row, client?.name]));
    expect(text, "no id is shown to people").not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  test("the newest stands first, with its reason; a kind, a person and a day narrow it", async () => {
    const acts = async (asked: Parameters<typeof auditPage>[1]) =>
      (await auditPage(owner, asked)).rows.map(({ act }) => act);
    expect((await acts({}))[0]).toMatch(/^(Paused the plan|Cancelled a visit)$/);
    const [paused] = (await auditPage(owner, { kind: "plans" })).rows;
    expect(paused).toMatchObject({ act: "Paused the plan", why: "Travels for a year" });
    expect(await acts({ kind: "signed" })).toEqual([]);
    expect(await acts({ to: "2026-11-23" })).toEqual([]);
    expect((await acts({ from: "2026-11-24", to: "2026-11-24" })).length).toBeGreaterThan(2);
    expect(await acts({ who: owner.actor.membershipId })).toEqual([]);
    expect(await acts({ who: "system" })).toEqual([]);
  });

  test("a client's history has what was done to their plans and visits, and nothing of others", async () => {
    const { clientId } = await addClient(owner, {
      ...{ givenName: "Nora", familyName: "Quist", bornOn: null, skinType: null, email: null, phone: null },
      mayWrite: { service: [], invitation: [] },
      locationId: clinic.locationId,
    });
    const history = await auditPage(owner, { client: clinic.clientId });
    expect(history.client).toMatchObject({ name: "Amara Diallo" });
    expect(history.rows.map(({ act }) => act)).toContain("Moved a visit");
    expect(history.rows.map(({ act }) => act)).not.toContain("Added a client");
    expect((await auditPage(owner, { client: clientId })).rows.map(({ act }) => act)).toEqual(["Added a client"]);
    expect((await auditPage(owner, { q: "quist" })).rows.map(({ act }) => act)).toEqual(["Added a client"]);
  });

  test("the desk does not read it", async () => {
    await expect(auditPage(await clinic.asked("desk"), {})).rejects.toThrow(new Refusal("not-allowed"));
  });
});

test("pages follow each other without a gap, and every act of the demo clinic is in words", async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  const owner = await theOwner();
  const [all] = await rowsOf<{ n: number }>(`SELECT count(*)::int AS n FROM "AuditEntry"`);
  const seen = new Set<string>();
  let href: string | null = "/admin/audit";
  while (href !== null) {
    const asked: AskedAudit = Object.fromEntries(new URL(href, "http://clinic.example").searchParams);
    const { value: page, queries }: { value: AuditPage; queries: number } = await countQueries(() =>
      auditPage(owner, asked),
    );
    expect(queries).toBeLessThanOrEqual(30);
    for (const row of page.rows) {
      expect(seen.has(row.id)).toBe(false);
      seen.add(row.id);
      expect(row.act).toMatch(/^[A-Z][a-z]/);
      expect(row.client?.name ?? row.what, row.act).toBeTruthy();
    }
    href = page.olderHref;
  }
  expect(seen.size).toBe(all?.n);
});
