// What does another program hear about what is due of a plan, and how does it book it?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { previewDueVisits } from "@/lib/operations/book-due-visits";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { BOOK_DUE_VISITS, SEE_DUE_DAYS, SEE_DUE_VISITS } from "@/lib/schemas/api-due-visits";
import { addDays, daysBetween } from "@/lib/time";
import { bookDue, seeDueDays, seeDueVisits } from "@/lib/web/api-due-visits";
import { auditPage } from "@/lib/web/audit-page";
import type { KeyContext } from "@/lib/web/route";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aProgram } from "../support/a-program-with-a-key";
import { aWorkingClinic, countRows, rowsOf } from "../support/a-working-clinic";
import { giveVisit } from "../support/give-a-visit";

/** Session 1 was given on Tue 24 Nov, and nothing else is booked; a client calls on the 45th day after it, Fri 8 Jan. */
async function aLateClient() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic, { preferences: { weekdays: [2] } });
  const [first, second, ...rest] = visits;
  if (!first || !second) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  await giveVisit(desk, first.appointmentId);
  for (const { appointmentId } of [second, ...rest]) {
    await stepAppointment(desk, { appointmentId, step: "cancel", reason: "Travels" });
  }
  const { asks } = await aProgram(clinic);
  const at = new Date(`${addDays(first.on, 45)}T09:00:00Z`);
  return {
    clinic,
    planId,
    secondId: second.visitId,
    firstOn: first.on,
    ctx: await asks(at),
    desk: await clinic.asked("desk", at),
  };
}

const nothing = { requestKey: null, body: undefined };

async function see(ctx: KeyContext, planId: string, query: Record<string, string> = {}) {
  const answer = await seeDueVisits(ctx, { ...nothing, params: { planId }, query: SEE_DUE_VISITS.query.parse(query) });
  return SEE_DUE_VISITS.answer.parse(answer);
}

async function daysOf(ctx: KeyContext, planId: string, visitId: string, from: string, to: string) {
  const query = SEE_DUE_DAYS.query.parse({ from, to });
  return SEE_DUE_DAYS.answer.parse(await seeDueDays(ctx, { ...nothing, params: { planId, visitId }, query }));
}

const book = (ctx: KeyContext, planId: string, body: unknown, requestKey: string | null = null) =>
  bookDue(ctx, { params: { planId }, query: {}, body: BOOK_DUE_VISITS.body.parse(body), requestKey });

describe("a client who calls 45 days after session 1", () => {
  test("is offered the first possible days, graded exactly as the front desk sees them", async () => {
    const { planId, secondId, firstOn, ctx, desk } = await aLateClient();
    const staff = await previewDueVisits(desk, { planId, pins: [], unticked: [], changing: secondId });
    const seen = await see(ctx, planId);
    const second = seen.visits.find(({ visitId }) => visitId === secondId);
    expect(second).toMatchObject({
      number: 2,
      standing: "overdue",
      clinicianDecides: false,
      place: { grade: "a-little-late" },
    });
    expect(second?.window).toMatchObject({ latestOn: addDays(firstOn, 42), restartAfterOn: addDays(firstOn, 84) });
    expect(seen.problem).toBeNull();
    expect(
      seen.book?.places.map(({ visitId, startsAt }) => ({ visitId, start: Date.parse(startsAt) / 60_000 })),
    ).toEqual(staff.toBook.map(({ visitId, slot }) => ({ visitId, start: slot.start })));
    expect(second?.place).toMatchObject({ on: staff.toBook[0]?.on, gapDays: staff.toBook[0]?.gapDays });

    const { days } = await daysOf(ctx, planId, secondId, seen.today, addDays(seen.today, 30));
    expect(days.length).toBeGreaterThan(10);
    for (const day of days) expect(day.gapDays).toBe(daysBetween(firstOn, day.on));
    expect(days.find(({ gapDays }) => gapDays === 56)?.grade).toBe("a-little-late");
    expect(days.find(({ gapDays }) => (gapDays ?? 0) > 56)?.grade).toBe("late");
    expect(staff.otherDays.length).toBeGreaterThan(2);
    for (const other of staff.otherDays) {
      const { on, gapDays, grade } = other;
      expect(days.find((day) => day.on === on)).toMatchObject({ gapDays, grade });
    }
  });

  test("gets the day that is chosen: its preview books it, and the audit log names the program", async () => {
    const { clinic, planId, secondId, ctx } = await aLateClient();
    const today = (await see(ctx, planId)).today;
    const { days } = await daysOf(ctx, planId, secondId, addDays(today, 5), addDays(today, 9));
    const time = days[0]?.times[0];
    if (!time) throw new Error("No time");
    const { searchParams } = new URL(time.preview, "http://clinic.example");
    const chosen = await see(ctx, planId, Object.fromEntries(searchParams));
    const place = chosen.visits.find(({ visitId }) => visitId === secondId)?.place;
    expect(place).toMatchObject({ startsAt: time.startsAt, on: days[0]?.on, grade: days[0]?.grade });
    const done = await book(ctx, planId, chosen.book);
    expect(done).toMatchObject({ planId, revision: chosen.revision + 1, moved: 0 });
    const now = await bookedVisits(planId);
    expect(now).toHaveLength(1 + done.booked);
    expect(now[1]).toMatchObject({ visitId: secondId, on: days[0]?.on });
    const { rows } = await auditPage(await clinic.asked("owner"), {});
    expect(rows.find(({ act }) => act === "Booked a visit")).toMatchObject({
      who: "Phone assistant",
      role: "Another program",
    });
  });

  test("past the protocol's last day nothing is offered, and it says that a clinician decides", async () => {
    const { clinic, planId, secondId, firstOn } = await aLateClient();
    const { asks } = await aProgram(clinic);
    const seen = await see(await asks(new Date(`${addDays(firstOn, 85)}T09:00:00Z`)), planId);
    expect(seen).toMatchObject({ book: null, problem: { visitId: secondId, clinicianDecides: true } });
    expect(seen.visits[0]).toMatchObject({ visitId: secondId, clinicianDecides: true, place: null });
  });
});

describe("wishes", () => {
  test("take the place of the plan's own, and none leave them", async () => {
    const { planId, ctx, clinic } = await aLateClient();
    const isoDay = (on: string | undefined) => new Date(`${on}T12:00:00Z`).getUTCDay();
    expect(isoDay((await see(ctx, planId)).visits[0]?.place?.on)).toBe(5);
    const clinicianId = clinic.clinicianIds[1] ?? "";
    const wished = await see(ctx, planId, { weekdays: "6", from: "15:00", until: "17:00", clinicianId });
    const place = wished.visits[0]?.place;
    expect(isoDay(place?.on)).toBe(6);
    expect(place?.clinician.id).toBe(clinicianId);
    expect((place?.startsAt.slice(11, 16) ?? "") >= "15:00").toBe(true);
    await expect(book(ctx, planId, wished.book)).resolves.toMatchObject({ moved: 0 });
  });

  test("a first day that is asked for counts while nothing was given, and is booked as it was seen", async () => {
    const clinic = await aWorkingClinic();
    const { planId, visits } = await aBookedCourse(clinic);
    const desk = await clinic.asked("desk");
    for (const { appointmentId } of visits)
      await stepAppointment(desk, { appointmentId, step: "cancel", reason: "Travels" });
    const ctx = await (await aProgram(clinic)).asks();
    const seen = await see(ctx, planId, { firstOn: "2027-02-09" });
    const place = seen.visits[0]?.place;
    expect(place).toMatchObject({ gapDays: null, grade: null });
    expect(Math.abs(daysBetween("2027-02-09", place?.on ?? ""))).toBeLessThan(2);
    await book(ctx, planId, seen.book);
    expect((await bookedVisits(planId))[0]?.on).toBe(place?.on);
  });

  test.each([
    { weekdays: "8" },
    { weekdays: "2;3" },
    { from: "25:00" },
    { from: "15:00", until: "14:00" },
    { firstOn: "2027-02-30" },
    { clinicianId: "Okafor" },
    { pins: "~~~" },
    { unknown: "1" },
  ])("%j is refused", (query) => {
    expect(SEE_DUE_VISITS.query.safeParse(query).success).toBe(false);
  });

  test("31 days are the most, and they come in order", () => {
    const isTaken = (from: string, to: string) => SEE_DUE_DAYS.query.safeParse({ from, to }).success;
    expect(isTaken("2027-01-01", "2027-01-31")).toBe(true);
    expect(isTaken("2027-01-01", "2027-02-01")).toBe(false);
    expect(isTaken("2027-01-02", "2027-01-01")).toBe(false);
  });
});

describe("booking", () => {
  test("is in the log under the key, with the request", async () => {
    const { planId, ctx } = await aLateClient();
    await book(ctx, planId, (await see(ctx, planId)).book);
    const rows = await rowsOf(
      `SELECT DISTINCT "actorKind", "actorId", "requestId" FROM "AuditEntry" WHERE action = 'appointment.booked' AND at = $1`,
      [ctx.now],
    );
    expect(rows).toEqual([{ actorKind: "key", actorId: ctx.actor.keyId, requestId: "a-request" }]);
  });

  test("a plan that has changed is refused whole", async () => {
    const { planId, ctx } = await aLateClient();
    const { book: body } = await see(ctx, planId);
    await rowsOf(`UPDATE "Plan" SET revision = revision + 1 WHERE id = $1`, [planId]);
    const before = await countRows("Appointment", "Message", "AuditEntry");
    await expect(book(ctx, planId, body)).rejects.toThrow(new Refusal("plan-changed"));
    expect(await countRows("Appointment", "Message", "AuditEntry")).toEqual(before);
  });

  test("the same request sent three times at once, and again later, books once and always hears the same", async () => {
    const { planId, ctx } = await aLateClient();
    const { book: body } = await see(ctx, planId);
    const answers = await Promise.all([1, 2, 3].map(() => book(ctx, planId, body, "call-17")));
    const later = await book({ ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) }, planId, body, "call-17");
    expect(new Set([...answers, later].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await bookedVisits(planId)).length).toBe(1 + later.booked);
    expect(await countRows("Idempotency")).toEqual([1]);
  });

  test("its name stands for one request only, of one key only", async () => {
    const { clinic, planId, ctx } = await aLateClient();
    const { book: body } = await see(ctx, planId);
    await book(ctx, planId, body, "call-17");
    await expect(book(ctx, planId, { ...body, revision: 99 }, "call-17")).rejects.toThrow(
      new Refusal("request-repeated-otherwise"),
    );
    const other = await (await aProgram(clinic, "Website")).asks(ctx.now);
    await expect(book(other, planId, body, "call-17")).rejects.toThrow(new Refusal("plan-changed"));
  });

  test("a refusal is not kept: the same name books once things fit", async () => {
    const { planId, ctx } = await aLateClient();
    const { book: body } = await see(ctx, planId);
    await expect(book(ctx, planId, { ...body, revision: 99 }, "call-18")).rejects.toThrow(new Refusal("plan-changed"));
    await expect(book(ctx, planId, body, "call-18")).resolves.toMatchObject({ moved: 0 });
  });
});

test("another clinic's plan, and a visit that is booked, are not there", async () => {
  const { planId, secondId } = await aLateClient();
  const other = await (await aProgram(await aWorkingClinic())).asks();
  const notFound = new Refusal("not-found");
  await expect(see(other, planId)).rejects.toThrow(notFound);
  await expect(daysOf(other, planId, secondId, "2027-01-01", "2027-01-02")).rejects.toThrow(notFound);
  const clinic = await aWorkingClinic();
  const course = await aBookedCourse(clinic);
  const ctx = await (await aProgram(clinic)).asks();
  const bookedId = course.visits[1]?.visitId ?? "";
  await expect(daysOf(ctx, course.planId, bookedId, "2027-01-01", "2027-01-02")).rejects.toThrow(notFound);
  expect((await see(ctx, course.planId)).book).toBeNull();
});
