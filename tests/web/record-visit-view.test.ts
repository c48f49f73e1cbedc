// Does the page that writes a visit down say what stands against it before somebody has typed a reason?
import { expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { recordVisitPage } from "@/lib/web/record-visit-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW } from "../support/a-working-clinic";
import { anAppointment } from "../support/builders/appointment";
import { giveVisit } from "../support/give-a-visit";

/** Four sessions and a touch-up; the first given at once. */
async function aCourse() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const owner = await clinic.asked("owner");
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  await giveVisit({ ...owner, now: NOW }, first.appointmentId);
  const pageOn = async (days: number) => {
    const on = addDays(first.on, days);
    const ctx = { ...owner, now: new Date(`${on}T16:00:00Z`) };
    const { clinicianId: who, roomId: room } = second.slot;
    const { view } = await recordVisitPage(ctx, planId, { on, at: "10:00", with: who, room, device: clinic.deviceId });
    if (!view) throw new Error("The plan is not active");
    return view;
  };
  return { clinic, first, second, pageOn };
}

test("whoever was with somebody else then is named at once, and nothing can be saved like that", async () => {
  const { clinic, first, second, pageOn } = await aCourse();
  const free = await pageOn(30);
  expect(free.problem).toBeNull();
  expect(free.form?.isTaken).toBe(false);
  const startsAt = `${addDays(first.on, 30)}T10:15:00Z`;
  const { clinicianId, roomId } = second.slot;
  const otherRoom = clinic.roomIds.find((id) => id !== roomId) ?? "";
  await anAppointment({ ...clinic, clinicianId, roomId: otherRoom, deviceId: null }, { startsAt });
  const taken = await pageOn(30);
  expect(taken.problem).toMatch(/ has another visit at that time\. Choose who gave it, or when it began\.$/);
  expect(taken.form?.isTaken).toBe(true);
});

test("under the floor the hint asks to check the day; above it, it only says why a reason is wanted", async () => {
  const { pageOn } = await aCourse();
  expect((await pageOn(3)).form?.reason.hint).toMatch(/^It came 3 days after the visit before: under 14 nobody may/);
  expect((await pageOn(20)).form?.reason.hint).toMatch(/^It came 20 days after the visit before, less than 28\./);
});
