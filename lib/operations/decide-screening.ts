// How does a clinician decide on what a screening found?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadScreenings, standingOf } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { isDecidable } from "@/lib/rules/screening";
import type { DecideScreeningInput } from "@/lib/schemas/screening";
import { dateOf, fromDate } from "@/lib/time";

/**
 * Signs a decision on one finding of the client's newest answers: to treat all the same, or not to treat. The newest decision
 * on a finding holds, also for later answers as long as that answer stays the same.
 *
 * @throws Refusal "not-allowed" for who may not decide, "not-decidable" where the clinic lets nobody overrule
 * @throws Refusal "screening-changed" when newer answers came meanwhile; nothing is written then
 */
export async function decideScreening(ctx: Context, input: DecideScreeningInput): Promise<{ decisionId: string }> {
  authorize(ctx.actor, "screening:decide");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const { clinicId, membershipId } = actor;
  const { clientId, answerId, question, decision, reason } = input;
  // Under the booking lock: who books at the same moment sees it, or is seen.
  return ctx.book(async (tx) => {
    const known = (await loadScreenings(tx, clinicId, [clientId])).get(clientId);
    if (known?.answerId !== answerId) throw new Refusal("screening-changed");
    const { timeZone } = await tx.client.findUniqueOrThrow({
      where: { clinicId_id: { clinicId, id: clientId } },
      select: { timeZone: true },
    });
    const standing = standingOf(known, dateOf(fromDate(ctx.now), timeZone));
    const finding = standing.findings.find((one) => one.question === question);
    if (!finding) throw new Refusal("screening-changed");
    if (!isDecidable(finding)) throw new Refusal("not-decidable");
    const decisionId = uuid();
    await tx.screeningDecision.create({
      data: {
        ...{ clinicId, id: decisionId, answerId, question, decision, reason },
        decidedAt: ctx.now,
        decidedBy: membershipId,
      },
    });
    await record(tx, ctx, "screening.decided", [
      {
        type: "ScreeningAnswer",
        id: answerId,
        before: { question, decision: finding.decision },
        after: { question, decision, reason },
      },
    ]);
    return { decisionId };
  });
}
