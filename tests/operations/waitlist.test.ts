// Does a freed place go to the client whom it helps most, once, and on to the next until somebody takes it?
import { describe, expect, test } from "vitest";
import { contextFor } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { declineOffer } from "@/lib/operations/decline-offer";
import { joinWaitlist } from "@/lib/operations/join-waitlist";
import { leaveWaitlist } from "@/lib/operations/leave-waitlist";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { pausePlan } from "@/lib/operations/pause-plan";
import { repairBadDay } from "@/lib/operations/repair-bad-day";
import { setWaitlist } from "@/lib/operations/set-waitlist";
import { takeOffer } from "@/lib/operations/take-offer";
import { bookedVisits } from "../support/a-booked-course";
import { NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import {
  aClinicOfSingleVisits,
  aVisitOn,
  aWaitingClient,
  cancel,
  endInTime,
  endOf,
  type OfferRow,
  offerAround,
  offers,
  visit,
  type Waiting,
} from "../support/waiting-clients";

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function only(rows: readonly OfferRow[], index = 0): OfferRow {
  const row = rows[index];
  if (!row) throw new Error(`No offer ${index}`);
  return row;
}

describe("a cancelled visit", () => {
  test("is offered to who waits, held for two hours, told without a word of the treatment, and the booking stays", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const waiting = await aWaitingClient(clinic, "2026-12-15");
    await cancel(clinic, freed.appointmentId);
    expect(await offerAround(clinic)).toBe(1);
    const offer = only(await offers());
    expect(offer).toMatchObject({ entryId: waiting.entryId, answer: null, status: "held", expiresAt: later(120) });
    expect(offer.startsAt.getTime() / 60_000).toBe(freed.slot.start);
    expect(await bookedVisits(waiting.planId)).toEqual(waiting.visits);
    const [message] = await rowsOf<{ body: string; status: string }>(
      `SELECT body, status FROM "Message" WHERE rule = 'waitlist-offer'`,
    );
    expect(message?.body).toMatch(/a place fell free on Tue 1 Dec, \d\d:\d\d.*until Tue 24 Nov, 12:00/s);
    expect(message?.body).not.toMatch(/needl|session|face/i);
  });

  test("taken moves the booking, which keeps its id; the place that it leaves goes round again", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const first = await aWaitingClient(clinic, "2026-12-15");
    const second = await aWaitingClient(clinic, "2027-01-12");
    const third = await aWaitingClient(clinic, "2027-02-09");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const offer = only(await offers());
    // The third gains most days.
    expect(offer.entryId).toBe(third.entryId);
    const { appointmentId } = await takeOffer(await clinic.asked("desk"), { offerId: offer.id });
    expect(appointmentId).toBe(visit(third.visits).appointmentId);
    const moved = visit(await bookedVisits(third.planId));
    expect(moved).toMatchObject({ appointmentId, slot: freed.slot, on: "2026-12-01", status: "booked" });
    expect(await endOf(third.entryId)).toBe("served");
    // Nobody else waits for something later than the place that it left.
    expect(await offerAround(clinic)).toBe(0);
    expect([await endOf(first.entryId), await endOf(second.entryId)]).toEqual([null, null]);
    expect(await takeOffer(await clinic.asked("desk"), { offerId: offer.id })).toEqual({ appointmentId });
  });

  test("a chain of three ends: each takes what the one before left", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const first = await aWaitingClient(clinic, "2026-12-08");
    const desk = await clinic.asked("desk");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const second = await aWaitingClient(clinic, "2026-12-15");
    const third = await aWaitingClient(clinic, "2026-12-22");
    await takeOffer(desk, { offerId: only(await offers()).id });
    expect(await offerAround(clinic)).toBe(1);
    expect(only(await offers(), 1).entryId).toBe(third.entryId);
    await declineOffer(desk, { offerId: only(await offers(), 1).id });
    expect(await offerAround(clinic)).toBe(1);
    expect(only(await offers(), 2).entryId).toBe(second.entryId);
    await takeOffer(desk, { offerId: only(await offers(), 2).id });
    // The third waits on, and gets what the second left.
    expect(await offerAround(clinic)).toBe(1);
    await takeOffer(desk, { offerId: only(await offers(), 3).id });
    expect(await offerAround(clinic)).toBe(0);
    expect(await Promise.all([first, second, third].map(({ entryId }) => endOf(entryId)))).toEqual([
      "served",
      "served",
      "served",
    ]);
    expect((await bookedVisits(third.planId))[0]?.on).toBe("2026-12-15");
  });

  test("declined goes to the next, never again to the same, and in the end is simply free", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const one = await aWaitingClient(clinic, "2026-12-15");
    const other = await aWaitingClient(clinic, "2026-12-16");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    await declineOffer(await clinic.asked("client", NOW, other.clientId), { offerId: only(await offers()).id });
    await offerAround(clinic);
    expect((await offers()).map(({ entryId, answer }) => [entryId, answer])).toEqual([
      [other.entryId, "declined"],
      [one.entryId, null],
    ]);
    await declineOffer(await clinic.asked("client", NOW, one.clientId), { offerId: only(await offers(), 1).id });
    expect(await offerAround(clinic)).toBe(0);
    expect((await offers()).map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    expect(await endOf(one.entryId)).toBeNull();
  });

  test("is not offered when it begins before the offer's end and the time to come", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-11-24");
    await aWaitingClient(clinic, "2026-12-15");
    await cancel(clinic, freed.appointmentId);
    expect(await offerAround(clinic, new Date((freed.slot.start - 179) * 60_000))).toBe(0);
    expect(await offers()).toEqual([]);
  });

  test("at night is told in the morning, and its time counts from there", async () => {
    const clinic = await aClinicOfSingleVisits();
    const night = new Date("2026-11-24T22:30:00Z");
    const freed = await aVisitOn(clinic, "2026-12-01");
    await aWaitingClient(clinic, "2026-12-15");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic, night);
    expect(only(await offers()).expiresAt).toEqual(new Date("2026-11-25T11:00:00Z"));
    expect(await rowsOf(`SELECT "dueAt" FROM "Message" WHERE rule = 'waitlist-offer'`)).toEqual([
      { dueAt: new Date("2026-11-25T09:00:00Z") },
    ]);
  });
});

describe("when its time is over", () => {
  test("an offer ends by the clock and passes on, also when another booking had cleared the hold away", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const one = await aWaitingClient(clinic, "2026-12-15");
    const other = await aWaitingClient(clinic, "2026-12-16");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const { holdId, id: offerId } = only(await offers());
    expect(await endInTime(clinic, holdId, later(119))).toBe(0);
    await expect(takeOffer(await at(clinic, 120), { offerId })).rejects.toThrow(new Refusal("offer-over"));
    // Any booking after its end clears the hold away, and nothing more.
    await joinWaitlist(await at(clinic, 121), { planId: one.planId, visitId: visit(one.visits).visitId, wishes: {} });
    expect(only(await offers())).toMatchObject({ status: "cancelled", answer: null });
    expect(await endInTime(clinic, holdId, later(122))).toBe(1);
    expect(await endInTime(clinic, holdId, later(122))).toBe(0);
    await offerAround(clinic, later(122));
    expect((await offers()).map(({ entryId, answer }) => [entryId, answer])).toEqual([
      [other.entryId, "expired"],
      [one.entryId, null],
    ]);
  });

  test("it can't be taken any more, and the sentence says so", async () => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const waiting = await aWaitingClient(clinic, "2026-12-15");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const late = takeOffer(await at(clinic, 130), { offerId: only(await offers()).id });
    await expect(late).rejects.toThrow(new Refusal("offer-over"));
    expect(await bookedVisits(waiting.planId)).toEqual(waiting.visits);
  });
});

describe("first taker", () => {
  test("all whom the place suits are asked; of twenty takers at once exactly one has it", async () => {
    const clinic = await aClinicOfSingleVisits();
    await setWaitlist(await clinic.asked("owner"), { mode: "first", holdMinutes: 60 });
    const freed = await aVisitOn(clinic, "2026-12-01");
    const days = ["2026-12-15", "2026-12-16", "2026-12-17", "2026-12-18"] as const;
    const waiting: Waiting[] = [];
    for (let i = 0; i < 20; i++) waiting.push(await aWaitingClient(clinic, days[i % 4] ?? days[0]));
    await cancel(clinic, freed.appointmentId);
    expect(await offerAround(clinic)).toBe(20);
    const made = await offers();
    expect(new Set(made.map(({ holdId }) => holdId)).size).toBe(1);
    const takers = await Promise.all(
      made.map(async ({ id, entryId }) => {
        const client = waiting.find((one) => one.entryId === entryId)?.clientId ?? "";
        return { ctx: await clinic.asked("client", NOW, client), offerId: id };
      }),
    );
    const ends = await Promise.allSettled(takers.map(({ ctx, offerId }) => takeOffer(ctx, { offerId })));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const why = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(why.map((error) => error instanceof Refusal && error.code)).toEqual(Array(19).fill("offer-over"));
    const after = await offers();
    expect(after.filter(({ answer }) => answer === "taken")).toHaveLength(1);
    expect(after.filter(({ answer }) => answer === "withdrawn")).toHaveLength(19);
    expect(
      await rowsOf(`SELECT id FROM "Appointment" WHERE counts AND "startsAt" = $1 AND "clinicianId" = $2`, [
        new Date(freed.slot.start * 60_000),
        freed.slot.clinicianId,
      ]),
    ).toHaveLength(1);
  }, 60_000);
});

describe("an offered place that is lost", () => {
  async function anOffer() {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const waiting = await aWaitingClient(clinic, "2026-12-15");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const offer = only(await offers());
    const ctx = await clinic.asked("client", NOW, waiting.clientId);
    const period = { fromOn: "2026-12-01", untilOn: "2026-12-01", fromMinute: null, untilMinute: null } as const;
    return { clinic, freed, waiting, offer, ctx, period };
  }

  test.each(["clinician", "room", "device", "location"] as const)(
    "is withdrawn with its %s, and can't be taken",
    async (kind) => {
      const { clinic, freed, waiting, offer, ctx, period } = await anOffer();
      const { clinicianId, roomId, deviceId } = freed.slot;
      const id = { clinician: clinicianId, room: roomId, device: deviceId ?? "", location: clinic.locationId }[kind];
      const desk = await clinic.asked("desk");
      await repairBadDay(desk, { loss: { kind, id, ...period, reason: "Lost" }, moves: [] });
      expect(only(await offers())).toMatchObject({ id: offer.id, answer: "withdrawn", status: "cancelled" });
      await expect(takeOffer(ctx, { offerId: offer.id })).rejects.toThrow(new Refusal("offer-over"));
      expect(await bookedVisits(waiting.planId)).toEqual(waiting.visits);
    },
  );

  test("stays offered when what is lost is at another hour", async () => {
    const { clinic, freed, offer, period } = await anOffer();
    const loss = {
      kind: "clinician",
      id: freed.slot.clinicianId,
      ...period,
      fromMinute: 1200,
      reason: "Lost",
    } as const;
    await repairBadDay(await clinic.asked("desk"), { loss, moves: [] });
    expect(only(await offers())).toMatchObject({ id: offer.id, answer: null, status: "held" });
  });

  test("can't be taken either when the loss was recorded while it was being taken", async () => {
    const { clinic, freed, offer, ctx, period } = await anOffer();
    const desk = await clinic.asked("desk");
    const loss = { kind: "clinician", id: freed.slot.clinicianId, ...period, reason: "Ill" } as const;
    const slow: typeof ctx = {
      ...ctx,
      book: async (work) => {
        await repairBadDay(desk, { loss, moves: [] });
        return ctx.book(work);
      },
    };
    await expect(takeOffer(slow, { offerId: offer.id })).rejects.toThrow(new Refusal("offer-over"));
  });
});

describe("who waits no longer", () => {
  test.each([
    ["the visit is cancelled", "cancelled"],
    ["the plan rests", "plan-paused"],
    ["the client says so", "withdrawn"],
  ])("ends when %s, and an open offer goes on to the next", async (_, reason) => {
    const clinic = await aClinicOfSingleVisits();
    const freed = await aVisitOn(clinic, "2026-12-01");
    const one = await aWaitingClient(clinic, "2026-12-15");
    const other = await aWaitingClient(clinic, "2026-12-16");
    await cancel(clinic, freed.appointmentId);
    await offerAround(clinic);
    const desk = await clinic.asked("desk");
    if (reason === "cancelled") await cancel(clinic, visit(other.visits).appointmentId);
    else if (reason === "plan-paused") await pausePlan(desk, { planId: other.planId, revision: 0, reason: "Rest" });
    else await leaveWaitlist(await clinic.asked("client", NOW, other.clientId), { entryId: other.entryId });
    expect(await endOf(other.entryId)).toBe(reason);
    await offerAround(clinic);
    const last = (await offers()).filter(({ holdId }) => holdId !== "");
    expect(last[0]).toMatchObject({ entryId: other.entryId, answer: "withdrawn", status: "cancelled" });
    expect(last.slice(1).every(({ entryId }) => entryId === one.entryId)).toBe(true);
    expect(last).toHaveLength(2);
  });
});

test("who left a place is not offered it again, and somebody else's offer does not exist", async () => {
  const clinic = await aClinicOfSingleVisits();
  const one = await aWaitingClient(clinic, "2026-12-15");
  const booked = visit(one.visits);
  await moveAppointment(await clinic.asked("desk"), {
    appointmentId: booked.appointmentId,
    revision: 0,
    slot: { ...booked.slot, start: booked.slot.start + 3 * 1440 },
    scope: "this",
  });
  expect(await offerAround(clinic)).toBe(0);
  const freed = await aVisitOn(clinic, "2026-12-01");
  await cancel(clinic, freed.appointmentId);
  expect(await offerAround(clinic)).toBe(1);
  const stranger = await aWaitingClient(clinic, "2026-12-20");
  const asked = await clinic.asked("client", NOW, stranger.clientId);
  const offerId = only(await offers()).id;
  await expect(takeOffer(asked, { offerId })).rejects.toThrow(new Refusal("not-found"));
  await expect(declineOffer(asked, { offerId })).rejects.toThrow(new Refusal("not-found"));
  await expect(leaveWaitlist(asked, { entryId: one.entryId })).rejects.toThrow(new Refusal("not-found"));
});

test("waiting twice is once, with the newer wishes", async () => {
  const clinic = await aClinicOfSingleVisits();
  const { entryId, planId, visits } = await aWaitingClient(clinic, "2026-12-15");
  const ask = { planId, visitId: visit(visits).visitId, wishes: { weekdays: [3] } };
  expect(await joinWaitlist(await clinic.asked("desk"), ask)).toEqual({ entryId });
  expect(await rowsOf(`SELECT wishes FROM "WaitlistEntry"`)).toEqual([{ wishes: { weekdays: [3] } }]);
  const freed = await aVisitOn(clinic, "2026-12-01");
  await cancel(clinic, freed.appointmentId);
  expect(await offerAround(clinic)).toBe(0);
});

async function at(clinic: WorkingClinic, minutes: number) {
  const { actor } = await clinic.asked("desk");
  return contextFor(actor, later(minutes));
}
