// How does a clinician say when a plan's next touch-up should be?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { type AssessmentRecord, loadAssessments } from "@/lib/db/queries/assessments";
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { loadLocations } from "@/lib/db/queries/days";
import type { Location } from "@/lib/db/queries/places";
import { loadPlan, type PlanRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { ageOn } from "@/lib/rules/age";
import { type NewTarget, type Tail, tailOf, targetsAfterFactors, targetsDueNow } from "@/lib/rules/maintenance";
import {
  type Factor,
  findingsOf,
  insideWindow,
  type KnownFacts,
  settledFindings,
  touchUpTarget,
} from "@/lib/rules/touch-up-factors";
import type { AssessedFactors, AssessMaintenanceInput } from "@/lib/schemas/maintenance";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { lengthenTail } from "./lengthen-tail";
import { expectSeen } from "./plan-bookings";

export type MaintenanceFacts = {
  plan: PlanRecord;
  client: ClientRecord;
  /** The plan's own. */
  location: Location;
  /** The newest first. */
  assessments: AssessmentRecord[];
  today: PlainDate;
  tail: Tail;
};

/** What is known of a plan's maintenance: at most thirteen queries. */
export async function loadMaintenance(tx: Tx, ctx: Context, planId: string): Promise<MaintenanceFacts> {
  const { clinicId } = ctx.actor;
  const plan = await loadPlan(tx, clinicId, planId);
  const client = await loadClient(tx, clinicId, plan.client.id);
  const location = (await loadLocations(tx, clinicId)).find(({ id }) => id === plan.locationId);
  if (!location) throw new Refusal("not-found");
  const assessments = await loadAssessments(tx, clinicId, planId);
  const today = dateOf(fromDate(ctx.now), location.timeZone);
  return { plan, client, location, assessments, today, tail: tailOf(plan.visits, today) };
}

/** The findings as they were last found by the factors; nothing is ticked before the first time. */
export function lastFactors(assessments: readonly AssessmentRecord[]): AssessedFactors {
  const last = assessments.find(({ cause }) => cause === "factors");
  return last?.factors ?? { found: [], depthMm: null, withPrp: false };
}

/** What the client's record and the last treatment settle. */
export function knownFacts(
  { client, today }: Pick<MaintenanceFacts, "client" | "today">,
  { depthMm, withPrp }: Pick<AssessedFactors, "depthMm" | "withPrp">,
): KnownFacts {
  return {
    age: client.bornOn === null ? null : ageOn(client.bornOn, today),
    skinType: client.skinType,
    depthMm,
    withPrp,
  };
}

/**
 * Writes the assessment down and brings the touch-ups that are not booked in line with it, with their invitations. Factors
 * count for every one of them and for those that follow; that the result fades, or something new came up, makes the next
 * one due now. What is booked stays where it is.
 *
 * @returns the target, in days after the visit before, and how many visits it changed
 * @throws Refusal "plan-changed" when somebody was faster; nothing has been written then
 * @throws Refusal "plan-not-active" for a plan that is paused or has ended
 * @throws Refusal "sessions-first" for a result that fades while sessions are still to come
 * @throws Refusal "invalid-input" at `overrule.targetDays` for a target outside of the protocol's bounds
 */
export async function assessMaintenance(
  ctx: Context,
  input: AssessMaintenanceInput,
): Promise<{ targetDays: number; changed: number }> {
  authorize(ctx.actor, "maintenance:assess");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const facts = await ctx.read((tx) => loadMaintenance(tx, ctx, input.planId));
  const { plan } = facts;
  expectSeen(plan, input.revision, ["active"]);
  const decided = decide(facts, input);
  const changed = await ctx.book(async (tx) => {
    await expectRevision(tx, actor.clinicId, plan.id, plan.revision);
    const { cause, factors, workedOutDays, targetDays, reason } = decided;
    const assessment = { cause, factors, workedOutDays, targetDays, reason };
    await tx.clientAssessment.create({
      data: {
        clinicId: actor.clinicId,
        id: uuid(),
        clientId: plan.client.id,
        planId: plan.id,
        ...assessment,
        assessedAt: ctx.now,
        assessedBy: actor.membershipId,
      },
    });
    const changes = await changesAfter(tx, ctx, facts, decided);
    await writeTargets(tx, actor.clinicId, changes);
    await record(tx, ctx, "maintenance.assessed", [{ type: "Plan", id: plan.id, after: assessment }]);
    await scheduleReminders(tx, ctx, plan.client.id);
    return changes.length;
  });
  return { targetDays: decided.targetDays, changed };
}

type Decided = {
  cause: AssessMaintenanceInput["cause"];
  factors: AssessedFactors;
  workedOutDays: number;
  targetDays: number;
  reason: string | null;
  changes: NewTarget[];
};

function decide(facts: MaintenanceFacts, input: AssessMaintenanceInput): Decided {
  const { plan, tail } = facts;
  const { protocol } = plan;
  if (input.cause !== "factors") {
    if (tail.hasOpenSessions || tail.last === null) throw new Refusal("sessions-first");
    const factors = lastFactors(facts.assessments);
    const changes = targetsDueNow(tail);
    const workedOutDays = touchUpTarget(protocol, factors.found).days;
    const dueNow = insideWindow(tail.last.daysAgo, protocol.touchUp);
    const targetDays = changes[0]?.targetDays ?? tail.next?.gap.targetDays ?? dueNow;
    return { cause: input.cause, factors, workedOutDays, targetDays, reason: input.note, changes };
  }
  const { depthMm, withPrp, overrule } = input;
  const settled = settledFindings(protocol.factors, knownFacts(facts, input));
  const found: Factor[] = findingsOf(settled, input.found);
  const workedOutDays = touchUpTarget(protocol, found).days;
  const { earliestDays, latestDays } = protocol.touchUp;
  if (overrule && (overrule.targetDays < earliestDays || overrule.targetDays > latestDays)) {
    throw new Refusal("invalid-input", {}, { "overrule.targetDays": "outsideBounds" });
  }
  const targetDays = overrule?.targetDays ?? workedOutDays;
  return {
    cause: "factors",
    factors: { found, depthMm, withPrp },
    workedOutDays,
    targetDays,
    // A reason for what the table says anyway is none.
    reason: targetDays === workedOutDays ? null : (overrule?.reason ?? null),
    changes: targetsAfterFactors(tail, targetDays),
  };
}

/** A plan whose protocol plans no touch-ups gets one when its result fades. */
async function changesAfter(tx: Tx, ctx: Context, { plan, tail, today }: MaintenanceFacts, decided: Decided) {
  if (decided.cause === "factors" || tail.next !== null) return decided.changes;
  await lengthenTail(tx, ctx, plan.id, 1);
  const { visits } = await loadPlan(tx, ctx.actor.clinicId, plan.id);
  return targetsDueNow(tailOf(visits, today));
}

async function writeTargets(tx: Tx, clinicId: string, changes: readonly NewTarget[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Visit" v SET "targetDays" = m.target_days
    FROM unnest(${changes.map(({ visitId }) => visitId)}::uuid[], ${changes.map(({ targetDays }) => targetDays)}::int[])
      AS m(id, target_days)
    WHERE v."clinicId" = ${clinicId}::uuid AND v.id = m.id`;
}
