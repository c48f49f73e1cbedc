// How does a whole course come to be booked: all of it, or nothing?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { bookSeries } from "@/lib/operations/book-series";
import { loadPlanFacts } from "@/lib/operations/plan-facts";
import { previewSeries } from "@/lib/operations/preview-series";
import { savePlan } from "@/lib/operations/save-plan";
import type { BookSeriesInput, SeriesInput } from "@/lib/schemas/series";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aProtocol } from "../support/builders";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

const wish = (clinic: WorkingClinic, more: Partial<SeriesInput> = {}): SeriesInput => ({
  clientId: clinic.clientId,
  locationId: clinic.locationId,
  protocolVersionId: clinic.protocolVersionId,
  sessions: 4,
  area: "face",
  preferences: {},
  pins: [],
  unticked: [],
  ...more,
});

/** What a person does: look at the preview, then book what it shows. */
async function seen(clinic: WorkingClinic, input: SeriesInput): Promise<BookSeriesInput> {
  const { answer } = await previewSeries(await clinic.asked("clinician"), input);
  const placed = answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
  return { ...input, seen: placed };
}

describe("booking a course", () => {
  test("books every session, and the touch-up inside the horizon, on the days that the preview showed", async () => {
    const clinic = await aWorkingClinic();
    const input = await seen(clinic, wish(clinic));
    const booked = await bookSeries(await clinic.asked("clinician"), input);
    expect(booked).toMatchObject({ booked: true, sessions: 4, touchUps: 1 });
    const rows = await rowsOf<{ on: string; status: string }>(
      `SELECT "onDate"::text AS on, status FROM "Appointment" ORDER BY "startsAt"`,
    );
    // 35 days apart from today, then 180, which is a Sunday: one day has to give, and of equal answers the earliest is taken.
    expect(rows.map(({ on }) => on)).toEqual(["2026-11-24", "2026-12-28", "2027-02-01", "2027-03-08", "2027-09-04"]);
    expect(await countRows("Visit")).toEqual([6]);
  });

  test("writes the messages, their wake-ups and the audit with it", async () => {
    const clinic = await aWorkingClinic();
    await bookSeries(await clinic.asked("clinician"), await seen(clinic, wish(clinic)));
    const rules = await rowsOf<{ rule: string; n: number }>(
      `SELECT rule, count(*)::int AS n FROM "Message" WHERE status = 'due' GROUP BY rule ORDER BY rule`,
    );
    const counted = Object.fromEntries(rules.map(({ rule, n }) => [rule, n]));
    expect(counted).toMatchObject({ "course-booked": 1, reminder: 4, confirm: 4 });
    const [jobs] = await rowsOf<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'send-message'`,
    );
    expect([jobs?.n]).toEqual(await countRows("Message"));
    expect(await rowsOf(`SELECT action FROM "AuditEntry"`)).toEqual([{ action: "plan.booked" }]);
  });

  test("books nothing when one place was taken meanwhile, and the fresh preview says which date changed", async () => {
    const clinic = await aWorkingClinic();
    const other = await aClient(clinic, { givenName: "Ravi", familyName: "Menon", email: null, emailKey: null });
    const input = await seen(clinic, wish(clinic));
    const third = input.seen.find(({ position }) => position === 3);
    const rival = { ...wish(clinic, { clientId: other.clientId, sessions: 3, firstOn: "2027-02-02" }) };
    await bookSeries(await clinic.asked("desk"), await seen(clinic, rival));
    const before = await countRows("Plan", "Visit", "Appointment", "Message", "AuditEntry");

    const booked = await bookSeries(await clinic.asked("clinician"), input);
    if (booked.booked) throw new Error("It was booked over somebody else's visit");
    expect(booked.changed).toContain(3);
    const now = booked.preview.answer.visits.find(({ position }) => position === 3);
    expect(now?.slot).not.toBeNull();
    expect(now?.slot).not.toEqual(third?.slot);
    expect(await countRows("Plan", "Visit", "Appointment", "Message", "AuditEntry")).toEqual(before);
  });

  test("two who book the same places at once: one gets them all, the other nothing and a fresh preview", async () => {
    const clinic = await aWorkingClinic();
    const inputs: BookSeriesInput[] = [];
    for (let index = 0; index < 6; index++) {
      const { clientId } = await aClient(clinic, { givenName: `Client ${index}`, email: null, emailKey: null });
      inputs.push(await seen(clinic, wish(clinic, { clientId, sessions: 3 })));
    }
    const ctx = await clinic.asked("desk");
    const ends = await Promise.all(inputs.map((input) => bookSeries(ctx, input)));
    expect(ends.filter(({ booked }) => booked)).toHaveLength(1);
    for (const end of ends) if (!end.booked) expect(end.changed.length).toBeGreaterThan(0);
    expect(await countRows("Plan", "Appointment")).toEqual([1, 4]);
  });

  test("a big event keeps its day and the six days before it free of visits, also when the plan is moved later", async () => {
    const clinic = await aWorkingClinic();
    const bigEventOn = "2026-12-31"; // the second session would be on Mon 28 Dec
    const booked = await bookSeries(await clinic.asked("clinician"), await seen(clinic, wish(clinic, { bigEventOn })));
    if (!booked.booked) throw new Error("Not booked");
    const days = await rowsOf<{ on: string }>(`SELECT "onDate"::text AS on FROM "Appointment" ORDER BY "startsAt"`);
    expect(days.map(({ on }) => on).filter((on) => "2026-12-25" <= on && on <= bigEventOn)).toEqual([]);
    expect(days).toHaveLength(5);
    const facts = await clinic.asked("desk").then((ctx) => ctx.read((tx) => loadPlanFacts(tx, ctx, booked.planId)));
    expect(facts.question.barredDays).toEqual([{ from: "2026-12-25", to: bigEventOn }]);
  });

  test("a client has one running plan an area", async () => {
    const clinic = await aWorkingClinic();
    await bookSeries(await clinic.asked("clinician"), await seen(clinic, wish(clinic)));
    const again = await seen(clinic, wish(clinic));
    await expect(bookSeries(await clinic.asked("clinician"), again)).rejects.toThrow(new Refusal("plan-exists"));
    await bookSeries(await clinic.asked("clinician"), await seen(clinic, wish(clinic, { area: "hands" })));
    expect(await countRows("Plan")).toEqual([2]);
  });

  test("a protocol for one area is refused at the area anywhere else, and nothing is written", async () => {
    const clinic = await aWorkingClinic();
    const { protocolVersionId } = await aProtocol(clinic, { ...STANDARD_PROTOCOL, key: "scalp" });
    const ctx = await clinic.asked("clinician");
    const scalp = await seen(clinic, wish(clinic, { protocolVersionId, area: "scalp" }));
    const refused = { code: "invalid-input", fields: { area: "otherArea" } };
    await expect(bookSeries(ctx, { ...scalp, area: "face" })).rejects.toMatchObject(refused);
    await expect(savePlan(ctx, wish(clinic, { protocolVersionId, area: "hands" }))).rejects.toMatchObject(refused);
    expect(await countRows("Plan", "Appointment")).toEqual([0, 0]);
    expect(await bookSeries(ctx, scalp)).toMatchObject({ booked: true });
  });

  test("a place that nobody was shown is not booked, whatever a request says", async () => {
    const clinic = await aWorkingClinic();
    const input = await seen(clinic, wish(clinic));
    const atNight = input.seen.map(({ position, slot }) => ({
      position,
      slot: { ...slot, start: slot.start - 8 * 60 },
    }));
    const booked = await bookSeries(await clinic.asked("clinician"), { ...input, seen: atNight });
    expect(booked.booked).toBe(false);
    expect(await countRows("Plan", "Appointment")).toEqual([0, 0]);
  });

  test("an early day needs a signature, which stays on the plan, and nobody signs below the floor", async () => {
    const clinic = await aWorkingClinic();
    const clinician = await clinic.asked("clinician");
    const { answer, place } = await previewSeries(clinician, wish(clinic));
    const [first, second] = answer.visits;
    if (!first?.slot || !second?.slot) throw new Error("The course has no place");
    const early = { ...second.slot, start: first.slot.start + 20 * 1440 };
    const pins = [
      { position: 1, slot: first.slot },
      { position: 2, slot: early, overrideReason: "Leaves the country in January" },
    ];
    const desk = await clinic.asked("desk");
    await expect(previewSeries(desk, wish(clinic, { pins }))).rejects.toThrow(new Refusal("not-allowed"));
    const booked = await bookSeries(clinician, await seen(clinic, wish(clinic, { pins })));
    expect(booked).toMatchObject({ booked: true });
    expect(await rowsOf(`SELECT kind, "gapDays", "floorGapDays", reason FROM "GapOverride"`)).toEqual([
      { kind: "signed", gapDays: 20, floorGapDays: 14, reason: "Leaves the country in January" },
    ]);
    expect(place.location.timeZone).toBe("Europe/London");

    const under = [
      { position: 1, slot: first.slot },
      { position: 2, slot: { ...early, start: first.slot.start + 13 * 1440 }, overrideReason: "In a hurry" },
    ];
    const refused = await previewSeries(clinician, wish(clinic, { area: "hands", pins: under }));
    expect(refused.answer.ok).toBe(false);
  });

  test("a client may not prescribe, and nobody books for a client of another clinic", async () => {
    const clinic = await aWorkingClinic();
    const elsewhere = await aWorkingClinic();
    await expect(previewSeries(await clinic.asked("client"), wish(clinic))).rejects.toThrow(new Refusal("not-allowed"));
    const stranger = wish(clinic, { clientId: elsewhere.clientId });
    await expect(previewSeries(await clinic.asked("desk"), stranger)).rejects.toThrow(new Refusal("not-found"));
  });

  test("a touch-up that is unticked stays due with those after it", async () => {
    const clinic = await aWorkingClinic();
    const booked = await bookSeries(await clinic.asked("desk"), await seen(clinic, wish(clinic, { unticked: [5] })));
    expect(booked).toMatchObject({ booked: true, sessions: 4, touchUps: 0 });
    expect(await countRows("Visit", "Appointment")).toEqual([6, 4]);
  });

  test.each([
    ["America/Los_Angeles", "2026-11-25T00:00:00Z", "2026-11-24"],
    ["Pacific/Auckland", "2026-11-23T23:30:00Z", "2026-11-24"],
  ])("in %s the day is that of the clinic, to the end of the horizon", async (timeZone, now, today) => {
    const clinic = await aWorkingClinic(timeZone);
    const { answer, question } = await previewSeries(await clinic.asked("desk", new Date(now)), wish(clinic));
    expect(question).toMatchObject({ today, horizonOn: "2027-11-24" });
    expect(answer.visits[0]?.on).toBe(today);
  });

  test("nothing is placed before now", async () => {
    const clinic = await aWorkingClinic();
    const { answer } = await previewSeries(await clinic.asked("desk"), wish(clinic));
    expect((answer.visits[0]?.slot?.start ?? 0) * 60_000).toBeGreaterThanOrEqual(NOW.getTime());
  });
});
