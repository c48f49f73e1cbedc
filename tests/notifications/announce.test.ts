// Does a client hear once of what just happened, and of all of it?
import { describe, expect, test } from "vitest";
import { contextFor } from "@/lib/db/context";
import { deliverMessage } from "@/lib/notifications/deliver";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { Slot } from "@/lib/scheduling/types";
import { aBookedCourse, type BookedVisit } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";

const later = (slot: Slot, days: number): Slot => ({ ...slot, start: slot.start + days * 1440 });
const moves = () =>
  rowsOf<{ id: string; status: string; subject: string; body: string }>(
    `SELECT id, status, subject, body FROM "Message" WHERE rule = 'visit-moved' ORDER BY id`,
  );

async function aCourse(): Promise<{ clinic: WorkingClinic; second: BookedVisit }> {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No second visit");
  return { clinic, second };
}

async function move({ clinic, second }: Awaited<ReturnType<typeof aCourse>>, days: number, revision: number) {
  await moveAppointment(await clinic.asked("desk"), {
    appointmentId: second.appointmentId,
    revision,
    slot: later(second.slot, days),
    scope: "following",
  });
}

describe("a move", () => {
  test("of one visit names its old time and its new one", async () => {
    const course = await aCourse();
    await move(course, 1, 0);
    const [told, ...more] = await moves();
    expect(more).toEqual([]);
    expect(told?.subject).toBe("Your new time at Harbour Skin");
    expect(told?.body).toMatch(/was on Mon 28 Dec, \d\d:\d\d\. It is now on Tue 29 Dec, \d\d:\d\d,/);
    await deliverMessage(contextFor({ kind: "system", clinicId: course.clinic.clinicId }, NOW), told?.id ?? "");
    expect(await moves()).toEqual([{ ...told, status: "sent" }]);
  });

  test("of several visits is told in one message, each with its old time and its new one", async () => {
    const course = await aCourse();
    await move(course, 8, 0);
    const [told, ...more] = await moves();
    expect(more).toEqual([]);
    expect(told?.subject).toBe("Your new times at Harbour Skin");
    expect(told?.body).toMatch(/\nMon 28 Dec, \d\d:\d\d is now Tue 5 Jan, \d\d:\d\d\nMon 1 Feb, .* is now /);
    expect(`${told?.subject} ${told?.body}`).not.toMatch(/needling|rejuvenation|face|scar|touch-up/i);
  });

  test("that follows one nobody told yet takes its message back and says all times as they are", async () => {
    const course = await aCourse();
    await move(course, 1, 0);
    await move(course, 2, 1);
    const [before, now] = await moves();
    expect(before?.status).toBe("withdrawn");
    expect(now).toMatchObject({ status: "due", subject: "Your times at Harbour Skin" });
    expect(now?.body).toMatch(/They are now:\nWed 30 Dec, \d\d:\d\d\nMon 1 Feb, /);
  });
});

test("a cancellation is told once, with the time that is off", async () => {
  const { clinic, second } = await aCourse();
  const desk = await clinic.asked("desk");
  await stepAppointment(desk, { appointmentId: second.appointmentId, step: "cancel", reason: "Moves away" });
  const [told] = await rowsOf<{ id: string }>(`SELECT id FROM "Message" WHERE rule = 'visit-cancelled'`);
  await deliverMessage(contextFor({ kind: "system", clinicId: clinic.clinicId }, NOW), told?.id ?? "");
  const rows = await rowsOf<{ body: string }>(
    `SELECT body FROM "Message" WHERE rule = 'visit-cancelled' AND status = 'sent'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.body).toMatch(/your visit on Mon 28 Dec, \d\d:\d\d at Harbour Skin no longer takes place/);
});
