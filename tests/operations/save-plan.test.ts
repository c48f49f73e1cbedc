// How does a clinic keep a plan that is not to be booked yet?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import { savePlan } from "@/lib/operations/save-plan";
import type { SeriesInput } from "@/lib/schemas/series";
import { bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, rowsOf, type WorkingClinic } from "../support/a-working-clinic";

const wish = (clinic: WorkingClinic): SeriesInput => ({
  clientId: clinic.clientId,
  locationId: clinic.locationId,
  protocolVersionId: clinic.protocolVersionId,
  sessions: 3,
  area: "face",
  preferences: { weekdays: [2, 4] },
  pins: [],
  unticked: [],
});

test("the plan is active, its visits are due, nothing is booked, and the audit log knows", async () => {
  const clinic = await aWorkingClinic();
  const { planId } = await savePlan(await clinic.asked("clinician"), wish(clinic));
  expect(await countRows("Plan", "Visit", "Appointment", "Message")).toEqual([1, 5, 0, 2]);
  expect(await rowsOf(`SELECT status, preferences FROM "Plan" WHERE id = $1`, [planId])).toEqual([
    { status: "active", preferences: { weekdays: [2, 4] } },
  ]);
  expect(await rowsOf(`SELECT action, "recordId" FROM "AuditEntry"`)).toEqual([
    { action: "plan.saved", recordId: planId },
  ]);
});

test("it is booked later as what is due, by the wishes that it was saved with", async () => {
  const clinic = await aWorkingClinic();
  const ctx = await clinic.asked("desk");
  const { planId } = await savePlan(ctx, wish(clinic));
  const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
  expect(preview.answer.ok).toBe(true);
  const { revision } = preview.facts.plan;
  const seen = preview.toBook.map(({ visitId, slot }) => ({ visitId, slot }));
  expect(await bookDueVisits(ctx, { planId, revision, seen, unticked: [] })).toEqual({ booked: 4, moved: 0 });
  for (const { on } of await bookedVisits(planId)) expect([2, 4]).toContain(new Date(`${on}T00:00:00Z`).getUTCDay());
});

test("a second running plan for the same area is refused, and leaves nothing behind", async () => {
  const clinic = await aWorkingClinic();
  const ctx = await clinic.asked("desk");
  await savePlan(ctx, wish(clinic));
  const before = await countRows("Plan", "Visit", "AuditEntry");
  await expect(savePlan(ctx, wish(clinic))).rejects.toThrow(new Refusal("plan-exists"));
  expect(await countRows("Plan", "Visit", "AuditEntry")).toEqual(before);
});

test("a client may not, and nobody saves a plan for a client of another clinic", async () => {
  const clinic = await aWorkingClinic();
  const elsewhere = await aWorkingClinic();
  await expect(savePlan(await clinic.asked("client"), wish(clinic))).rejects.toThrow(new Refusal("not-allowed"));
  const stranger = { ...wish(clinic), clientId: elsewhere.clientId };
  await expect(savePlan(await clinic.asked("desk"), stranger)).rejects.toThrow(new Refusal("not-found"));
  expect(await countRows("Plan")).toEqual([0]);
});
