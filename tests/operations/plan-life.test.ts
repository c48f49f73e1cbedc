// How does a plan change while it runs: longer, shorter, paused, resumed, ended, gone on with?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import { bringVisitBack } from "@/lib/operations/bring-visit-back";
import { endPlan } from "@/lib/operations/end-plan";
import { extendPlan } from "@/lib/operations/extend-plan";
import { pausePlan } from "@/lib/operations/pause-plan";
import { resumePlan } from "@/lib/operations/resume-plan";
import { signGoOn } from "@/lib/operations/sign-go-on";
import { skipVisit } from "@/lib/operations/skip-visit";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { addDays, daysBetween } from "@/lib/time";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { giveVisit } from "../support/give-a-visit";

const planOf = async (planId: string) => {
  const [plan] = await rowsOf<{
    revision: number;
    status: string;
    pauseReason: string | null;
    endReason: string | null;
  }>(`SELECT revision, status, "pauseReason", "endReason" FROM "Plan" WHERE id = $1`, [planId]);
  if (!plan) throw new Error("No plan");
  return plan;
};
const seen = async (planId: string) => ({ planId, revision: (await planOf(planId)).revision });
const visitsOf = (planId: string) =>
  rowsOf<{ id: string; phase: string; position: number; number: number }>(
    `SELECT id, phase, position, number FROM "Visit" WHERE "planId" = $1 ORDER BY position`,
    [planId],
  );
const dueRules = async (clientId: string) =>
  (
    await rowsOf<{ rule: string }>(
      `SELECT DISTINCT rule FROM "Message" WHERE "clientId" = $1 AND status = 'due' ORDER BY rule`,
      [clientId],
    )
  ).map(({ rule }) => rule);
const audited = async (action: string) =>
  (await rowsOf(`SELECT id FROM "AuditEntry" WHERE action = $1`, [action])).length;
const on = (day: string, time = "12:00") => new Date(`${day}T${time}:00Z`);

/** Four sessions and a touch-up; the first given at once. */
async function aCourse() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  await give(clinic, visits[0]?.appointmentId ?? "", NOW);
  return { clinic, planId, visits, desk: await clinic.asked("desk") };
}

async function give(clinic: WorkingClinic, appointmentId: string, at: Date) {
  const owner = { ...(await clinic.asked("owner")), now: at };
  await giveVisit(owner, appointmentId);
}

describe("one session more", () => {
  test("comes behind the last, and touch-ups move one on; booked so that the touch-up may stay, the fewest move", async () => {
    const { planId, visits, desk } = await aCourse();
    const { visitId } = await extendPlan(desk, await seen(planId));
    expect((await visitsOf(planId)).map(({ phase, position, number }) => `${position} ${phase} ${number}`)).toEqual([
      "1 session 1",
      "2 session 2",
      "3 session 3",
      "4 session 4",
      "5 session 5",
      "6 touch_up 1",
      "7 touch_up 2",
    ]);
    expect(await audited("plan.extended")).toBe(1);

    const preview = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(preview.toBook.map((visit) => visit.visitId)).toEqual([visitId]);
    expect(preview.toMove).toEqual([]);
    const places = [...preview.toBook, ...preview.toMove].map((one) => ({ visitId: one.visitId, slot: one.slot }));
    await bookDueVisits(desk, { ...(await seen(planId)), seen: places, unticked: [] });
    const booked = await bookedVisits(planId);
    expect(booked).toHaveLength(6);
    const days = booked.map((one) => one.on);
    expect(daysBetween(days[4] ?? "", days[5] ?? "")).toBeGreaterThanOrEqual(150);
    expect(booked.filter((one) => one.visitId !== visitId).map(({ slot }) => slot)).toEqual(
      visits.map(({ slot }) => slot),
    );
  });

  test("and another: the touch-up that can't stay behind two of them moves with it", async () => {
    const { planId, desk } = await aCourse();
    for (const _ of [5, 6]) await extendPlan(desk, await seen(planId));
    const preview = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(preview.toBook.map(({ number }) => number)).toEqual([5, 6]);
    expect(preview.toMove.map(({ phase, number }) => [phase, number])).toEqual([["touch_up", 1]]);
    const places = [...preview.toBook, ...preview.toMove].map((one) => ({ visitId: one.visitId, slot: one.slot }));
    expect(await bookDueVisits(desk, { ...(await seen(planId)), seen: places, unticked: [] })).toEqual({
      booked: 2,
      moved: 1,
    });
    const days = (await bookedVisits(planId)).map((one) => one.on);
    expect(daysBetween(days[5] ?? "", days[6] ?? "")).toBeGreaterThanOrEqual(150);
  });

  test("beyond the protocol's most takes a prescriber and a reason", async () => {
    const { clinic, planId, desk } = await aCourse();
    const clinician = await clinic.asked("clinician");
    for (const _ of [5, 6]) await extendPlan(desk, await seen(planId));
    await expect(extendPlan(desk, { ...(await seen(planId)), reason: "Deep scars" })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
    await expect(extendPlan(clinician, await seen(planId))).rejects.toMatchObject({ code: "reason-missing" });
    await extendPlan(clinician, { ...(await seen(planId)), reason: "Deep scars" });
    expect((await visitsOf(planId)).filter(({ phase }) => phase === "session")).toHaveLength(7);
  });

  test("after a touch-up was given comes behind that", async () => {
    const { clinic, planId, visits, desk } = await aCourse();
    for (const { appointmentId, on: day } of visits.slice(1)) await give(clinic, appointmentId, on(day, "16:00"));
    const later = { ...desk, now: on(addDays(visits[4]?.on ?? "", 30)) };
    await extendPlan(later, await seen(planId));
    expect((await visitsOf(planId)).map(({ phase, number }) => `${phase} ${number}`)).toEqual([
      "session 1",
      "session 2",
      "session 3",
      "session 4",
      "touch_up 1",
      "session 5",
      "touch_up 2",
      "touch_up 3",
    ]);
  });

  test("two at once: one plan, one session more", async () => {
    const { planId, desk } = await aCourse();
    const input = await seen(planId);
    const ends = await Promise.allSettled([1, 2, 3].map(() => extendPlan(desk, input)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toEqual(new Refusal("plan-changed"));
    expect(await visitsOf(planId)).toHaveLength(7);
  });
});

describe("a visit that is left out", () => {
  test("takes its booking with it, tells the client once, leaves what is behind it, and comes back", async () => {
    const { clinic, planId, visits, desk } = await aCourse();
    const visitId = visits[2]?.visitId ?? "";
    await skipVisit(desk, { ...(await seen(planId)), visitId, reason: "Healed well" });
    expect((await bookedVisits(planId)).map((one) => one.visitId)).toEqual(
      visits.filter((one) => one.visitId !== visitId).map((one) => one.visitId),
    );
    expect(await dueRules(clinic.clientId)).toContain("visit-cancelled");
    const [row] = await rowsOf(`SELECT "skipReason" FROM "Visit" WHERE id = $1`, [visitId]);
    expect(row).toEqual({ skipReason: "Healed well" });
    const nothing = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect([nothing.toBook, nothing.toMove]).toEqual([[], []]);

    await bringVisitBack(desk, { ...(await seen(planId)), visitId });
    const again = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(again.toBook.map((one) => one.visitId)).toEqual([visitId]);
  });

  test("that is a touch-up is followed by another", async () => {
    const { planId, visits, desk } = await aCourse();
    const before = (await visitsOf(planId)).length;
    await skipVisit(desk, { ...(await seen(planId)), visitId: visits[4]?.visitId ?? "", reason: "Not wished" });
    expect(await visitsOf(planId)).toHaveLength(before + 1);
  });

  test("is refused once it was given, and does not come back behind one that was", async () => {
    const { clinic, planId, visits, desk } = await aCourse();
    const [first, second] = visits.map((one) => one.visitId);
    const reason = "No need";
    await expect(skipVisit(desk, { ...(await seen(planId)), visitId: first ?? "", reason })).rejects.toThrow(
      new Refusal("wrong-step"),
    );
    await skipVisit(desk, { ...(await seen(planId)), visitId: second ?? "", reason });
    await give(clinic, visits[2]?.appointmentId ?? "", on(visits[2]?.on ?? "", "16:00"));
    await expect(bringVisitBack(desk, { ...(await seen(planId)), visitId: second ?? "" })).rejects.toMatchObject({
      code: "visit-passed-by",
    });
  });
});

describe("a pause", () => {
  test("cancels what is booked, says so once, silences reminders; after it the visits are due, graded late", async () => {
    const { clinic, planId, visits, desk } = await aCourse();
    expect(await pausePlan(desk, { ...(await seen(planId)), reason: "Abroad" })).toEqual({ cancelled: 4 });
    expect(await planOf(planId)).toMatchObject({ status: "paused", pauseReason: "Abroad" });
    expect(await bookedVisits(planId)).toHaveLength(1);
    const cancellations = await rowsOf<{ body: string }>(
      `SELECT body FROM "Message" WHERE "clientId" = $1 AND rule = 'visit-cancelled'`,
      [clinic.clientId],
    );
    expect(cancellations).toHaveLength(1);
    expect(cancellations[0]?.body.match(/no longer takes place/g)).toHaveLength(4);
    expect(await dueRules(clinic.clientId)).not.toContain("next-due");
    expect(await dueRules(clinic.clientId)).not.toContain("prepare-14");
    expect(await dueRules(clinic.clientId)).toContain("care-day");
    await expect(previewDueVisits(desk, { planId, pins: [], unticked: [] })).rejects.toThrow(
      new Refusal("plan-not-active"),
    );

    const back = { ...desk, now: on(addDays(visits[0]?.on ?? "", 60)) };
    await resumePlan(back, await seen(planId));
    expect(await planOf(planId)).toMatchObject({ status: "active", pauseReason: null });
    const preview = await previewDueVisits(back, { planId, pins: [], unticked: [] });
    expect(preview.toBook[0]).toMatchObject({ phase: "session", number: 2, grade: "late" });
    await expect(resumePlan(back, await seen(planId))).rejects.toThrow(new Refusal("plan-not-active"));
  });

  test("waits while the client is here, and while somebody else changes the plan", async () => {
    const { clinic, planId, visits, desk } = await aCourse();
    const [, second] = visits;
    const today = { ...desk, now: on(second?.on ?? "", "09:00") };
    const stale = await seen(planId);
    await stepAppointment(today, { appointmentId: second?.appointmentId ?? "", step: "arrive" });
    await expect(pausePlan(today, { ...(await seen(planId)), reason: "Abroad" })).rejects.toMatchObject({
      code: "visit-under-way",
    });
    await expect(pausePlan(today, { ...stale, reason: "Abroad" })).rejects.toThrow(new Refusal("plan-changed"));
    const client = await clinic.asked("client");
    await expect(pausePlan(client, { ...(await seen(planId)), reason: "Abroad" })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
  });
});

test("a plan that ends frees its places and makes room for a new one, also out of a pause", async () => {
  const { planId, desk } = await aCourse();
  await pausePlan(desk, { ...(await seen(planId)), reason: "Abroad" });
  expect(await endPlan(desk, { ...(await seen(planId)), reason: "Moves away" })).toEqual({ cancelled: 0 });
  expect(await planOf(planId)).toMatchObject({ status: "ended", endReason: "Moves away", pauseReason: null });
  await expect(endPlan(desk, { ...(await seen(planId)), reason: "Moves away" })).rejects.toThrow(
    new Refusal("plan-not-active"),
  );
});

describe("a client who calls late", () => {
  /** Session 1 on Tue 5 Jan 2027, its successors cancelled; on Saturdays nobody works. */
  async function lateAfterFirst() {
    const clinic = await aWorkingClinic();
    await rowsOf(`DELETE FROM "WorkingHours" WHERE weekday = 6`);
    const { planId, visits } = await aBookedCourse(clinic, {
      firstOn: "2027-01-05",
      preferences: { weekdays: [2, 4], from: 900, until: 1080 },
    });
    expect(visits[0]?.on).toBe("2027-01-05");
    await give(clinic, visits[0]?.appointmentId ?? "", on("2027-01-05", "17:00"));
    const owner = await clinic.asked("owner");
    for (const { appointmentId } of visits.slice(1)) {
      await stepAppointment(owner, { appointmentId, step: "cancel", reason: "Ill" });
    }
    return { clinic, planId, visits };
  }

  test("on day 45 is offered the first preferred day, a little late, and nobody signs", async () => {
    const { clinic, planId } = await lateAfterFirst();
    const desk = { ...(await clinic.asked("desk")), now: on("2027-02-19", "19:00") };
    const preview = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(preview.toBook[0]).toMatchObject({ on: "2027-02-23", gapDays: 49, grade: "a-little-late" });
    const places = preview.toBook.map(({ visitId, slot }) => ({ visitId, slot }));
    await bookDueVisits(desk, { ...(await seen(planId)), seen: places, unticked: [] });
    expect((await bookedVisits(planId)).map((one) => one.on).slice(0, 2)).toEqual(["2027-01-05", "2027-02-23"]);
    expect(await rowsOf(`SELECT id FROM "GapOverride"`)).toEqual([]);
  });

  test("past the protocol's last day waits for a clinician, who signs; then the first free day is offered", async () => {
    const { clinic, planId, visits } = await lateAfterFirst();
    const visitId = visits[1]?.visitId ?? "";
    const now = on("2027-04-20");
    const desk = { ...(await clinic.asked("desk")), now };
    const clinician = { ...(await clinic.asked("clinician")), now };
    const before = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(before.answer).toMatchObject({ ok: false, clinicianDecides: true });
    const input = { ...(await seen(planId)), visitId, reason: "Skin is calm" };
    await expect(signGoOn(desk, input)).rejects.toThrow(new Refusal("not-allowed"));
    await signGoOn(clinician, input);
    await expect(signGoOn(clinician, { ...input, ...(await seen(planId)) })).rejects.toThrow(
      new Refusal("plan-changed"),
    );
    expect(await audited("visit.gone-on")).toBe(1);
    const after = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
    expect(after.toBook[0]).toMatchObject({ on: "2027-04-20", grade: "clinician-decides" });
    const places = after.toBook.map((one) => ({ visitId: one.visitId, slot: one.slot }));
    await bookDueVisits(desk, { ...(await seen(planId)), seen: places, unticked: [] });
    expect((await bookedVisits(planId))[1]?.on).toBe("2027-04-20");
  });
});

describe("a visit that was missed does not come back behind the plan's back", () => {
  /** Session 2, missed on its day. */
  async function missed() {
    const { clinic, planId, visits, desk } = await aCourse();
    const [, second] = visits;
    if (!second) throw new Error("No visit");
    const now = on(second.on, "20:00");
    const then = { ...desk, now };
    const { appointmentId, visitId } = second;
    await stepAppointment(then, { appointmentId, step: "miss" });
    const undo = () => stepAppointment(then, { appointmentId, step: "revert" });
    return { clinic, planId, visitId, then, undo };
  }

  test("after it was left out", async () => {
    const { planId, visitId, then, undo } = await missed();
    await skipVisit(then, { ...(await seen(planId)), visitId, reason: "Away" });
    await expect(undo()).rejects.toThrow(new Refusal("wrong-step"));
  });

  test.each([
    ["paused", pausePlan],
    ["ended", endPlan],
  ])("after the plan was %s", async (_, stop) => {
    const { planId, then, undo } = await missed();
    await stop(then, { ...(await seen(planId)), reason: "Away" });
    await expect(undo()).rejects.toThrow(new Refusal("plan-not-active"));
  });

  test("but while the plan runs on it does", async () => {
    const { undo } = await missed();
    expect(await undo()).toEqual({ status: "booked" });
  });
});

test("of a plan that ended while the client was on the way nobody is treated; the visit is missed or cancelled", async () => {
  const { planId, visits, desk } = await aCourse();
  const [, second] = visits;
  if (!second) throw new Error("No visit");
  const late = { ...desk, now: on(second.on, "20:00") };
  const { appointmentId } = second;
  await endPlan(late, { ...(await seen(planId)), reason: "Moved away" });
  await expect(stepAppointment(late, { appointmentId, step: "arrive" })).rejects.toThrow(
    new Refusal("plan-not-active"),
  );
  expect(await stepAppointment(late, { appointmentId, step: "miss" })).toEqual({ status: "missed" });
});
