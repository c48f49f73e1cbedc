// Does the plan builder say what would be booked, why, and what is lacking, and book only that?
import { beforeEach, describe, expect, test } from "vitest";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import type { SeriesInput } from "@/lib/schemas/series";
import { addDays } from "@/lib/time";
import { bookFromBuilder, otherDaysForBuilder, previewForBuilder, timesForBuilder } from "@/lib/web/builder-answers";
import { aWorkingClinic, countRows, type WorkingClinic } from "../support/a-working-clinic";

let clinic: WorkingClinic;
let input: SeriesInput;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  input = {
    clientId: clinic.clientId,
    locationId: clinic.locationId,
    protocolVersionId: clinic.protocolVersionId,
    sessions: 4,
    area: "face",
    preferences: {},
    pins: [],
    unticked: [],
  };
});

const rowAt = (preview: CoursePreview, position: number) => {
  const row = preview.rows.find((one) => one.position === position);
  if (!row?.slot || !row.on) throw new RangeError(`Visit ${position} has no place`);
  return { ...row, slot: row.slot, on: row.on };
};
const seenOf = (preview: CoursePreview) =>
  preview.rows.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));

describe("a course that has its places", () => {
  test("is told as a whole and visit by visit, nothing being held", async () => {
    const wishes = { ...input, preferences: { weekdays: [2] } };
    const preview = await previewForBuilder(await clinic.asked("clinician"), wishes);
    expect(preview).toMatchObject({
      isPlaced: true,
      areGapsKept: true,
      gapsText: "Every gap inside 28–42 days",
      bookLabel: "Book 4 sessions, 1 touch-up",
      bookingLabel: "Booking 4 sessions",
      problem: null,
      dropped: null,
    });
    expect(preview.summary).toMatch(/^4 sessions in \d+ days, 1 touch-up$/);
    expect(preview.rows[0]).toMatchObject({ title: "Session 1", dayText: "Tue 24 Nov", gapText: "Today" });
    expect(preview.rows[1]).toMatchObject({ gapText: "35 days after session 1", noteText: "on target" });
    expect(preview.rows.every(({ why }) => why.length > 0)).toBe(true);
    expect(await countRows("Plan", "Appointment")).toEqual([0, 0]);
  });

  test("says that the first day is another than the one asked for, where one was asked for", async () => {
    const actor = await clinic.asked("clinician");
    const wishes = { ...input, preferences: { weekdays: [3] } };
    const unasked = await previewForBuilder(actor, wishes);
    expect(unasked.rows[0]).toMatchObject({ dayText: "Wed 25 Nov", gapText: "the soonest that suits", noteText: null });
    const asked = await previewForBuilder(actor, { ...wishes, firstOn: "2026-11-24" });
    expect(asked.rows[0]).toMatchObject({ dayText: "Wed 25 Nov", gapText: "Tue 24 Nov was asked for" });
  });

  test("leaves what is beyond the horizon to its invitation", async () => {
    const { rows } = await previewForBuilder(await clinic.asked("clinician"), input);
    expect(rows.at(-1)).toMatchObject({
      title: "Touch-up 2",
      slot: null,
      gapText: "Beyond 12 months",
      noteText: expect.stringMatching(/^invited 21 days before, on /),
    });
  });

  test("without the touch-up that was unticked books sessions only", async () => {
    const preview = await previewForBuilder(await clinic.asked("clinician"), { ...input, unticked: [5] });
    expect(preview.bookLabel).toBe("Book 4 sessions");
    expect(preview.rows[4]).toMatchObject({ canUntick: true, gapText: "Not booked now" });
  });
});

describe("a course that can't be had", () => {
  test("says which visit lacks what, between which days, and what would do", async () => {
    const tuesdays = { ...input, preferences: { weekdays: [2] } };
    const first = await previewForBuilder(await clinic.asked("clinician"), tuesdays);
    const early = { ...rowAt(first, 2).slot, start: rowAt(first, 2).slot.start - 14 * 1440 };
    const pinned = {
      ...tuesdays,
      pins: [
        { position: 1, slot: rowAt(first, 1).slot },
        { position: 2, slot: early },
      ],
    };
    const preview = await previewForBuilder(await clinic.asked("clinician"), pinned);
    expect(preview.isPlaced).toBe(false);
    expect(preview.problem).toMatchObject({
      position: 2,
      title: expect.stringMatching(/^Session 2 has no place from Tue 22 Dec to Tue 5 Jan\.$/),
      detail:
        "No day is left that keeps the gaps to the other visits. That is because session 2 is kept on Tue 15 Dec.",
      advice: "Let it move again, or choose another day for it.",
      releases: [{ position: 2, label: "Let session 2 move again" }],
      canFreeAll: true,
    });
    const mended = await previewForBuilder(await clinic.asked("clinician"), {
      ...pinned,
      pins: pinned.pins.filter(({ position }) => position !== 2),
    });
    expect(mended.isPlaced).toBe(true);
  });

  test("names the kept visit that leaves another one no day, and lets just that one go", async () => {
    const ctx = await clinic.asked("clinician");
    const first = await previewForBuilder(ctx, { ...input, firstOn: "2026-12-01" });
    const later = (position: number, days: number) => {
      const { slot } = rowAt(first, position);
      return { position, slot: { ...slot, start: slot.start + days * 1440 } };
    };
    // Session 1 a week later, session 2 a week earlier: two of the three kept places stand 21 days apart.
    const pins = [later(1, 7), later(2, -7), later(4, 0)];
    const { problem } = await previewForBuilder(ctx, { ...input, firstOn: "2026-12-01", pins });
    expect(problem?.detail).toMatch(/because session 1 is kept on \w+ \d Dec and session 2 is kept on \w+ \d+ Dec\.$/);
    expect(problem?.advice).toBe("Let one of them move again, or choose another day for one.");
    expect(problem?.releases.map(({ position }) => position)).toEqual([1, 2]);
    const mended = await previewForBuilder(ctx, {
      ...{ ...input, firstOn: "2026-12-01" },
      pins: pins.filter(({ position }) => position !== problem?.releases[0]?.position),
    });
    expect(mended).toMatchObject({ isPlaced: true, problem: null });
  });

  test("lets go of a chosen place that is taken, and says so", async () => {
    const ctx = await clinic.asked("clinician");
    const slot = { ...rowAt(await previewForBuilder(ctx, input), 1).slot, roomId: clinic.clinicId };
    const preview = await previewForBuilder(ctx, { ...input, pins: [{ position: 1, slot }] });
    expect(preview.isPlaced).toBe(true);
    expect(preview.dropped?.positions).toEqual([1]);
    expect(preview.dropped?.sentence).toMatch(/^Session 1 could not keep the chosen place/);
  });
});

describe("another day for one visit", () => {
  test("comes with its gap, its grade and what else would move, and holds when it is chosen", async () => {
    const ctx = await clinic.asked("clinician");
    const before = await previewForBuilder(ctx, input);
    const days = await otherDaysForBuilder(ctx, { ...input, position: 2 });
    expect(days.length).toBeGreaterThan(2);
    for (const day of days) {
      expect(day.gapText).toMatch(/^\d+ days after session 1$/);
      expect(day.movesText).toMatch(/^(nothing else moves|moves session 3)/);
      expect(day.dayText).not.toBe(rowAt(before, 2).dayText);
    }
    const slot = days[0]?.slot ?? rowAt(before, 2).slot;
    const after = await previewForBuilder(ctx, { ...input, pins: [{ position: 2, slot }] });
    expect(after.rows[1]).toMatchObject({ dayText: days[0]?.dayText, timeText: days[0]?.timeText });
  });

  test("before the earliest is the clinician's to sign, and nobody's under the floor", async () => {
    const clinician = await clinic.asked("clinician");
    const desk = await clinic.asked("desk");
    const first = rowAt(await previewForBuilder(clinician, input), 1);
    const pins = [{ position: 1, slot: first.slot }];
    const ask = (ctx: typeof desk, days: number) =>
      timesForBuilder(ctx, { ...input, pins, position: 2, on: addDays(first.on, days) });

    expect(await ask(clinician, 21)).toMatchObject({ refusal: null, needsSigning: true });
    expect((await ask(desk, 21)).refusal).toMatch(/A clinician may sign for an earlier one/);
    expect((await ask(clinician, 13)).refusal).toMatch(/^Under 14 days nobody may treat again/);
    expect((await ask(clinician, 100)).refusal).toMatch(
      /^Session 2 can't be on .+: with the visit before it where it stands, it fits from .+ to .+\.$/,
    );
    expect(await ask(desk, 30)).toMatchObject({ refusal: null, needsSigning: false });
  });

  test("that somebody signed for shows as signed, with its reason", async () => {
    const ctx = await clinic.asked("clinician");
    const first = rowAt(await previewForBuilder(ctx, input), 1);
    const keep = { position: 1, slot: first.slot };
    const times = await timesForBuilder(ctx, { ...input, pins: [keep], position: 2, on: addDays(first.on, 21) });
    const slot = times.clinicians[0]?.times[0]?.slot ?? first.slot;
    const signed = { position: 2, slot, overrideReason: "Leaves in January" };
    const preview = await previewForBuilder(ctx, { ...input, pins: [keep, signed] });
    expect(preview.rows[1]).toMatchObject({ isSigned: true, noteText: "before the earliest day, signed" });
    expect(preview.rows[1]?.why).toContain("Signed: Leaves in January");
    expect(preview.ribbon.visits[1]?.overridden).toBe(true);
  });
});

describe("booking", () => {
  test("writes what was seen, and leads to the record", async () => {
    const ctx = await clinic.asked("clinician");
    const preview = await previewForBuilder(ctx, input);
    const booked = await bookFromBuilder(ctx, { ...input, seen: seenOf(preview) });
    expect(booked).toMatchObject({
      booked: true,
      href: expect.stringContaining(`/clinic/clients/${clinic.clientId}?booked=`),
    });
    expect(await countRows("Plan", "Appointment")).toEqual([1, 5]);
  });

  test("a place that is gone books nothing, and says which visits changed", async () => {
    const ctx = await clinic.asked("clinician");
    const preview = await previewForBuilder(ctx, input);
    const seen = seenOf(preview).map((one) =>
      one.position === 3 ? { ...one, slot: { ...one.slot, roomId: clinic.clinicId } } : one,
    );
    const answer = await bookFromBuilder(ctx, { ...input, seen });
    expect(answer).toMatchObject({
      booked: false,
      changed: [3],
      sentence: expect.stringMatching(/^Session 3 changed while you looked.*Nothing was booked/),
    });
    expect(await countRows("Plan", "Appointment")).toEqual([0, 0]);
  });
});
