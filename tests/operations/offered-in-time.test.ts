// Does what is offered leave a client time to come, and can who is late today still come today?
import { expect, test } from "vitest";
import { previewDueVisits } from "@/lib/operations/book-due-visits";
import { findTimes } from "@/lib/operations/find-times";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { fromDate } from "@/lib/time";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW } from "../support/a-working-clinic";

async function firstOfToday() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  return { clinic, planId, first, second };
}

test("the page of what is due offers nothing within the hour", async () => {
  const { clinic, planId, first } = await firstOfToday();
  const desk = await clinic.asked("desk");
  await stepAppointment(desk, { appointmentId: first.appointmentId, step: "cancel", reason: "Stuck in traffic" });
  const { toBook } = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
  expect(toBook[0]?.on).toBe(first.on);
  expect(toBook[0]?.slot.start).toBeGreaterThanOrEqual(fromDate(NOW) + 60);
});

test("a visit of today can go to later today, with the same clinician, and holds there", async () => {
  const { clinic, first } = await firstOfToday();
  const desk = await clinic.asked("desk");
  const { laterToday, facts } = await findTimes(desk, { appointmentId: first.appointmentId, on: null, pick: null });
  if (!laterToday) throw new Error("Nothing is free later today");
  expect(laterToday).toMatchObject({ on: first.on, moves: [] });
  expect(laterToday.slot.clinicianId).toBe(first.slot.clinicianId);
  expect(laterToday.slot.start).toBeGreaterThan(first.slot.start);
  const { revision } = facts.plan;
  const input = { appointmentId: first.appointmentId, revision, slot: laterToday.slot, scope: "this" as const };
  expect(await moveAppointment(desk, input)).toHaveLength(1);
});

test("of a visit of another day, later today is no place", async () => {
  const { clinic, second } = await firstOfToday();
  const asked = { appointmentId: second.appointmentId, on: null, pick: null };
  expect((await findTimes(await clinic.asked("desk"), asked)).laterToday).toBeNull();
});
