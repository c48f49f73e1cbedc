// What have the clinicians of the demo clinic found about the maintenance of finished series?
import { ageOn } from "@/lib/rules/age";
import { type TailVisit, tailOf, targetsAfterFactors, targetsDueNow } from "@/lib/rules/maintenance";
import { type Factor, findingsOf, settledFindings, touchUpTarget } from "@/lib/rules/touch-up-factors";
import { addDays, dateOf, fromDate, type PlainDate } from "@/lib/time";
import { addAudit } from "./audit";
import { groupedBy } from "./grouped";
import { momentOn, type World } from "./world";

/** One after the other, over and over, as plans come. */
const FOUND: readonly { ticked: readonly Factor[]; depthMm: number; withPrp: boolean; kept?: string }[] = [
  { ticked: ["smoker"], depthMm: 0.5, withPrp: false },
  { ticked: ["consistent-care"], depthMm: 1, withPrp: false },
  { ticked: ["strong-sun"], depthMm: 0.75, withPrp: false, kept: "Covers up since the summer, looked after well" },
  { ticked: [], depthMm: 1.5, withPrp: false },
  { ticked: ["poor-aftercare"], depthMm: 0.5, withPrp: false },
  { ticked: ["consistent-care"], depthMm: 0.75, withPrp: true },
];
/** The plans that are assessed; the others follow their protocol. */
const MOST = 12;

type Plan = World["rows"]["plans"][number];

/** Assesses on the day after the last visit, and says of some results since that they fade; touch-ups follow as in the product. */
export function addAssessments(world: World): void {
  const { rows, today } = world;
  const live = new Map(
    rows.appointments
      .filter(({ status }) => status !== "missed" && status !== "cancelled")
      .map((one) => [one.row.visitId ?? "", one]),
  );
  const visitsOf = groupedBy(rows.visits, ({ planId }) => planId);
  let assessed = 0;
  for (const plan of rows.plans) {
    if (plan.status !== "active" || assessed >= MOST) continue;
    const visits = (visitsOf.get(plan.id ?? "") ?? []).map((visit): TailVisit => {
      const {
        id = "",
        position,
        number,
        blockedUnderDays,
        earliestDays,
        targetDays,
        latestDays,
        restartAfterDays,
      } = visit;
      const booked = live.get(id);
      return {
        id,
        phase: visit.phase === "touch_up" ? "touch_up" : "session",
        position,
        number,
        gap: { blockedUnderDays, earliestDays, targetDays, latestDays, restartAfterDays },
        skipped: false,
        appointment: booked ? { id: booked.row.id, status: booked.status, on: booked.on } : null,
      };
    });
    const tail = tailOf(visits, today);
    if (tail.last === null || tail.hasOpenSessions || tail.last.daysAgo < 2) continue;
    const on = addDays(tail.last.on, 1);
    assess(world, plan, visits, on, assessed);
    if (assessed % 4 === 0) fade(world, plan, visits, addDays(today, -1));
    assessed += 1;
  }
}

function assess(world: World, plan: Plan, visits: readonly TailVisit[], on: PlainDate, index: number): void {
  const version = world.protocols.find(({ versionId }) => versionId === plan.protocolVersionId);
  const client = world.rows.clients.find(({ id }) => id === plan.clientId);
  const wish = FOUND[index % FOUND.length];
  if (!version || !client || !wish) return;
  const { protocol } = version;
  const { depthMm, withPrp, ticked, kept } = wish;
  const bornOn = client.bornOn ? dateOf(fromDate(new Date(client.bornOn)), "UTC") : null;
  const settled = settledFindings(protocol.factors, {
    age: bornOn === null ? null : ageOn(bornOn, on),
    skinType: client.skinType ?? null,
    depthMm,
    withPrp,
  });
  const found = findingsOf(settled, ticked);
  const workedOutDays = touchUpTarget(protocol, found).days;
  const targetDays = kept ? protocol.touchUp.targetDays : workedOutDays;
  const reason = targetDays === workedOutDays ? null : (kept ?? null);
  const assessment = { cause: "factors", factors: { found, depthMm, withPrp }, workedOutDays, targetDays, reason };
  write(world, plan, on, assessment, targetsAfterFactors(tailOf(visits, on), targetDays));
}

/** Only where it makes something due sooner. */
function fade(world: World, plan: Plan, visits: readonly TailVisit[], on: PlainDate): void {
  const targets = new Map(world.rows.visits.map(({ id, targetDays }) => [id, targetDays]));
  const now = visits.map((visit) => ({
    ...visit,
    gap: { ...visit.gap, targetDays: targets.get(visit.id) ?? visit.gap.targetDays },
  }));
  const changes = targetsDueNow(tailOf(now, on));
  const last = world.rows.assessments.findLast(({ planId }) => planId === plan.id);
  const [first] = changes;
  if (!first || !last) return;
  const { factors, workedOutDays } = last;
  const note = "Fine lines come back around the eyes";
  write(
    world,
    plan,
    on,
    { cause: "fading", factors, workedOutDays, targetDays: first.targetDays, reason: note },
    changes,
  );
}

type Assessment = Pick<
  World["rows"]["assessments"][number],
  "cause" | "factors" | "workedOutDays" | "targetDays" | "reason"
>;

function write(
  world: World,
  plan: Plan,
  on: PlainDate,
  assessment: Assessment,
  changes: readonly { visitId: string; targetDays: number }[],
): void {
  const { rows, newId, clinicId } = world;
  const { id: planId = "", clientId, createdBy: assessedBy } = plan;
  const assessedAt = momentOn(on, 1035);
  rows.assessments.push({ clinicId, id: newId(assessedAt), clientId, planId, ...assessment, assessedAt, assessedBy });
  rows.visits = rows.visits.map((visit) => {
    const change = changes.find(({ visitId }) => visitId === visit.id);
    return change ? { ...visit, targetDays: change.targetDays } : visit;
  });
  const { cause, workedOutDays, targetDays } = assessment;
  addAudit(
    world,
    { at: assessedAt, actorId: assessedBy, action: "maintenance.assessed" },
    { type: "Plan", id: planId, after: { cause, workedOutDays, targetDays } },
  );
}
