// How does a plan come to a newer version of its protocol?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { adoptProtocolVersion, previewProtocolVersion } from "@/lib/operations/adopt-protocol-version";
import { bookSeries } from "@/lib/operations/book-series";
import { previewSeries } from "@/lib/operations/preview-series";
import { screenClient } from "@/lib/operations/screen-client";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { GapFigures } from "@/lib/rules/gap";
import type { Protocol } from "@/lib/rules/protocol";
import type { ScreenClientInput } from "@/lib/schemas/screening";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aNewerVersion } from "../support/a-newer-version";
import { aWorkingClinic, countRows, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";
import { SESSION_GAP, TOUCH_UP_GAP } from "../support/builders/standard-protocol";
import { countQueries } from "../support/count-queries";
import { giveVisit } from "../support/give-a-visit";

/** 40 to 60 days between sessions instead of 28 to 42. */
const WIDER: GapFigures = { ...SESSION_GAP, earliestDays: 40, targetDays: 45, latestDays: 60 };
/** 21 to 42: what is booked by the older figures stands by these as well. */
const EARLIER: GapFigures = { ...SESSION_GAP, earliestDays: 21, targetDays: 28 };

async function course(changes: Partial<Protocol>) {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const versionId = await aNewerVersion(clinic, changes);
  return { clinic, planId, visits, versionId, ctx: await clinic.asked("clinician") };
}

type Asking = Awaited<ReturnType<WorkingClinic["asked"]>>;

async function preview(ctx: Asking, planId: string) {
  const found = await previewProtocolVersion(ctx, { planId });
  if (!found?.decision.ok) throw new Error("There is no way to the newer version");
  const { facts, to, decision } = found;
  const seen = decision.moves.map(({ visitId, slot }) => ({ visitId, slot }));
  return { ...found, decision, input: { planId, revision: facts.plan.revision, versionId: to.versionId, seen } };
}

/** The figures of the plan's visits and of their appointments, by position. */
function gaps(planId: string) {
  return rowsOf(
    `SELECT v.position, v."earliestDays" AS earliest, v."targetDays" AS target, v."skipReason" AS skipped,
       a."minGapDays" AS least, a."gapDays" AS own, a."gapOverrideId" IS NOT NULL AS signed
     FROM "Visit" v LEFT JOIN "Appointment" a ON a."visitId" = v.id AND a.counts WHERE v."planId" = $1 ORDER BY v.position`,
    [planId],
  );
}

const STATE = ["Visit", "Appointment", "Message", "AuditEntry"];
const planRow = (planId: string) => rowsOf(`SELECT "protocolVersionId", revision FROM "Plan" WHERE id = $1`, [planId]);

describe("a newer version with a larger gap", () => {
  test("moves what is booked too soon by it, writes figures and copies together, and tells the client once", async () => {
    const { ctx, planId, visits, versionId } = await course({ gap: WIDER });
    const seen = await preview(ctx, planId);
    expect(seen.decision.moves.map(({ visitId }) => visitId)).toEqual(visits.slice(1, 4).map(({ visitId }) => visitId));
    expect(seen.decision.moves[0]?.tooSoon).toEqual({
      after: { phase: "session", number: 1 },
      gapDays: 34,
      earliestDays: 40,
    });
    expect(await adoptProtocolVersion(ctx, seen.input)).toEqual({ moved: 3 });

    const now = await bookedVisits(planId);
    expect(now.map(({ on }) => on)).toEqual(["2026-11-24", "2027-01-04", "2027-02-13", "2027-03-25", "2027-09-04"]);
    expect(now[0]).toEqual(visits[0]);
    expect(now[4]).toEqual(visits[4]);
    expect(await gaps(planId)).toMatchObject([
      { earliest: 1, least: 1, own: 1 },
      { earliest: 40, target: 45, least: 40, own: 40 },
      { earliest: 40, target: 45, least: 40, own: 40 },
      { earliest: 40, target: 45, least: 40, own: 40 },
      { earliest: 150, target: 180, least: 150, own: 150 },
      { earliest: 150, target: 180, least: null },
    ]);
    expect(await planRow(planId)).toEqual([{ protocolVersionId: versionId, revision: 1 }]);
    expect(await rowsOf(`SELECT rule FROM "Message" WHERE rule = 'visit-moved'`)).toHaveLength(1);
    const audited = await rowsOf(
      `SELECT action, count(*)::int AS n FROM "AuditEntry" WHERE action IN ('plan.version-adopted', 'appointment.moved') GROUP BY action ORDER BY action`,
    );
    expect(audited).toEqual([
      { action: "appointment.moved", n: 3 },
      { action: "plan.version-adopted", n: 1 },
    ]);
    const [reminder] = await rowsOf<{ on: string }>(
      `SELECT "onDate"::text AS on FROM "Message" WHERE "visitId" = $1 AND rule = 'reminder' AND status = 'due'`,
      [visits[1]?.visitId],
    );
    expect(reminder?.on).toBe("2027-01-04");
  });

  test("leaves a session that was given with the figures that it was given by", async () => {
    const { clinic, planId, visits } = await course({ gap: WIDER });
    const desk = await clinic.asked("desk");
    await giveVisit(desk, visits[0]?.appointmentId ?? "");
    const second = await clinic.asked("owner", new Date(`${visits[1]?.on}T18:00:00Z`));
    await giveVisit(second, visits[1]?.appointmentId ?? "");
    const { input } = await preview(second, planId);
    expect(input.seen.map(({ visitId }) => visitId)).toEqual(visits.slice(2, 4).map(({ visitId }) => visitId));
    await adoptProtocolVersion(second, input);
    expect((await gaps(planId)).slice(0, 3)).toMatchObject([
      { earliest: 1, least: 1 },
      { earliest: 28, target: 35, least: 28, own: 28 },
      { earliest: 40, target: 45, least: 40, own: 40 },
    ]);
    expect((await bookedVisits(planId)).slice(0, 2).map(({ on }) => on)).toEqual(
      visits.slice(0, 2).map(({ on }) => on),
    );
  });

  test("changes nothing at all when a booked visit has no place, and says which and where it was looked for", async () => {
    const { ctx, planId } = await course({ gap: WIDER });
    await rowsOf(`UPDATE "WorkingHours" SET "validUntil" = '2026-12-31'`);
    const before = [await countRows(...STATE), await planRow(planId), await bookedVisits(planId)];
    const found = await previewProtocolVersion(ctx, { planId });
    expect(found?.decision.ok).toBe(false);
    const input = { planId, revision: 0, versionId: found?.to.versionId ?? "", seen: [] };
    await expect(adoptProtocolVersion(ctx, input)).rejects.toThrow(
      new Refusal("version-no-place", {
        phase: "session",
        number: 2,
        from: "2027-01-03",
        until: "2027-03-25",
        lacking: "clinician",
      }),
    );
    expect([await countRows(...STATE), await planRow(planId), await bookedVisits(planId)]).toEqual(before);
  });

  test("is rolled back whole when another booking takes one of the new places at the last moment", async () => {
    const { ctx, clinic, planId } = await course({ gap: WIDER });
    const { input, decision } = await preview(ctx, planId);
    const [, second] = decision.moves;
    if (!second) throw new Error("Only one visit moves");
    const before = [
      await countRows("Visit", "Message", "AuditEntry"),
      await planRow(planId),
      await bookedVisits(planId),
    ];
    const rival = await aClient(clinic, { givenName: "Rival", emailKey: "rival@mail.example" });
    const late: Asking = {
      ...ctx,
      book: async (work) => {
        await anAppointment(
          { ...clinic, clientId: rival.clientId, ...second.slot },
          { startsAt: new Date(second.slot.start * 60_000).toISOString() },
        );
        return ctx.book(work);
      },
    };
    await expect(adoptProtocolVersion(late, input)).rejects.toThrow(Refusal);
    expect([
      await countRows("Visit", "Message", "AuditEntry"),
      await planRow(planId),
      await bookedVisits(planId),
    ]).toEqual(before);
  });
});

describe("a newer version that what is booked can live with", () => {
  test("moves nothing, and announces nothing", async () => {
    const { ctx, planId, visits } = await course({ gap: EARLIER });
    const { input } = await preview(ctx, planId);
    expect(input.seen).toEqual([]);
    expect(await adoptProtocolVersion(ctx, input)).toEqual({ moved: 0 });
    expect(await bookedVisits(planId)).toEqual(visits);
    expect((await gaps(planId)).slice(1, 4)).toMatchObject([
      { earliest: 21, target: 28, least: 21, own: 21 },
      { earliest: 21, target: 28, least: 21, own: 21 },
      { earliest: 21, target: 28, least: 21, own: 21 },
    ]);
    expect(await rowsOf(`SELECT rule FROM "Message" WHERE rule = 'visit-moved'`)).toEqual([]);
  });

  test("is the newest: an older one that was seen before it is refused, and a plan that has it is told so", async () => {
    const { ctx, clinic, planId } = await course({ gap: EARLIER });
    const { input } = await preview(ctx, planId);
    await aNewerVersion(clinic, { gap: SESSION_GAP });
    await expect(adoptProtocolVersion(ctx, input)).rejects.toThrow(new Refusal("plan-changed"));
    await adoptProtocolVersion(ctx, (await preview(ctx, planId)).input);
    expect(await previewProtocolVersion(ctx, { planId })).toBeNull();
  });

  test("also with a missed appointment, which keeps a copy of the figures too", async () => {
    const { clinic, planId, visits } = await course({ gap: WIDER });
    const evening = await clinic.asked("owner", new Date("2026-11-24T18:00:00Z"));
    await giveVisit(evening, visits[0]?.appointmentId ?? "");
    const later = { ...evening, now: new Date(`${visits[1]?.on}T18:00:00Z`) };
    await stepAppointment(later, { appointmentId: visits[1]?.appointmentId ?? "", step: "miss" });
    const { input } = await preview(later, planId);
    await adoptProtocolVersion(later, input);
    const [missed] = await rowsOf(`SELECT status, "minGapDays", "gapDays" FROM "Appointment" WHERE id = $1`, [
      visits[1]?.appointmentId,
    ]);
    expect(missed).toEqual({ status: "missed", minGapDays: 40, gapDays: 40 });
  });
});

describe("a signed early day", () => {
  async function signed(gap: GapFigures) {
    const clinic = await aWorkingClinic();
    const ctx = await clinic.asked("clinician");
    const asked = {
      ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId: clinic.protocolVersionId },
      ...{ sessions: 3, area: "face" as const, preferences: {}, pins: [], unticked: [] },
    };
    const { answer } = await previewSeries(ctx, asked);
    const [first, second] = answer.visits;
    if (!first?.slot || !second?.slot) throw new Error("The course has no place");
    const early = { ...second.slot, start: first.slot.start + 21 * 1440 };
    const pins = [
      { position: 1, slot: first.slot },
      { position: 2, slot: early, overrideReason: "Leaves the country" },
    ];
    const again = await previewSeries(ctx, { ...asked, pins });
    const seen = again.answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
    const booked = await bookSeries(ctx, { ...asked, pins, seen });
    if (!booked.booked) throw new Error("The course could not be booked");
    await aNewerVersion(clinic, { gap });
    return { ctx, planId: booked.planId, visits: await bookedVisits(booked.planId) };
  }

  test("stays signed where its visit stays, though the visit behind it moves", async () => {
    const { ctx, planId, visits } = await signed(WIDER);
    const { input } = await preview(ctx, planId);
    expect(input.seen.map(({ visitId }) => visitId)).toEqual([visits[2]?.visitId]);
    await adoptProtocolVersion(ctx, input);
    expect((await gaps(planId)).slice(1, 3)).toMatchObject([
      { earliest: 40, least: 40, own: 21, signed: true },
      { earliest: 40, least: 40, own: 40, signed: false },
    ]);
    expect((await bookedVisits(planId))[1]).toEqual(visits[1]);
  });

  test("is not needed any more where the newer gap allows it", async () => {
    const { ctx, planId, visits } = await signed(EARLIER);
    await adoptProtocolVersion(ctx, (await preview(ctx, planId)).input);
    expect((await gaps(planId))[1]).toMatchObject({ earliest: 21, least: 21, own: 21, signed: false });
    expect(await bookedVisits(planId)).toEqual(visits);
    expect(await countRows("GapOverride")).toEqual([1]);
  });
});

describe("the touch-ups", () => {
  test("that a newer version plans more of are added, due by its figures", async () => {
    const { ctx, planId } = await course({ plannedTouchUps: 3, touchUp: { ...TOUCH_UP_GAP, targetDays: 200 } });
    await adoptProtocolVersion(ctx, (await preview(ctx, planId)).input);
    expect((await gaps(planId)).slice(4)).toMatchObject([
      { position: 5, target: 200, least: 150 },
      { position: 6, target: 200, least: null, skipped: null },
      { position: 7, target: 200, least: null, skipped: null },
    ]);
  });

  test("that it has no room for are left out, the last first, and one that is booked stays", async () => {
    const { ctx, planId, visits } = await course({ plannedTouchUps: 0 });
    const found = await preview(ctx, planId);
    expect(found.tooMany).toHaveLength(1);
    await adoptProtocolVersion(ctx, found.input);
    expect((await gaps(planId)).slice(4)).toMatchObject([
      { position: 5, least: 150, skipped: null },
      { position: 6, skipped: "Version 2 of the protocol plans no touch-ups" },
    ]);
    expect(await bookedVisits(planId)).toEqual(visits);
    expect(await rowsOf(`SELECT "recordId" FROM "AuditEntry" WHERE action = 'visit.skipped'`)).toEqual([
      { recordId: found.tooMany[0] },
    ]);
  });

  test("keep a target that a clinician found for this client, inside the newer bounds", async () => {
    const { ctx, planId } = await course({ touchUp: { ...TOUCH_UP_GAP, targetDays: 200, latestDays: 220 } });
    await rowsOf(`UPDATE "Visit" SET "targetDays" = 250 WHERE "planId" = $1 AND position = 6`, [planId]);
    await adoptProtocolVersion(ctx, (await preview(ctx, planId)).input);
    expect((await gaps(planId)).slice(4)).toMatchObject([{ target: 200 }, { target: 220 }]);
  });
});

test("two who move the plan at once: one does, the other is told that it has changed", async () => {
  const { ctx, planId } = await course({ gap: WIDER });
  const { input } = await preview(ctx, planId);
  const ends = await Promise.allSettled([1, 2, 3].map(() => adoptProtocolVersion(ctx, input)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const end of ends) if (end.status === "rejected") expect(end.reason).toEqual(new Refusal("plan-changed"));
  expect(await rowsOf(`SELECT rule FROM "Message" WHERE rule = 'visit-moved'`)).toHaveLength(1);
});

test("places that were not shown are not booked, the desk may not decide, and a paused plan stays as it is", async () => {
  const { ctx, clinic, planId } = await course({ gap: WIDER });
  const { input } = await preview(ctx, planId);
  const other = { ...input, seen: input.seen.slice(1) };
  await expect(adoptProtocolVersion(ctx, other)).rejects.toThrow(new Refusal("plan-changed"));
  await expect(adoptProtocolVersion(await clinic.asked("desk"), input)).rejects.toThrow(new Refusal("not-allowed"));
  await rowsOf(
    `UPDATE "Plan" SET status = 'paused', "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Abroad' WHERE id = $1`,
    [planId],
  );
  await expect(adoptProtocolVersion(ctx, input)).rejects.toThrow(new Refusal("plan-not-active"));
});

test("the database is asked a bounded number of times, however many visits move", async () => {
  const { ctx, planId } = await course({ gap: WIDER });
  const shown = await countQueries(() => preview(ctx, planId));
  expect(shown.queries).toBeLessThanOrEqual(30);
  const done = await countQueries(() => adoptProtocolVersion(ctx, shown.value.input));
  expect(done.value.moved).toBe(3);
  expect(done.queries).toBeLessThanOrEqual(80);
});

test("a screening that blocks the client stops what would have to move, and nothing that only changes figures", async () => {
  const answer = (clinic: WorkingClinic): ScreenClientInput => ({
    clientId: clinic.clientId,
    questionnaire: 1,
    answers: { keloid: { choice: "yes" } } as ScreenClientInput["answers"],
    moves: "later",
  });
  const wider = await course({ gap: WIDER });
  await screenClient(await wider.clinic.asked("desk"), answer(wider.clinic));
  const { input } = await preview(wider.ctx, wider.planId);
  const before = await bookedVisits(wider.planId);
  await expect(adoptProtocolVersion(wider.ctx, input)).rejects.toMatchObject({ code: "screening-blocks" });
  expect(await bookedVisits(wider.planId)).toEqual(before);
  const versionId = await aNewerVersion(wider.clinic, { gap: EARLIER });
  await adoptProtocolVersion(wider.ctx, (await preview(wider.ctx, wider.planId)).input);
  expect(await planRow(wider.planId)).toEqual([{ protocolVersionId: versionId, revision: 1 }]);
});
