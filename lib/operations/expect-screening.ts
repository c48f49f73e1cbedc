// Does a client's screening let this be booked, or this treatment start?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { loadScreenings, type ScreeningRecord, standingOf } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { blockIn, type DecidedFinding, hindranceIn, isDecidable } from "@/lib/rules/screening";
import { dateOf, fromDate } from "@/lib/time";
import { localeOf } from "@/lib/words/say";
import { findingName } from "@/lib/words/screening-words";

type About = { clientId: string; area: string; timeZone: string };

/**
 * Lets a visit be booked or moved, or throws; a client who was never asked may be booked. To be called in the transaction that
 * books, so that answers which came meanwhile count. One query.
 *
 * @throws Refusal "screening-blocks"; a client who asks hears no ground, only whom to call
 */
export async function expectBookable(tx: Tx, ctx: Context, { clientId, area, timeZone }: About): Promise<void> {
  const { clinicId } = ctx.actor;
  const record = (await loadScreenings(tx, clinicId, [clientId])).get(clientId);
  const block = record && blockIn(standingOf(record, dateOf(fromDate(ctx.now), timeZone)), area);
  if (!block) return;
  if (ctx.actor.kind === "member" && ctx.actor.role === "client") {
    const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { phone: true } });
    throw new Refusal("screening-blocks", { audience: "client", phone: clinic.phone });
  }
  throw new Refusal("screening-blocks", { audience: "staff", ...named(ctx, record, block) });
}

/**
 * Lets a treatment start, or throws: a block, a deferral or a review that no clinician has decided on. One query.
 *
 * @throws Refusal "screening-undecided"
 */
export async function expectTreatable(tx: Tx, ctx: Context, { clientId, area, timeZone }: About): Promise<void> {
  const record = (await loadScreenings(tx, ctx.actor.clinicId, [clientId])).get(clientId);
  const found = record && hindranceIn(standingOf(record, dateOf(fromDate(ctx.now), timeZone)), area);
  if (!found) return;
  const { counts, until } = found;
  throw new Refusal("screening-undecided", {
    outcome: counts,
    ...named(ctx, record, found),
    ...(until !== null && { until }),
  });
}

function named(ctx: Context, { questionnaire }: ScreeningRecord, finding: DecidedFinding) {
  const locale = localeOf(ctx.actor.kind === "member" ? ctx.actor.locale : "en");
  const question = questionnaire.questions.find(({ key }) => key === finding.question);
  return { finding: findingName(locale, question, finding), mayDecide: isDecidable(finding) ? "yes" : "no" };
}
