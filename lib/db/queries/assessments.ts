// What did clinicians find about a plan's maintenance, and what did they set?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import { Refusal } from "@/lib/errors";
import { ageOn } from "@/lib/rules/age";
import type { KnownClient } from "@/lib/rules/touch-up-factors";
import { type AssessedFactors, type AssessmentCause, assessedFactorsSchema } from "@/lib/schemas/maintenance";
import { dateOf, fromDate, type Minute } from "@/lib/time";

export type AssessmentRecord = {
  id: string;
  cause: AssessmentCause;
  factors: AssessedFactors;
  workedOutDays: number;
  targetDays: number;
  reason: string | null;
  at: Minute;
  /** The name of who assessed. */
  by: string;
};

/** All assessments of a plan, the newest first: two queries. */
export async function loadAssessments(tx: Tx, clinicId: string, planId: string): Promise<AssessmentRecord[]> {
  const rows = await tx.clientAssessment.findMany({
    where: { clinicId, planId },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      cause: true,
      factors: true,
      workedOutDays: true,
      targetDays: true,
      reason: true,
      assessedAt: true,
      author: { select: { name: true } },
    },
  });
  return rows.map(({ cause, factors, assessedAt, author, ...row }) => ({
    ...row,
    cause: cause === "fading" || cause === "new_concern" ? cause : "factors",
    factors: assessedFactorsSchema.parse(factors),
    at: fromDate(assessedAt),
    by: author.name,
  }));
}

/**
 * What is known of a client, whatever the course: their age by their own clock, skin type, and what was last found of them by
 * the factors. Two queries.
 *
 * @throws Refusal "not-found"
 */
export async function loadKnownClient(tx: Tx, clinicId: string, clientId: string, now: Date): Promise<KnownClient> {
  const client = await tx.client.findUnique({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: { bornOn: true, skinType: true, timeZone: true },
  });
  if (!client) throw new Refusal("not-found");
  const last = await tx.clientAssessment.findFirst({
    where: { clinicId, clientId, cause: "factors" },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
    select: { factors: true },
  });
  return {
    age: client.bornOn && ageOn(fromDbDate(client.bornOn), dateOf(fromDate(now), client.timeZone)),
    skinType: client.skinType,
    found: last ? assessedFactorsSchema.parse(last.factors).found : [],
  };
}

/**
 * The interval to a touch-up that a clinician last found by the factors, in days; null while nobody has. That a result
 * faded once says something about the touch-up that followed, not about the ones after it.
 */
export async function loadAssessedTarget(tx: Tx, clinicId: string, planId: string): Promise<number | null> {
  const row = await tx.clientAssessment.findFirst({
    where: { clinicId, planId, cause: "factors" },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
    select: { targetDays: true },
  });
  return row?.targetDays ?? null;
}
