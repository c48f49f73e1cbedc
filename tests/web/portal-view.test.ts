// What does a client see of their course, in each state that it can be in?
import { expect, test } from "vitest";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { weekdayOf } from "@/lib/time";
import { portalMove, portalMoveClinic } from "@/lib/web/portal-move";
import { portalPage } from "@/lib/web/portal-page";
import { aBookedCourse } from "../support/a-booked-course";
import {
  aClientWithACourse,
  type Booked,
  DAY,
  give,
  hoursBefore,
  seen,
  startOf,
} from "../support/a-client-with-a-course";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";
import { countQueries } from "../support/count-queries";

test("the first page greets by the client's clock and counts from the last visit", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const morning = await seen(clinic, new Date("2026-11-27T08:00:00Z"));
  expect([morning.greeting, morning.dayLine]).toEqual(["Good morning, Amara", "Fri 27 Nov, day 3 after session 1"]);
  const evening = await seen(clinic, new Date("2026-11-24T20:00:00Z"));
  expect([evening.greeting, evening.dayLine]).toEqual(["Good evening, Amara", "Tue 24 Nov, the day of session 1"]);
});

test("a month after a visit the days to the next one are counted", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const { dayLine } = await seen(clinic, new Date(startOf(second).getTime() - 4 * DAY));
  expect(dayLine).toMatch(/, 4 days to session 2$/);
});

test("the next visit says when, who, where and how long, numbing included", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const { next } = await seen(clinic, new Date("2026-11-27T08:00:00Z"));
  expect(next).toHaveLength(1);
  expect(next[0]).toMatchObject({
    appointmentId: second.appointmentId,
    label: "Next visit, session 2",
    where: expect.stringMatching(/^Dr (Okafor|Lindqvist), /),
    length: "About 60 minutes, with 30 for numbing.",
    state: null,
    moveHref: `/portal/move/${second.appointmentId}`,
  });
});

test.each([
  ["long before, confirming is offered quietly", 73, "outline", true],
  ["from 72 hours before it is what the page asks for", 72, "filled", true],
  ["inside the notice period it can only be moved by a call", 23, "filled", false],
] as const)("%s", async (_case, hours, confirm, movable) => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const [next] = (await seen(clinic, hoursBefore(startOf(second), hours))).next;
  expect(next?.confirm).toBe(confirm);
  expect(next?.moveHref !== null).toBe(movable);
  expect(next?.callText !== null).toBe(!movable);
});

test("a confirmed visit says so and asks for nothing", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  await stepAppointment(await clinic.asked("desk"), { appointmentId: second.appointmentId, step: "confirm" });
  const { next } = await seen(clinic, hoursBefore(startOf(second), 48));
  expect(next[0]).toMatchObject({ state: "Confirmed", confirm: null });
});

test("the zone is named where the client's clock shows another time", async () => {
  const { clinic } = await aClientWithACourse();
  const before = (await seen(clinic, NOW)).next[0]?.when ?? "";
  expect(before).not.toContain("clinic's time");
  await rowsOf(`UPDATE "Client" SET "timeZone" = 'Europe/Brussels' WHERE id = $1`, [clinic.clientId]);
  expect((await seen(clinic, NOW)).next[0]?.when).toBe(`${before} (GMT, the clinic's time)`);
});

test("a visit today is what the day is about, also a few days after another", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  await aBookedCourse(clinic, { area: "neck", firstOn: "2026-11-27" });
  const { dayLine } = await seen(clinic, new Date("2026-11-27T06:00:00Z"));
  expect(dayLine).toBe("Fri 27 Nov, the day of session 1 of Rejuvenation, neck");
});

test("a touch-up fits its days; only sessions name their source, by its title", async () => {
  const { clinic } = await aClientWithACourse();
  const [course] = (await seen(clinic, NOW)).courses;
  const touchUps = course?.visits.filter(({ phase }) => phase === "touch_up") ?? [];
  expect(touchUps.length).toBeGreaterThan(0);
  expect(touchUps.every(({ source }) => source === null)).toBe(true);
  for (const { why } of touchUps.filter(({ why: reasons }) => reasons.length > 0)) {
    expect(why[0]).toMatch(/^A touch-up fits \d+ to \d+ days after /);
  }
  const sources = course?.visits.flatMap(({ source }) => source ?? []) ?? [];
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.join(" ")).not.toMatch(/PMC\d/);
});

test("a visit whose days have begun fits until the last of them, not from a day that is past", async () => {
  const { clinic, visits } = await aClientWithACourse();
  for (const visit of visits) await give(clinic, visit, startOf(visit));
  const last = visits.at(-1);
  if (!last) throw new Error("No visits");
  const { toCall } = await seen(clinic, new Date(startOf(last).getTime() + 200 * DAY));
  expect(toCall[0]?.sentence).toMatch(/^Touch-up 2 is not booked yet\. It fits until /);
});

test("a missed visit is said kindly, with the clinic's number", async () => {
  const { clinic, first } = await aClientWithACourse();
  await stepAppointment(await clinic.asked("desk"), { appointmentId: first.appointmentId, step: "miss" });
  const { toCall, call } = await seen(clinic, NOW);
  expect(toCall.map(({ sentence }) => sentence)).toEqual([
    "You missed session 1 on Tue 24 Nov. That happens: choose another day, or call us.",
  ]);
  expect(call.href).toMatch(/^tel:\+?\d+$/);
});

test("a session that is not booked is due, then closing, then overdue, then for a clinician to decide", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  await rowsOf(`UPDATE "Appointment" SET status = 'cancelled' WHERE "clinicId" = $1 AND id <> $2`, [
    clinic.clinicId,
    first.appointmentId,
  ]);
  const said = async (day: number) => {
    const { toCall } = await seen(clinic, new Date(startOf(first).getTime() + day * DAY));
    return toCall.map(({ sentence, tone }) => [tone, sentence.replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+/g, "…")]);
  };
  expect(second.on > first.on).toBe(true);
  expect(await said(5)).toEqual([
    ["info", "Session 2 is not booked yet. It fits from … to …. Choose a day, or call us."],
  ]);
  expect(await said(35)).toEqual([
    ["warning", "Session 2 is not booked yet. The last day in time is …. Choose a day, or call us."],
  ]);
  expect(await said(50)).toEqual([
    [
      "warning",
      "Session 2 is not booked, and its best days have passed. The first free day is the best one now: choose it, or call us.",
    ],
  ]);
  expect(await said(90)).toEqual([
    ["warning", "Session 2 has waited long, so your clinician decides with you how to go on. Please call us."],
  ]);
});

test("without a course the page says what will stand there", async () => {
  const view = await seen(await aWorkingClinic(), NOW);
  expect(view.empty?.title).toBe("You have no course yet");
  expect([view.next, view.toCall, view.courses, view.care.today]).toEqual([[], [], [], []]);
});

test("a course that was ended is not drawn as one that goes on", async () => {
  const { clinic, planId } = await aClientWithACourse();
  await rowsOf(`UPDATE "Appointment" SET status = 'cancelled' WHERE "planId" = $1`, [planId]);
  await rowsOf(
    `UPDATE "Plan" SET status = 'ended', "endedAt" = now(), "endReason" = 'moved away', "endedBy" = "createdBy" WHERE id = $1`,
    [planId],
  );
  const view = await seen(clinic, NOW);
  expect(view.courses.map(({ isEnded }) => isEnded)).toEqual([true]);
  expect(view.empty?.title).toBe("Your course is finished");
});

test("of two courses at once each has its next visit, the soonest first, by its name", async () => {
  const { clinic } = await aClientWithACourse();
  await aBookedCourse(clinic, { area: "neck", firstOn: "2026-11-26" });
  const { next, courses } = await seen(clinic, NOW);
  expect(next.map(({ label }) => label)).toEqual([
    "Next visit, session 1 of Rejuvenation, face",
    "Then session 1 of Rejuvenation, neck",
  ]);
  expect(courses).toHaveLength(2);
});

test("a consultation is a next visit too; it moves by a call", async () => {
  const clinic = await aWorkingClinic();
  const { clinicId, locationId, timeZone, clientId, deviceId } = clinic;
  const [clinicianId = ""] = clinic.clinicianIds;
  const [roomId = ""] = clinic.roomIds;
  await anAppointment({ clinicId, locationId, timeZone, clientId, clinicianId, roomId, deviceId });
  const [next] = (await seen(clinic, NOW)).next;
  expect(next).toMatchObject({ label: "Next visit, your consultation", moveHref: null });
  expect(next?.callText).toMatch(/^To move it, please call /);
});

test("every visit of the ribbon leads to the reason of its day", async () => {
  const { clinic, second } = await aClientWithACourse();
  const [course] = (await seen(clinic, NOW)).courses;
  const label = course?.ribbon.labels[second.visitId];
  expect(label).toMatchObject({
    href: `/portal/course#visit-${second.visitId}`,
    day: expect.stringMatching(/, booked$/),
  });
  expect(course?.visits.find(({ id }) => id === second.visitId)?.why[0]).toMatch(/^Your skin needs 28 to 42 days/);
});

test("a client chooses among other days; what else would move is said before", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const view = await portalMove(await clinic.asked("client", NOW), second.appointmentId);
  if (view.kind !== "places") throw new Error(view.lead);
  expect(view.title).toBe("Move session 2");
  expect(view.best).toHaveLength(3);
  for (const place of [...view.best, ...view.other]) {
    expect(place.ask.scope).toBe(place.also.length === 0 ? "this" : "following");
    expect(place.button).toBe(place.also.length === 0 ? "Move 1 visit" : `Move ${place.also.length + 1} visits`);
    expect(place.detail).toMatch(/days after session 1/);
  }
});

test("inside the notice period there is the number instead of places", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const view = await portalMove(await clinic.asked("client", hoursBefore(startOf(second), 23)), second.appointmentId);
  expect(view).toMatchObject({ kind: "none", title: "Please call to move it" });
  expect(view.lead).toContain("Less than 24 hours");
});

test("a visit that was given can't move", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const view = await portalMove(await clinic.asked("client"), first.appointmentId);
  expect(view).toMatchObject({ kind: "none", title: "This visit can't move any more" });
});

test.each([
  ["another client's visit", async ({ second }: { second: Booked }) => second.appointmentId],
  ["no id at all", async () => "rubbish"],
])("of %s there is nothing here", async (_case, idOf) => {
  const { clinic, second } = await aClientWithACourse();
  const { clientId } = await aClient({ clinicId: clinic.clinicId }, { givenName: "Bo", emailKey: "bo@mail.example" });
  const stranger = await clinic.asked("client", NOW, clientId);
  await expect(portalMoveClinic(stranger, await idOf({ second }))).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});

test("of one's own visit the clinic is known at once", async () => {
  const { clinic, second } = await aClientWithACourse();
  const name = await portalMoveClinic(await clinic.asked("client"), second.appointmentId);
  expect(name).toBe("Harbour Skin");
});

test("a visit of a paused course is moved by a call", async () => {
  const { clinic, planId, second } = await aClientWithACourse();
  await rowsOf(
    `UPDATE "Plan" SET status = 'paused', "pausedAt" = now(), "pausedBy" = "createdBy", "pauseReason" = 'away' WHERE id = $1`,
    [planId],
  );
  const view = await portalMove(await clinic.asked("client"), second.appointmentId);
  expect(view).toMatchObject({ kind: "none", title: "Please call to move it" });
});

test("the calendar offers the days of the list and no other, in the months that they lie in", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const view = await portalMove(await clinic.asked("client"), second.appointmentId);
  if (view.kind !== "places") throw new Error(view.lead);
  const days = view.days.months.flatMap((month) => month.days);
  const listed = [...view.best, ...view.other].map(({ on, key, when }) => ({ on, place: { key, label: when } }));
  const offered = days.flatMap(({ on, place }) => (place ? [{ on, place }] : []));
  expect(offered).toEqual(listed.sort((a, b) => (a.on < b.on ? -1 : 1)));
  expect(days.filter(({ isNow }) => isNow).map(({ on }) => on)).toEqual([second.on]);
  expect(days.filter(({ isInWindow }) => isInWindow)).toHaveLength(15);
  for (const { title, lead, days: all } of view.days.months) {
    expect(all[0]?.number).toBe(1);
    expect([lead, title]).toContain(weekdayOf(all[0]?.on ?? "2026-01-01") - 1);
  }
});

test("with two courses each next visit, its buttons and its move say which course", async () => {
  const { clinic, first } = await aClientWithACourse();
  const { visits } = await aBookedCourse(clinic, { area: "neck" });
  await give(clinic, first);
  const { next } = await seen(clinic, NOW);
  expect(next.map(({ titleOfCourse }) => titleOfCourse).sort()).toEqual([
    "Session 1 of Rejuvenation, neck",
    "Session 2 of Rejuvenation, face",
  ]);
  const move = await portalMove(await clinic.asked("client"), visits[1]?.appointmentId ?? "");
  expect(move.title).toBe("Move session 2 of Rejuvenation, neck");
});

test("a client's pages ask the database a bounded number of times", async () => {
  const { clinic, second } = await aClientWithACourse();
  const ctx = await clinic.asked("client");
  expect((await countQueries(() => portalPage(ctx))).queries).toBeLessThanOrEqual(25);
  expect((await countQueries(() => portalMove(ctx, second.appointmentId))).queries).toBeLessThanOrEqual(40);
});
