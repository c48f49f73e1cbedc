// How are a client's answers before a treatment taken down, and what follows from them for the plans?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadClient } from "@/lib/db/queries/clients";
import { loadLocations } from "@/lib/db/queries/days";
import { decisionsOn, loadQuestionnaire, loadScreenings } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { announce, type MovedAppointment } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import {
  asksForDay,
  blockIn,
  type DecidedScreening,
  decided,
  deferredDays,
  type Questionnaire,
  type ScreeningAnswers,
  screen,
} from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { areSamePlaces } from "@/lib/scheduling/same-slot";
import type { ScreenClientInput } from "@/lib/schemas/screening";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { writeFirstQuestionnaire } from "./first-questionnaire";
import { isLostRace } from "./lost-race";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";
import { type DeferredPlan, replanDeferred } from "./replan-deferred";
import { writeMoves } from "./write-moves";

/** What the answers lead to, and what of the client's plans can't stand then. */
export type ScreeningPreview = {
  today: PlainDate;
  questionnaire: Questionnaire;
  screened: DecidedScreening;
  /** The active plans of which a booked visit stands on a deferred day. */
  deferred: DeferredPlan[];
};

/** Either the answers are kept, or nothing was written: visits would have to move, and nobody has seen yet which. */
export type ScreenedAnswers =
  | { saved: true; answerId: string; moved: number }
  | { saved: false; preview: ScreeningPreview; isChanged: boolean };

/**
 * Keeps a client's answers, signed by who took them down. Where they defer the treatment over visits that are booked, those
 * that must move are shown first; then they move in the same transaction, or stay where they are ("later").
 *
 * @throws Refusal "invalid-input" for an answer that the questionnaire doesn't have, or without its day
 * @throws Refusal "questionnaire-changed" when the clinic has published another version meanwhile
 */
export async function screenClient(ctx: Context, input: ScreenClientInput): Promise<ScreenedAnswers> {
  authorize(ctx.actor, "screening:answer");
  const facts = await ctx.read((tx) => loadFacts(tx, ctx, input));
  const preview = previewOf(facts, input);
  const { moves } = input;
  if (moves === "later" || (moves === "look" && preview.deferred.length === 0)) {
    return { saved: true, ...(await ctx.book((tx) => write(tx, ctx, { facts, preview, input, plans: [] }))) };
  }
  if (moves === "look") return { saved: false, preview, isChanged: false };
  if (!isWhatWasSeen(preview.deferred, moves)) return { saved: false, preview, isChanged: true };
  try {
    const plans = preview.deferred.filter((one) => one.moves.length > 0);
    return { saved: true, ...(await ctx.book((tx) => write(tx, ctx, { facts, preview, input, plans }))) };
  } catch (error) {
    const isPlanChanged = error instanceof Refusal && error.code === "plan-changed";
    if (!isPlanChanged && !isLostRace(error)) throw error;
    const now = await ctx.read((tx) => loadFacts(tx, ctx, input));
    return { saved: false, preview: previewOf(now, input), isChanged: true };
  }
}

type Facts = {
  /** The version that is asked by; `id` null: the clinic has none yet, and gets its first with the first answers. */
  version: { id: string | null; number: number; questionnaire: Questionnaire };
  client: { bornOn: PlainDate | null; skinType: number | null };
  known: Parameters<typeof decisionsOn>[0];
  plans: PlanFacts[];
  today: PlainDate;
};

async function loadFacts(tx: Tx, ctx: Context, input: ScreenClientInput): Promise<Facts> {
  const { clinicId } = ctx.actor;
  const { clientId } = input;
  const client = await loadClient(tx, clinicId, clientId);
  const stored = await loadQuestionnaire(tx, clinicId);
  const version = stored ?? { id: null, number: 1, questionnaire: STANDARD_QUESTIONNAIRE };
  if (version.number !== input.questionnaire) throw new Refusal("questionnaire-changed");
  const active = await tx.plan.findMany({
    where: { clinicId, clientId, status: "active" },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  const plans: PlanFacts[] = [];
  for (const { id } of active) plans.push(await loadPlanFacts(tx, ctx, id));
  const [home] = await loadLocations(tx, clinicId);
  const today = plans[0]?.today ?? dateOf(fromDate(ctx.now), home?.timeZone ?? client.timeZone);
  const known = (await loadScreenings(tx, clinicId, [clientId])).get(clientId) ?? { decisions: [] };
  return { version, client, known, plans, today };
}

function previewOf({ version, client, known, plans, today }: Facts, { answers }: ScreenClientInput): ScreeningPreview {
  const { questionnaire } = version;
  expectAnswers(questionnaire, answers, today);
  const decisions = version.id === null ? new Map() : decisionsOn(known, { versionId: version.id, answers });
  const screened = decided(screen(questionnaire, answers, client, today), decisions);
  // What must not be treated at all has no better day.
  const open = plans.filter(({ plan }) => blockIn(screened, plan.area) === null);
  const deferred = open.flatMap((plan) => replanDeferred(plan, deferredDays(screened, plan.today)) ?? []);
  return { today, questionnaire, screened, deferred };
}

/** Every answer is one that the question has, with a day that has come where one is asked for. */
function expectAnswers({ questions }: Questionnaire, answers: ScreeningAnswers, today: PlainDate): void {
  const wrong: Record<string, string> = {};
  for (const [key, { choice: chosen, on }] of Object.entries(answers)) {
    const choice = questions.find((one) => one.key === key && !one.retired)?.choices.find((one) => one.key === chosen);
    if (!choice) wrong[`answers.${key}.choice`] = "invalid";
    else if (asksForDay(choice) && on === undefined) wrong[`answers.${key}.on`] = "required";
    else if (on !== undefined && on > today) wrong[`answers.${key}.on`] = "dateAhead";
  }
  if (Object.keys(wrong).length > 0) throw new Refusal("invalid-input", {}, wrong);
}

function isWhatWasSeen(deferred: readonly DeferredPlan[], seen: Exclude<ScreenClientInput["moves"], string>): boolean {
  const moving = deferred.filter(({ moves }) => moves.length > 0);
  return (
    moving.length === seen.length &&
    moving.every(({ facts, moves }) => {
      const own = seen.find(({ planId }) => planId === facts.plan.id);
      return own?.revision === facts.plan.revision && areSamePlaces(moves, own.moves);
    })
  );
}

type Writing = { facts: Facts; preview: ScreeningPreview; input: ScreenClientInput; plans: DeferredPlan[] };

async function write(
  tx: Tx,
  ctx: Context,
  { facts, preview, input, plans }: Writing,
): Promise<{ answerId: string; moved: number }> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const { clinicId, membershipId } = actor;
  const { clientId, answers } = input;
  const { screened, today } = preview;
  const answerId = uuid();
  await tx.screeningAnswer.create({
    data: {
      clinicId,
      id: answerId,
      clientId,
      questionnaireVersionId: await versionIdOf(tx, ctx, facts),
      answers,
      outcome: screened.outcome,
      deferUntil: screened.deferUntil === null ? null : toDbDate(screened.deferUntil),
      answeredOn: toDbDate(today),
      answeredAt: ctx.now,
      answeredBy: membershipId,
    },
  });
  const { outcome, deferUntil } = screened;
  await record(tx, ctx, "screening.answered", [
    { type: "ScreeningAnswer", id: answerId, after: { clientId, outcome, deferUntil } },
  ]);
  const moved: MovedAppointment[] = [];
  for (const { facts: plan, moves } of plans) {
    await expectRevision(tx, clinicId, plan.plan.id, plan.plan.revision);
    moved.push(...(await writeMoves(tx, ctx, plan.plan, moves)));
  }
  await scheduleReminders(tx, ctx, clientId);
  await announce(tx, ctx, { rule: "visit-moved", clientId, moved, occasion: answerId });
  return { answerId, moved: moved.length };
}

/** The version that was asked by, if it still is the newest; a clinic without any gets its first. */
async function versionIdOf(tx: Tx, ctx: Context, { version }: Facts): Promise<string> {
  const newest = await loadQuestionnaire(tx, ctx.actor.clinicId);
  if (newest && newest.number !== version.number) throw new Refusal("questionnaire-changed");
  return newest ? newest.id : writeFirstQuestionnaire(tx, ctx);
}
