// How does a plan come to a newer version of its protocol, and what does that do to what is booked?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadKnownClient } from "@/lib/db/queries/assessments";
import { loadNewestVersion, type ProtocolRecord } from "@/lib/db/queries/protocols";
import { type NewFiguresPlace, writeFigures } from "@/lib/db/queries/visit-figures";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import type { GapFigures } from "@/lib/rules/gap";
import { figuresUnder, touchUpsTooMany } from "@/lib/rules/newer-version";
import type { KnownClient } from "@/lib/rules/touch-up-factors";
import { placeUnderVersion, type VersionDecision } from "@/lib/scheduling/adopt-version";
import { areSamePlaces } from "@/lib/scheduling/same-slot";
import type { AdoptVersionInput } from "@/lib/schemas/protocol-version";
import { toDate } from "@/lib/time";
import { localeOf, speaker } from "@/lib/words/say";
import { expectBookable } from "./expect-screening";
import { lengthenTail } from "./lengthen-tail";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";
import { recordMoved } from "./write-moves";

export type VersionPreview = {
  facts: PlanFacts;
  to: ProtocolRecord;
  /** Of every visit that is not given yet, by its id. */
  figures: ReadonlyMap<string, GapFigures>;
  /** Touch-ups that are not booked and fall away, by id. */
  tooMany: string[];
  decision: VersionDecision;
};

/**
 * What moving a plan to the newest version of its protocol would change; null when it has that already. Nothing is written.
 *
 * @throws Refusal "not-found", or "plan-not-active" for a plan that is paused or ended
 */
export async function previewProtocolVersion(
  ctx: Context,
  { planId }: { planId: string },
): Promise<VersionPreview | null> {
  authorize(ctx.actor, "protocol:publish");
  const { clinicId } = ctx.actor;
  const { facts, to, known } = await ctx.read(async (tx) => {
    const facts = await loadPlanFacts(tx, ctx, planId);
    const to = await loadNewestVersion(tx, clinicId, facts.plan.protocolId);
    return { facts, to, known: await loadKnownClient(tx, clinicId, facts.plan.client.id, ctx.now) };
  });
  if (facts.plan.status !== "active") throw new Refusal("plan-not-active");
  return to.number > facts.plan.protocolVersion ? judge(facts, to, known) : null;
}

function judge(facts: PlanFacts, to: ProtocolRecord, known: KnownClient): VersionPreview {
  const { plan, place, question } = facts;
  const visits = plan.visits.map(({ appointment, ...visit }) => ({ ...visit, status: appointment?.status ?? null }));
  const figures = figuresUnder(plan.protocol, to.protocol, visits, known);
  const tooMany = touchUpsTooMany(plan.protocol, to.protocol, visits);
  const asked = question.visits.map((visit) => ({
    ...visit,
    gap: figures.get(visit.id) ?? visit.gap,
    skipped: visit.skipped || tooMany.includes(visit.id),
  }));
  return {
    facts,
    to,
    figures,
    tooMany,
    decision: placeUnderVersion(place.facility, { ...question, visits: asked }),
  };
}

/**
 * Moves a plan to the version that was shown: its open visits get the newer figures, what can't stay by them gets the places
 * that were shown, and the touch-ups follow the newer number, all in one transaction with the messages. Visits that were given
 * keep what they were given by, and the plan as many sessions as it has.
 *
 * @returns how many booked visits moved
 * @throws Refusal "plan-changed" when the plan, its newest version or what would move is not what was seen; nothing has changed then
 * @throws Refusal "version-no-place" when a booked visit can neither stay nor move, with its name and the days that were searched
 * @throws Refusal "clinician-taken", "room-taken", "device-taken" or "client-taken" when another booking won the race
 * @throws Refusal "screening-blocks" when something has to move and a screening forbids to treat the client
 * @throws Refusal "plan-not-active", or "not-allowed" for who may not prescribe
 */
export async function adoptProtocolVersion(ctx: Context, input: AdoptVersionInput): Promise<{ moved: number }> {
  const preview = await previewProtocolVersion(ctx, input);
  const { plan } = preview?.facts ?? {};
  if (!preview || !plan || plan.revision !== input.revision || preview.to.versionId !== input.versionId) {
    throw new Refusal("plan-changed");
  }
  const { decision } = preview;
  if (!decision.ok) throw noPlace(preview, decision);
  const { moves } = decision;
  if (!areSamePlaces(moves, input.seen)) throw new Refusal("plan-changed");

  await ctx.book(async (tx) => {
    await expectRevision(tx, ctx.actor.clinicId, plan.id, plan.revision);
    if (moves.length > 0) {
      const { timeZone } = preview.facts.place.location;
      await expectBookable(tx, ctx, {
        clientId: plan.client.id,
        area: plan.area,
        timeZone,
        days: moves.map(({ on }) => on),
      });
    }
    await write(tx, ctx, preview, decision);
  });
  return { moved: moves.length };
}

function noPlace({ facts }: VersionPreview, decision: Extract<VersionDecision, { ok: false }>): Refusal {
  const visit = facts.plan.visits.find(({ id }) => id === decision.visitId);
  if (!visit) throw new Error("The engine named a visit that the plan does not have");
  const { earliestOn: from, latestOn: until, lacking } = decision;
  return new Refusal("version-no-place", { phase: visit.phase, number: visit.number, from, until, lacking });
}

async function write(
  tx: Tx,
  ctx: Context,
  { facts: { plan }, to, figures, tooMany }: VersionPreview,
  { moves, lapses }: Extract<VersionDecision, { ok: true }>,
): Promise<void> {
  const { clinicId } = ctx.actor;
  const places = moves.map(({ visitId, slot, on }): NewFiguresPlace => {
    const appointmentId = plan.visits.find(({ id }) => id === visitId)?.appointment?.id;
    if (appointmentId === undefined) throw new Error("A visit that is not booked can't move");
    return { visitId, appointmentId, slot, on };
  });
  await writeFigures(tx, clinicId, { figures, places, lapses });
  await tx.plan.updateMany({ where: { clinicId, id: plan.id }, data: { protocolVersionId: to.versionId } });
  await followPlannedTouchUps(tx, ctx, { plan, to, tooMany });

  await record(tx, ctx, "plan.version-adopted", [
    {
      type: "Plan",
      id: plan.id,
      before: { protocolVersionId: plan.protocolVersionId, number: plan.protocolVersion },
      after: { protocolVersionId: to.versionId, number: to.number },
    },
  ]);
  const moved = moves.flatMap((move) => {
    const place = places.find(({ visitId }) => visitId === move.visitId);
    return place ? [{ ...move, appointmentId: place.appointmentId }] : [];
  });
  await recordMoved(
    tx,
    ctx,
    moved.map(({ appointmentId, was, slot }) => ({ appointmentId, was: was.slot, slot })),
  );
  await scheduleReminders(tx, ctx, plan.client.id);
  if (moved.length === 0) return;
  await announce(tx, ctx, {
    rule: "visit-moved",
    clientId: plan.client.id,
    moved: moved.map(({ appointmentId, visitId, was }) => ({
      appointmentId,
      visitId,
      from: toDate(was.slot.start),
    })),
    occasion: `${plan.id}:${plan.revision + 1}`,
  });
}

/** Where the newer version plans more touch-ups they are added; those that it has no room for are left out, with the reason. */
async function followPlannedTouchUps(
  tx: Tx,
  ctx: Context,
  { plan, to, tooMany }: { plan: PlanFacts["plan"]; to: ProtocolRecord; tooMany: readonly string[] },
): Promise<void> {
  if (ctx.actor.kind !== "member") throw new Refusal("not-allowed");
  const { clinicId, membershipId, locale } = ctx.actor;
  const { plannedTouchUps } = to.protocol;
  if (plannedTouchUps > plan.protocol.plannedTouchUps) await lengthenTail(tx, ctx, plan.id);
  if (tooMany.length === 0) return;
  const skipReason = speaker(localeOf(locale), "version")("skipReason", { number: to.number, count: plannedTouchUps });
  await tx.visit.updateMany({
    where: { clinicId, planId: plan.id, id: { in: [...tooMany] } },
    data: { skippedAt: ctx.now, skippedBy: membershipId, skipReason },
  });
  await record(
    tx,
    ctx,
    "visit.skipped",
    tooMany.map((id) => ({ type: "Visit", id, after: { reason: skipReason } })),
  );
}
