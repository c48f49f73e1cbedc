// What does a client read when a visit can't stay where it is, or their course waits?
import { expect, test } from "vitest";
import { screenClient } from "@/lib/operations/screen-client";
import { aBookedCourse } from "../support/a-booked-course";
import { aClientWithACourse, DAY, give, seen, startOf } from "../support/a-client-with-a-course";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { insert, nextId } from "../support/builders/insert";

async function aVisitOnFriday() {
  const clinic = await aWorkingClinic();
  const { visits, planId } = await aBookedCourse(clinic, { firstOn: "2026-11-27" });
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  return { clinic, planId, first, second };
}

test("a visit that a screening defers is to be moved, not confirmed, and nobody reads why", async () => {
  const { clinic, planId, first } = await aVisitOnFriday();
  await screenClient(await clinic.asked("desk"), {
    ...{ clientId: clinic.clientId, questionnaire: 1, moves: "later" },
    answers: { tan: { choice: "yes", on: "2026-11-22" } },
  });
  const view = await seen(clinic, NOW);
  const moveHref = `/portal/move/${first.appointmentId}`;
  expect(view.toCall).toEqual([
    {
      ...{ planId, tone: "warning", bookHref: moveHref },
      sentence: "Session 1 can't stay on Fri 27 Nov. Choose another day, or call us.",
    },
  ]);
  expect(view.next[0]).toMatchObject({ confirm: null, state: null, moveHref });
  const [course] = view.courses;
  expect(course?.ribbon.labels[first.visitId]?.day).toMatch(/^Fri 27 Nov, .*, to be moved$/);
  expect(course?.visits[0]?.statusText).toBe("To be moved");
  expect(JSON.stringify([view.toCall, view.next, view.courses])).not.toMatch(/screening|defer|sunbed|tanned/i);
});

test("inside the notice period a visit that can't stay is moved by a call", async () => {
  const { clinic, first } = await aVisitOnFriday();
  const [clinicianId] = await rowsOf<{ id: string }>(`SELECT "clinicianId" AS id FROM "Appointment" WHERE id = $1`, [
    first.appointmentId,
  ]);
  await insert("HoursException", {
    ...{ id: nextId(), clinicId: clinic.clinicId, clinicianId: clinicianId?.id, kind: "leave" },
    ...{ fromDate: "2026-11-27", toDate: "2026-11-27", note: "" },
  });
  const { toCall, next } = await seen(clinic, new Date(startOf(first).getTime() - 10 * 3_600_000));
  expect(toCall).toMatchObject([
    { bookHref: null, sentence: "Session 1 can't stay on Fri 27 Nov. Please call us for another day." },
  ]);
  expect(next[0]).toMatchObject({ confirm: null, moveHref: null });
});

async function withoutTheRest(planId: string, firstId: string) {
  await rowsOf(`UPDATE "Appointment" SET status = 'cancelled' WHERE "planId" = $1 AND id <> $2`, [planId, firstId]);
}

test("a paused course names no last day, and does not say that the skin is ready for a visit", async () => {
  const { clinic, planId, first, second } = await aClientWithACourse();
  await give(clinic, first);
  await withoutTheRest(planId, first.appointmentId);
  const at = new Date(startOf(first).getTime() + 30 * DAY);
  const saysReady = async () => (await seen(clinic, at)).care.today.some(({ id }) => id.endsWith("next-window"));
  expect(await saysReady()).toBe(true);
  await rowsOf(
    `UPDATE "Plan" SET status = 'paused', "pausedAt" = now(), "pausedBy" = "createdBy", "pauseReason" = 'away' WHERE id = $1`,
    [planId],
  );
  const { courses } = await seen(clinic, at);
  expect(await saysReady()).toBe(false);
  const label = courses[0]?.ribbon.labels[second.visitId];
  expect(label).toMatchObject({ day: "when your course goes on", sentence: "Session 2, not booked." });
  expect(label).not.toHaveProperty("gap");
  expect(courses[0]?.visits.find(({ id }) => id === second.visitId)).toMatchObject({
    openText: "when your course goes on",
    why: [],
  });
});

test("a session that is overdue is said without reproach", async () => {
  const { clinic, planId, first, second } = await aClientWithACourse();
  await give(clinic, first);
  await withoutTheRest(planId, first.appointmentId);
  const { courses } = await seen(clinic, new Date(startOf(first).getTime() + 50 * DAY));
  expect(courses[0]?.ribbon.labels[second.visitId]).toMatchObject({
    day: "not booked yet",
    gap: expect.stringMatching(/^best days until /),
  });
  expect(courses[0]?.visits.find(({ id }) => id === second.visitId)?.openText).toBe(
    "not booked yet, its best days have passed",
  );
});

test("of a course that was ended only what took place is told", async () => {
  const { clinic, planId, first } = await aClientWithACourse();
  await give(clinic, first);
  await withoutTheRest(planId, first.appointmentId);
  await rowsOf(
    `UPDATE "Plan" SET status = 'ended', "endedAt" = now(), "endReason" = 'moved away', "endedBy" = "createdBy" WHERE id = $1`,
    [planId],
  );
  const { courses } = await seen(clinic, NOW);
  expect(courses[0]?.visits.map(({ id }) => id)).toEqual([first.visitId]);
});

test("a habit that keeps the result belongs to no visit", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  await aBookedCourse(clinic, { area: "neck", firstOn: "2026-12-01" });
  const { care } = await seen(clinic, new Date(startOf(first).getTime() + 20 * DAY));
  const habits = care.today.filter(({ isLasting }) => isLasting);
  expect(habits.length).toBeGreaterThan(0);
  expect(habits.map(({ about }) => about)).toEqual(habits.map(() => null));
});
