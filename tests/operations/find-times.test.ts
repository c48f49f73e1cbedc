// Are the free starts of a day told with what each would mean: fits, moves others, too early, nobody may?
import { beforeEach, describe, expect, test } from "vitest";
import { findTimes } from "@/lib/operations/find-times";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { addDays, dateOf } from "@/lib/time";
import { aBookedCourse, type BookedVisit, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, type WorkingClinic } from "../support/a-working-clinic";

let clinic: WorkingClinic;
let planId: string;
let visits: BookedVisit[];

beforeEach(async () => {
  clinic = await aWorkingClinic();
  ({ planId, visits } = await aBookedCourse(clinic));
});

function visitAt(index: number): BookedVisit {
  const visit = visits[index];
  if (!visit) throw new RangeError(`The course has no visit ${index}`);
  return visit;
}

/** The day so many days after the first session. */
const dayAfterFirst = (days: number) => addDays(visitAt(0).on, days);

async function askDay(role: "desk" | "clinician", on: string, index = 1) {
  const ctx = await clinic.asked(role);
  return findTimes(ctx, { appointmentId: visitAt(index).appointmentId, on, pick: null });
}

describe("a day that is asked for", () => {
  test("inside the window offers every free start with each clinician, and nothing else moves", async () => {
    const { day } = await askDay("desk", dayAfterFirst(34));
    expect(day?.judged?.decision).toMatchObject({ ok: true, gapDays: 34, moves: [] });
    expect(new Set(day?.slots.map(({ clinicianId }) => clinicianId))).toEqual(new Set(clinic.clinicianIds));
    expect(day?.slots.every(({ start }) => dateOf(start, clinic.timeZone) === dayAfterFirst(34))).toBe(true);
  });

  test("before the earliest is refused at the desk, and a clinician may sign", async () => {
    const atDesk = await askDay("desk", dayAfterFirst(21));
    expect(atDesk.day?.judged).toMatchObject({ decision: { ok: false, code: "gap-too-short" }, signed: null });
    const { day } = await askDay("clinician", dayAfterFirst(21));
    expect(day?.judged?.signed).toMatchObject({ ok: true, overridden: true, gapDays: 21 });
  });

  test("under the floor is refused to everybody", async () => {
    const { day } = await askDay("clinician", dayAfterFirst(7));
    expect(day?.judged).toMatchObject({ decision: { ok: false, code: "gap-under-floor" }, signed: null });
  });

  test("on which nobody works has no times", async () => {
    const sunday = [28, 29, 30, 31, 32, 33, 34].map(dayAfterFirst).find((on) => new Date(on).getUTCDay() === 0);
    const { day } = await askDay("desk", sunday ?? "");
    expect(day).toMatchObject({ slots: [], judged: null });
  });

  test("never offers the place that the visit has", async () => {
    const { day } = await askDay("desk", visitAt(1).on);
    const own = visitAt(1).slot;
    expect(day?.slots.length).toBeGreaterThan(0);
    expect(day?.slots).not.toContainEqual(own);
  });
});

describe("a start that is chosen", () => {
  test("is judged with the visits that would move with it, and moving does just that", async () => {
    const ctx = await clinic.asked("desk");
    const on = dayAfterFirst(42);
    const { day } = await askDay("desk", on);
    const slot = day?.slots[0];
    if (!slot) throw new Error("The day has no time");
    const found = await findTimes(ctx, { appointmentId: visitAt(1).appointmentId, on: null, pick: slot });
    const decision = found.picked?.slot ? found.picked.judged.decision : null;
    if (!decision?.ok) throw new Error("The start does not fit");
    const moved = await moveAppointment(ctx, {
      appointmentId: visitAt(1).appointmentId,
      revision: found.facts.plan.revision,
      slot,
      scope: decision.moves.length > 0 ? "following" : "this",
    });
    expect(moved).toHaveLength(decision.moves.length + 1);
    const now = await bookedVisits(planId);
    expect(now.find(({ appointmentId }) => appointmentId === visitAt(1).appointmentId)?.slot).toEqual(slot);
  });

  test("that is not free any more comes out without a place", async () => {
    const ctx = await clinic.asked("desk");
    const { start, clinicianId } = visitAt(2).slot;
    const pick = { start: start + 7, clinicianId };
    const { picked } = await findTimes(ctx, { appointmentId: visitAt(1).appointmentId, on: null, pick });
    expect(picked).toEqual({ slot: null });
  });
});

test("a client can't ask about somebody else's visit", async () => {
  const stranger = await clinic.asked("client");
  const actor = { ...stranger.actor, clientId: "00000000-0000-4000-8000-000000000000" };
  await expect(
    findTimes({ ...stranger, actor }, { appointmentId: visitAt(1).appointmentId, on: null, pick: null }),
  ).rejects.toMatchObject({ code: "not-found" });
});
