// Does a client's screening let this be booked, or this treatment start?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { fromDbDate } from "@/lib/db/dates";
import {
  loadLastSessions,
  loadQuestionnaire,
  loadScreenings,
  type ScreeningRecord,
  standingOf,
  treatmentStop,
} from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import {
  blockIn,
  type DecidedFinding,
  decided,
  deferredDays,
  deferredIn,
  isDecidable,
  screen,
} from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { localeOf } from "@/lib/words/say";
import { findingName } from "@/lib/words/screening-words";

type About = { clientId: string; area: string; timeZone: string };

/**
 * Lets a visit be booked or moved, or throws; a client who was never asked may be booked unless their age forbids it. To be
 * called in the transaction that books, so that answers which came meanwhile count. One query, three for who was never asked.
 *
 * @param days on which a visit is to stand: found before, so answers that came meanwhile may defer them
 * @throws Refusal "screening-blocks"; a client who asks hears no ground, only whom to call
 * @throws Refusal "slot-taken" where one of the days is deferred
 */
export async function expectBookable(
  tx: Tx,
  ctx: Context,
  { clientId, area, timeZone, days }: About & { days: readonly PlainDate[] },
): Promise<void> {
  const { clinicId } = ctx.actor;
  const today = dateOf(fromDate(ctx.now), timeZone);
  const record = (await loadScreenings(tx, clinicId, [clientId])).get(clientId);
  const { questionnaire, standing } = record
    ? { questionnaire: record.questionnaire, standing: standingOf(record, today) }
    : await ofUnasked(tx, clinicId, clientId, today);
  const block = blockIn(standing, area);
  if (!block) {
    const deferred = deferredIn(deferredDays(standing, today), area);
    const isDeferred = (day: PlainDate) => deferred.some(({ from, to }) => from <= day && day <= to);
    if (days.some(isDeferred)) throw new Refusal("slot-taken");
    return;
  }
  if (ctx.actor.kind === "member" && ctx.actor.role === "client") {
    const clinic = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { phone: true } });
    throw new Refusal("screening-blocks", { audience: "client", phone: clinic.phone });
  }
  throw new Refusal("screening-blocks", { audience: "staff", ...named(ctx, { questionnaire }, block) });
}

/**
 * Lets a treatment start, or throws: a block, a deferral or a review that no clinician has decided on, or answers that are not
 * of this visit. Two queries.
 *
 * @throws Refusal "screening-undecided"
 * @throws Refusal "screening-not-asked" for who was never asked, not since the last session, or too long ago
 */
export async function expectTreatable(tx: Tx, ctx: Context, { clientId, area, timeZone }: About): Promise<void> {
  const { clinicId } = ctx.actor;
  const record = (await loadScreenings(tx, clinicId, [clientId])).get(clientId) ?? null;
  const lastSessionOn = (await loadLastSessions(tx, clinicId, [clientId])).get(clientId) ?? null;
  const stop = treatmentStop(record, { area, lastSessionOn }, dateOf(fromDate(ctx.now), timeZone));
  if (stop === null) return;
  if (stop.kind === "to-ask") throw new Refusal("screening-not-asked", { why: stop.why });
  const { counts, until } = stop.finding;
  throw new Refusal("screening-undecided", {
    outcome: counts,
    ...named(ctx, stop, stop.finding),
    ...(until !== null && { until }),
  });
}

/** What is known of a client who was never asked: what their age alone forbids counts before any answer. Two queries. */
async function ofUnasked(tx: Tx, clinicId: string, clientId: string, today: PlainDate) {
  const version = await loadQuestionnaire(tx, clinicId);
  const { bornOn } = await tx.client.findUniqueOrThrow({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: { bornOn: true },
  });
  const questionnaire = version?.questionnaire ?? STANDARD_QUESTIONNAIRE;
  const client = { bornOn: bornOn && fromDbDate(bornOn), skinType: null };
  return { questionnaire, standing: decided(screen(questionnaire, {}, client, today), new Map()) };
}

function named(ctx: Context, { questionnaire }: Pick<ScreeningRecord, "questionnaire">, finding: DecidedFinding) {
  const locale = localeOf(ctx.actor.kind === "system" ? "en" : ctx.actor.locale);
  const question = questionnaire.questions.find(({ key }) => key === finding.question);
  return { finding: findingName(locale, question, finding), mayDecide: isDecidable(finding) ? "yes" : "no" };
}
