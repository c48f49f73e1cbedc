// When a clinician is ill, a device broken or a room closed: does everybody get a place inside their window, all at once?
import { describe, expect, test } from "vitest";
import { endLoss } from "@/lib/operations/end-loss";
import { previewBadDay } from "@/lib/operations/preview-bad-day";
import { repairBadDay } from "@/lib/operations/repair-bad-day";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { AskedLoss } from "@/lib/schemas/bad-day";
import { addDays, daysBetween } from "@/lib/time";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aDevice } from "../support/builders";
import { countQueries } from "../support/count-queries";

type Asked = Partial<Extract<AskedLoss, { kind: string }>>;

const lossOf = (kind: "clinician" | "room" | "device" | "location", id: string, on: string, more: Asked = {}) => ({
  ...{ kind, id, fromOn: on, untilOn: on, fromMinute: null, untilMinute: null, reason: "Ill" },
  ...more,
});

async function aCourse() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second, third] = visits;
  if (!first || !second || !third) throw new Error("No visits");
  return { clinic, planId, visits, first, second, third, desk: await clinic.asked("desk") };
}

const preview = async (clinic: WorkingClinic, loss: AskedLoss, more = {}) =>
  previewBadDay(await clinic.asked("desk"), { loss, pinned: [], dropped: [], ...more });

type Preview = Awaited<ReturnType<typeof previewBadDay>>;
const seen = ({ proposal }: Preview) =>
  proposal.moves.map(({ hit, slot }) => ({ appointmentId: hit.appointmentId, version: hit.version, slot }));

const movedMessages = () => rowsOf(`SELECT "clientId" FROM "Message" WHERE rule = 'visit-moved' AND status = 'due'`);

describe("an ill clinician", () => {
  test("whose visit moves inside its window, the leave is written, and the client is told once", async () => {
    const { clinic, planId, first, second, third, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, second.on);
    const shown = await preview(clinic, loss);
    expect(shown.proposal).toMatchObject({ unplaced: [], lostPins: 0, proven: true });
    expect(await countRows("HoursException")).toEqual([0]);
    const done = await repairBadDay(desk, { loss, moves: seen(shown) });
    expect(done).toMatchObject({ repaired: true, moved: 1, told: 1 });
    const after = (await bookedVisits(planId)).find(({ appointmentId }) => appointmentId === second.appointmentId);
    if (!after) throw new Error("It is gone");
    const isElsewhere = after.on !== second.on || after.slot.clinicianId !== second.slot.clinicianId;
    expect(isElsewhere).toBe(true);
    expect(daysBetween(first.on, after.on)).toBeGreaterThanOrEqual(28);
    expect(daysBetween(first.on, after.on)).toBeLessThanOrEqual(42);
    expect(daysBetween(after.on, third.on)).toBeGreaterThanOrEqual(28);
    expect(daysBetween(after.on, third.on)).toBeLessThanOrEqual(42);
    expect(await rowsOf(`SELECT kind, note FROM "HoursException"`)).toEqual([{ kind: "leave", note: "Ill" }]);
    expect(await movedMessages()).toHaveLength(1);
    const actions = await rowsOf(
      `SELECT action FROM "AuditEntry" WHERE action IN ('loss.recorded', 'appointment.moved')`,
    );
    expect(actions).toHaveLength(2);
  });

  test("from an hour of today to an hour of another day is written as days and hours", async () => {
    const { clinic, first, desk } = await aCourse();
    const loss = lossOf("clinician", first.slot.clinicianId, "2026-11-24", {
      fromMinute: 840,
      untilOn: "2026-11-27",
      untilMinute: 600,
    });
    const shown = await preview(clinic, loss);
    await repairBadDay(desk, { loss, moves: seen(shown) });
    const rows = await rowsOf(
      `SELECT "fromDate"::text AS f, "toDate"::text AS t, "fromMinute" AS a, "untilMinute" AS b FROM "HoursException" ORDER BY "fromDate"`,
    );
    expect(rows).toEqual([
      { f: "2026-11-24", t: "2026-11-24", a: 840, b: 1440 },
      { f: "2026-11-25", t: "2026-11-26", a: null, b: null },
      { f: "2026-11-27", t: "2026-11-27", a: 0, b: 600 },
    ]);
  });

  test("with two visits of one plan: both move, their gap is kept, and the client hears once", async () => {
    const { clinic, planId, second, third, desk } = await aCourse();
    const loss = lossOf("location", clinic.locationId, second.on, { untilOn: third.on });
    const shown = await preview(clinic, loss);
    expect(shown.proposal.moves).toHaveLength(2);
    expect(await repairBadDay(desk, { loss, moves: seen(shown) })).toMatchObject({ moved: 2, told: 1 });
    const on = (await bookedVisits(planId)).map((visit) => visit.on);
    const gaps = on.slice(1, 4).map((day, index) => daysBetween(on[index] ?? day, day));
    for (const gap of gaps) expect(gap >= 28 && gap <= 42, `${gap}`).toBe(true);
    expect(await movedMessages()).toHaveLength(1);
  });
});

describe("a broken device", () => {
  test("gives its visits to the other one; what is free is asked of the closure everywhere", async () => {
    const { clinic, second, desk } = await aCourse();
    const { deviceId } = await aDevice(clinic, { name: "Pen B", position: 2 });
    const loss = lossOf("device", clinic.deviceId, second.on, { reason: "Broken" });
    const shown = await preview(clinic, loss);
    expect(shown.proposal.moves[0]).toMatchObject({ on: second.on, slot: { start: second.slot.start, deviceId } });
    await repairBadDay(desk, { loss, moves: seen(shown) });
    const [row] = await rowsOf<{ reason: string; minutes: number }>(
      `SELECT reason, extract(epoch FROM "endsAt" - "startsAt")::int / 60 AS minutes FROM "ResourceClosure"`,
    );
    expect(row).toEqual({ reason: "Broken", minutes: 1440 });
    const { clientId } = await aClient(clinic);
    const { visits } = await aBookedCourse(clinic, { clientId, firstOn: second.on });
    const there = visits.filter(({ on }) => on === second.on);
    expect(there.map(({ slot }) => slot.deviceId)).toEqual(there.map(() => deviceId));
  });

  test("that is the only one for all of the window: the visit stays, at risk, and on the call list", async () => {
    const { clinic, second, desk } = await aCourse();
    const loss = lossOf("device", clinic.deviceId, addDays(second.on, -60 + 35), { untilOn: addDays(second.on, 100) });
    const shown = await preview(clinic, loss);
    const hit = shown.proposal.unplaced.find((one) => one.hit.appointmentId === second.appointmentId);
    expect(hit).toMatchObject({ why: "no-place", hit: { client: { phone: "+447700900123" } } });
    const done = await repairBadDay(desk, { loss, moves: seen(shown) });
    if (!done.repaired) throw new Error("Not written");
    const stays = await rowsOf(`SELECT "onDate"::text AS on FROM "Appointment" WHERE id = $1`, [second.appointmentId]);
    expect(stays).toEqual([{ on: second.on }]);
    const record = await clientRecordPage(desk, clinic.clientId);
    expect(record.plans[0]?.visits[1]?.riskText).toMatch(/^Its device can't be used until /);
    const again = await preview(clinic, { stored: done.lossId });
    expect(again.facts.loss).toMatchObject({ isStored: true, reason: "Ill" });
    expect(again.proposal.unplaced.map((one) => one.hit.appointmentId)).toContain(second.appointmentId);
  });
});

test("a closed room: the visit keeps its hour in the other room", async () => {
  const { clinic, second } = await aCourse();
  const shown = await preview(clinic, lossOf("room", second.slot.roomId, second.on));
  const [move] = shown.proposal.moves;
  expect(move?.slot.start).toBe(second.slot.start);
  expect(move?.slot.roomId).not.toBe(second.slot.roomId);
});

test("a visit whose client is here never moves", async () => {
  const { clinic, first, desk } = await aCourse();
  await stepAppointment(desk, { appointmentId: first.appointmentId, step: "arrive" });
  const shown = await preview(clinic, lossOf("clinician", first.slot.clinicianId, first.on));
  expect(shown.facts.here.map(({ appointmentId }) => appointmentId)).toEqual([first.appointmentId]);
  expect(shown.proposal).toMatchObject({ moves: [], unplaced: [] });
});

test("a place that is kept stays, and a visit that is left out comes on the call list", async () => {
  const { clinic, second } = await aCourse();
  const loss = lossOf("clinician", second.slot.clinicianId, second.on);
  const [move] = (await preview(clinic, loss)).proposal.moves;
  if (!move) throw new Error("No move");
  const slot = { ...move.slot, start: move.slot.start + 30 };
  const kept = await preview(clinic, loss, { pinned: [{ appointmentId: second.appointmentId, slot }] });
  expect(kept.proposal.moves[0]).toMatchObject({ slot, isPinned: true });
  const left = await preview(clinic, loss, { dropped: [second.appointmentId] });
  expect(left.proposal).toMatchObject({ moves: [], unplaced: [{ why: "left-out" }] });
});

describe("a race", () => {
  test("whoever took a place first keeps it; nothing is written, and fresh places come back", async () => {
    const { clinic, second, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, second.on);
    const shown = await preview(clinic, loss);
    const [move] = shown.proposal.moves;
    const { clientId } = await aClient(clinic, { email: null, emailKey: null });
    const other = await aBookedCourse(clinic, { clientId, firstOn: second.on });
    const [taken] = other.visits;
    await rowsOf(
      `UPDATE "Appointment" SET "startsAt" = $2, "onDate" = $3, "clinicianId" = $4, "roomId" = $5 WHERE id = $1`,
      [
        taken?.appointmentId,
        new Date((move?.slot.start ?? 0) * 60_000),
        move?.on,
        move?.slot.clinicianId,
        move?.slot.roomId,
      ],
    );
    const before = await countRows("HoursException", "AuditEntry", "Message");
    const answer = await repairBadDay(desk, { loss, moves: seen(shown) });
    if (answer.repaired) throw new Error("It took what was taken");
    expect(answer.preview.proposal.moves).toHaveLength(1);
    expect(answer.preview.proposal.moves[0]?.slot).not.toEqual(move?.slot);
    expect(await countRows("HoursException", "AuditEntry", "Message")).toEqual(before);
  });

  test("a second press does nothing more", async () => {
    const { clinic, second, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, second.on);
    const shown = await preview(clinic, loss);
    const answers = await Promise.all([1, 2].map(() => repairBadDay(desk, { loss, moves: seen(shown) })));
    expect(answers.map(({ repaired }) => repaired).sort()).toEqual([false, true]);
    expect(await countRows("HoursException")).toEqual([1]);
  });

  test("a loss that two write down at once, with nobody to move, is one; ended once, it is over", async () => {
    const { clinic, third, desk } = await aCourse();
    const loss = lossOf("clinician", third.slot.clinicianId, addDays(third.on, 30));
    const answers = await Promise.all([1, 2].map(() => repairBadDay(desk, { loss, moves: [] })));
    const [one, other] = answers.flatMap((answer) => (answer.repaired ? [answer.lossId] : []));
    expect(one).toBe(other);
    expect(await countRows("HoursException")).toEqual([1]);
    await endLoss(await clinic.asked("desk"), { lossId: one ?? "" });
    expect(await countRows("HoursException")).toEqual([0]);
  });

  test("one visit can't be sent to two places", async () => {
    const { clinic, second, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, second.on);
    const [move] = seen(await preview(clinic, loss));
    if (!move) throw new Error("Nothing to move");
    expect(await repairBadDay(desk, { loss, moves: [move, move] })).toMatchObject({ repaired: false });
    expect(await countRows("HoursException")).toEqual([0]);
  });

  test("a failure half-way leaves nothing", async () => {
    const { clinic, second, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, second.on);
    const shown = await preview(clinic, loss);
    await rowsOf(`CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$`);
    await rowsOf(`CREATE TRIGGER fail_here BEFORE INSERT ON "Message" FOR EACH ROW EXECUTE FUNCTION fail_here()`);
    try {
      const before = await countRows("HoursException", "AuditEntry");
      await expect(repairBadDay(desk, { loss, moves: seen(shown) })).rejects.toThrow();
      expect(await countRows("HoursException", "AuditEntry")).toEqual(before);
      const stays = await rowsOf(`SELECT "onDate"::text AS on, version FROM "Appointment" WHERE id = $1`, [
        second.appointmentId,
      ]);
      expect(stays).toEqual([{ on: second.on, version: 0 }]);
    } finally {
      await rowsOf(`DROP TRIGGER fail_here ON "Message"`);
      await rowsOf("DROP FUNCTION fail_here()");
    }
  });
});

describe("a loss that ends", () => {
  test("keeps what is over, frees the rest, and moves nobody back", async () => {
    const { clinic, first, second, desk } = await aCourse();
    const loss = lossOf("clinician", second.slot.clinicianId, "2026-11-24", { untilOn: second.on });
    const shown = await preview(clinic, loss, { dropped: [first.appointmentId] });
    const done = await repairBadDay(desk, { loss, moves: seen(shown) });
    if (!done.repaired) throw new Error("Not written");
    const moved = await bookedVisits(shown.proposal.moves[0]?.hit.planId ?? "");
    const tomorrow = await clinic.asked("owner", new Date(NOW.getTime() + 86_400_000));
    await endLoss(tomorrow, { lossId: done.lossId });
    const rows = await rowsOf(
      `SELECT "fromDate"::text AS f, "toDate"::text AS t, "fromMinute" AS a, "untilMinute" AS b FROM "HoursException" ORDER BY "fromDate"`,
    );
    expect(rows).toEqual([
      { f: "2026-11-24", t: "2026-11-24", a: null, b: null },
      { f: "2026-11-25", t: "2026-11-25", a: 0, b: 600 },
    ]);
    expect(await bookedVisits(shown.proposal.moves[0]?.hit.planId ?? "")).toEqual(moved);
    expect(await rowsOf(`SELECT action FROM "AuditEntry" WHERE action = 'loss.ended'`)).toHaveLength(1);
    await expect(endLoss(tomorrow, { lossId: done.lossId })).rejects.toMatchObject({ code: "not-found" });
  });
});

test("a loss before today, or of what the clinic doesn't have, is refused; a client may not repair", async () => {
  const { clinic, second } = await aCourse();
  await expect(preview(clinic, lossOf("clinician", second.slot.clinicianId, "2026-11-23"))).rejects.toMatchObject({
    code: "in-the-past",
  });
  await expect(preview(clinic, lossOf("room", clinic.deviceId, second.on))).rejects.toMatchObject({
    code: "not-found",
  });
  const asClient = await clinic.asked("client");
  const asked = { loss: lossOf("clinician", second.slot.clinicianId, second.on), moves: [] };
  await expect(repairBadDay(asClient, asked)).rejects.toMatchObject({ code: "not-allowed" });
});

test("the database is asked as often for many visits as for one", async () => {
  const { clinic, second } = await aCourse();
  const loss = lossOf("clinician", second.slot.clinicianId, second.on);
  const one = await countQueries(() => preview(clinic, loss));
  for (let more = 0; more < 3; more++) {
    const { clientId } = await aClient(clinic);
    await aBookedCourse(clinic, { clientId });
  }
  const wide = { ...loss, fromOn: addDays(second.on, -7), untilOn: addDays(second.on, 7) };
  const many = await countQueries(() => preview(clinic, wide));
  expect(many.value.facts.hit.length).toBeGreaterThan(one.value.facts.hit.length);
  expect(many.queries).toBe(one.queries);
  expect(many.queries).toBeLessThanOrEqual(40);
});
