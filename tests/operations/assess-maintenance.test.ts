// Does an assessment move the touch-ups that it should, their invitations with them, and nothing else?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { assessMaintenance } from "@/lib/operations/assess-maintenance";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { AssessMaintenanceInput } from "@/lib/schemas/maintenance";
import { addDays, type PlainDate } from "@/lib/time";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aProtocol } from "../support/builders";
import { insert, nextId } from "../support/builders/insert";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";
import { giveVisit } from "../support/give-a-visit";

const on = (day: PlainDate, hour = 16) => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);

/** Three sessions that were all given, the last one on `lastOn`, and touch-ups that are not booked. */
async function aFinishedSeries(protocol: Partial<typeof STANDARD_PROTOCOL> = {}) {
  const clinic = await aWorkingClinic();
  const { protocolVersionId } = await aProtocol(clinic, { ...STANDARD_PROTOCOL, ...protocol });
  const { planId, visits } = await aBookedCourse(clinic, { protocolVersionId, sessions: 3 });
  for (const { appointmentId, on: day } of visits) {
    const desk = { ...(await clinic.asked("desk")), now: on(day) };
    const [row] = await rowsOf<{ phase: string }>(
      `SELECT phase FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id WHERE a.id = $1`,
      [appointmentId],
    );
    if (row?.phase === "session") await giveVisit(desk, appointmentId);
    else await stepAppointment(desk, { appointmentId, step: "cancel", reason: "Later" });
  }
  const [last] = await rowsOf<{ on: PlainDate }>(
    `SELECT max("onDate")::text AS on FROM "Appointment" WHERE "planId" = $1 AND status = 'completed'`,
    [planId],
  );
  return { clinic, planId, lastOn: last?.on ?? "" };
}

async function asked(clinic: WorkingClinic, day: PlainDate) {
  return { ...(await clinic.asked("owner")), now: on(day) };
}

type Wish = AssessMaintenanceInput extends infer Input
  ? Input extends unknown
    ? Omit<Input, "planId" | "revision">
    : never
  : never;

async function assess(clinic: WorkingClinic, planId: string, day: PlainDate, wish: Wish) {
  const [plan] = await rowsOf<{ revision: number }>(`SELECT revision FROM "Plan" WHERE id = $1`, [planId]);
  const input = { ...wish, planId, revision: plan?.revision ?? -1 } as AssessMaintenanceInput;
  return assessMaintenance(await asked(clinic, day), input);
}

const factors = (
  found: ("smoker" | "strong-sun" | "consistent-care")[],
  overrule: null | { targetDays: number; reason: string } = null,
) => ({ cause: "factors", found, depthMm: 0.5, withPrp: false, overrule }) as const;

const targets = async (planId: string) =>
  (
    await rowsOf<{ targetDays: number }>(
      `SELECT "targetDays" FROM "Visit" WHERE "planId" = $1 AND phase = 'touch_up' ORDER BY position`,
      [planId],
    )
  ).map(({ targetDays }) => targetDays);

const recalls = async () =>
  (
    await rowsOf<{ on: string }>(
      `SELECT ("dueAt" AT TIME ZONE 'Europe/London')::date::text AS on FROM "Message" WHERE rule = 'recall' AND status = 'due' ORDER BY "dueAt"`,
    )
  ).map((row) => row.on);

const mayInvite = ({ clinicId, clientId }: WorkingClinic) =>
  insert("ContactConsent", {
    clinicId,
    id: nextId(),
    clientId,
    kind: "marketing",
    channel: "email",
    given: true,
    how: "asked",
    at: NOW.toISOString(),
  });

test("what was found moves every touch-up that is not booked, and the invitation with it", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  await mayInvite(clinic);
  const day = addDays(lastOn, 10);
  expect(await assess(clinic, planId, day, factors(["smoker"]))).toEqual({ targetDays: 150, changed: 2 });
  expect(await targets(planId)).toEqual([150, 150]);
  expect(await recalls()).toEqual([129, 150, 164].map((days) => addDays(lastOn, days)));
  expect(await rowsOf(`SELECT cause, factors, "workedOutDays", "targetDays", reason FROM "ClientAssessment"`)).toEqual([
    {
      cause: "factors",
      factors: { found: ["smoker"], depthMm: 0.5, withPrp: false },
      workedOutDays: 150,
      targetDays: 150,
      reason: null,
    },
  ]);
  expect(await rowsOf(`SELECT action, "recordId" FROM "AuditEntry" WHERE action LIKE 'maintenance.%'`)).toEqual([
    { action: "maintenance.assessed", recordId: planId },
  ]);
  // Found again, it changes nothing more.
  expect(await assess(clinic, planId, day, factors(["smoker"]))).toEqual({ targetDays: 150, changed: 0 });
});

test("no consent, no invitation, whatever is found", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  await assess(clinic, planId, addDays(lastOn, 10), factors(["smoker"]));
  expect(await recalls()).toEqual([]);
});

test("a clinician overrules the table with a reason, inside the protocol's bounds", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  const day = addDays(lastOn, 10);
  const overrule = { targetDays: 200, reason: "Travels until then" };
  expect(await assess(clinic, planId, day, factors(["smoker"], overrule))).toEqual({ targetDays: 200, changed: 2 });
  expect(await rowsOf(`SELECT "workedOutDays", "targetDays", reason FROM "ClientAssessment"`)).toEqual([
    { workedOutDays: 150, targetDays: 200, reason: "Travels until then" },
  ]);
  for (const targetDays of [149, 366]) {
    await expect(assess(clinic, planId, day, factors([], { targetDays, reason: "Because" }))).rejects.toMatchObject({
      code: "invalid-input",
      fields: { "overrule.targetDays": "outsideBounds" },
    });
  }
});

test("a result that fades makes the next touch-up due now, and leaves the one behind it", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  const fading = { cause: "fading", note: "Fine lines are back" } as const;
  expect(await assess(clinic, planId, addDays(lastOn, 160), fading)).toEqual({ targetDays: 160, changed: 1 });
  expect(await targets(planId)).toEqual([160, 180]);
});

test("before the earliest day a new concern waits for it", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  await mayInvite(clinic);
  const concern = { cause: "new_concern", note: "A new scar" } as const;
  expect(await assess(clinic, planId, addDays(lastOn, 60), concern)).toEqual({ targetDays: 150, changed: 1 });
  expect((await recalls())[0]).toBe(addDays(lastOn, 129));
});

test("a plan whose protocol plans no touch-ups gets one when its result fades", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries({ plannedTouchUps: 0 });
  const fading = { cause: "fading", note: "Fine lines are back" } as const;
  expect(await assess(clinic, planId, addDays(lastOn, 170), fading)).toEqual({ targetDays: 170, changed: 1 });
  expect(await targets(planId)).toEqual([170]);
});

test("while sessions are still to come nothing fades", async () => {
  const clinic = await aWorkingClinic();
  const { planId } = await aBookedCourse(clinic);
  await expect(assess(clinic, planId, "2026-11-25", { cause: "fading", note: "Already?" })).rejects.toThrow(
    new Refusal("sessions-first"),
  );
});

test("a touch-up that is booked stays where it is; one that is added later gets what was found", async () => {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const before = await rowsOf(`SELECT id, "startsAt", "gapDays", status FROM "Appointment" ORDER BY id`);
  await assess(clinic, planId, "2026-11-24", factors(["smoker", "strong-sun"]));
  expect(await rowsOf(`SELECT id, "startsAt", "gapDays", status FROM "Appointment" ORDER BY id`)).toEqual(before);
  expect(await targets(planId)).toEqual([180, 150]);
  for (const { appointmentId, on: day } of visits) {
    const desk = { ...(await clinic.asked("desk")), now: on(day) };
    await giveVisit(desk, appointmentId);
  }
  expect(await targets(planId)).toEqual([180, 150, 150]);
});

test("who assesses what somebody else has changed meanwhile is told, and of two at once one is written", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  const day = addDays(lastOn, 10);
  const ends = await Promise.allSettled([
    assess(clinic, planId, day, factors(["smoker"])),
    assess(clinic, planId, day, factors(["consistent-care"])),
  ]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "plan-changed" } });
  expect(await rowsOf(`SELECT count(*)::int AS n FROM "ClientAssessment"`)).toEqual([{ n: 1 }]);
});

test("only a prescriber assesses, and only a plan that is active", async () => {
  const { clinic, planId, lastOn } = await aFinishedSeries();
  const [plan] = await rowsOf<{ revision: number }>(`SELECT revision FROM "Plan" WHERE id = $1`, [planId]);
  const input = { ...factors([]), found: [], planId, revision: plan?.revision ?? 0 };
  for (const role of ["desk", "client"] as const) {
    await expect(assessMaintenance(await clinic.asked(role), input)).rejects.toThrow(new Refusal("not-allowed"));
  }
  await rowsOf(
    `UPDATE "Plan" SET status = 'ended', "endedAt" = now(), "endedBy" = "createdBy", "endReason" = 'Done' WHERE id = $1`,
    [planId],
  );
  await expect(assess(clinic, planId, addDays(lastOn, 10), factors([]))).rejects.toThrow(
    new Refusal("plan-not-active"),
  );
});
