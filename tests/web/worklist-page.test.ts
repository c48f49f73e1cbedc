// Does the worklist hold every plan that needs somebody, once, the most urgent first, with a next step?
import { expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { reportsPage } from "@/lib/web/reports-page";
import { worklistPage } from "@/lib/web/worklist-page";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { countQueries } from "../support/count-queries";
import { databaseUrl } from "../support/database";
import { theOwner } from "../support/the-owner";

test("the demo clinic: each kind is there, filters narrow it, and the reports count the same", async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  const owner = await theOwner();
  const { value: page, queries } = await countQueries(() => worklistPage(owner, {}));
  expect(queries).toBeLessThanOrEqual(16);
  const rows = page.parts.flatMap((part) => part.rows);
  expect(new Set(rows.map(({ planId }) => planId)).size).toBe(rows.length);
  const total = page.kinds[0]?.count ?? 0;
  expect(total).toBeGreaterThan(20);
  expect(page.kinds.slice(1).reduce((sum, { count }) => sum + count, 0)).toBe(total);
  for (const kind of ["decide", "overdue", "missed", "at-risk", "due"] as const) {
    const only = await worklistPage(owner, { kind });
    const found = only.parts.flatMap((part) => part.rows);
    expect(found.length, kind).toBeGreaterThan(0);
    expect(found.length).toBe(Math.min(50, page.kinds.find((one) => one.kind === kind)?.count ?? 0));
    expect(new Set(found.map((row) => row.kind))).toEqual(new Set([kind]));
    for (const row of found) {
      expect(row.client).not.toBe("");
      expect(row.why).not.toBe("");
      expect(row.action.href).toMatch(/^\/(clinic|desk)\//);
    }
  }
  const { value: report, queries: asked } = await countQueries(() => reportsPage(owner, {}));
  expect(asked).toBeLessThanOrEqual(35);
  expect(report.work.map(({ kind, count }) => [kind, count])).toEqual(
    page.kinds.slice(1).map(({ kind, count }) => [kind, count]),
  );
  const [first, second] = page.locations.slice(1);
  const countAt = async (location: typeof first) => {
    const asked = Object.fromEntries(new URL(location?.href ?? "", "http://clinic.example").searchParams);
    return (await worklistPage(owner, asked)).kinds[0]?.count ?? 0;
  };
  expect((await countAt(first)) + (await countAt(second))).toBe(total);
});

test("a booking on its clinician's leave is to be moved, by its day", async () => {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No second session");
  const desk = await clinic.asked("desk");
  expect(await worklistPage(desk, {})).toMatchObject({ parts: [], isAllDone: true });
  await rowsOf(
    `INSERT INTO "HoursException" ("clinicId", id, kind, "clinicianId", "fromDate", "toDate", note) VALUES ($1, gen_random_uuid(), 'leave', $2, $3, $4, '')`,
    [clinic.clinicId, second.slot.clinicianId, second.on, addDays(second.on, 1)],
  );
  const { parts } = await worklistPage(desk, {});
  expect(parts).toHaveLength(1);
  expect(parts[0]?.rows[0]).toMatchObject({
    kind: "at-risk",
    client: "Amara Diallo",
    why: "Booked for Mon 28 Dec, where it can't stay",
    detail: expect.stringMatching(/^Its clinician is away until Tue 29 Dec/),
    action: { label: "Move", href: `/desk/move/${second.appointmentId}?from=record` },
  });
});
