// Which starts are free for one visit, on its best other days and on a day that somebody asks for, and what would each mean?
import { may } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import type { Alternative } from "@/lib/scheduling/alternatives";
import { decideMove, type MoveDecision } from "@/lib/scheduling/decide-move";
import { clientBusyOf } from "@/lib/scheduling/plan-request";
import type { Slot } from "@/lib/scheduling/types";
import { dateOf, type Minute, type PlainDate } from "@/lib/time";
import { type FoundPlaces, findPlaces } from "./find-places";
import { type DayStarts, type StartQuestion, startsBetween, startsOn } from "./free-days";
import type { PlanFacts } from "./plan-facts";

export type AskedTimes = {
  appointmentId: string;
  /** A local day whose free starts are asked for. */
  on: PlainDate | null;
  /** A start that somebody chose, with whom. */
  pick: { start: Minute; clinicianId: string } | null;
};

/** What going to a place means. `signed`: what it means once somebody signs for the early day; null where nobody here may. */
export type JudgedMove = { decision: MoveDecision; signed: Extract<MoveDecision, { ok: true }> | null };

export type FoundTimes = FoundPlaces & {
  /** For a visit of today: the next start on the same day that holds; null where there is none. */
  laterToday: Alternative | null;
  /** The free starts of the day asked for; `judged` is null when there is none. */
  day: (DayStarts & { judged: JudgedMove | null }) | null;
  /** Null when nothing was chosen; `slot` is null when what was chosen is not free any more. */
  picked: { slot: Slot; judged: JudgedMove } | { slot: null } | null;
};

/**
 * The best other days and, where asked, the free starts of one day. The gaps of a day are the same at every start, so the
 * day is judged by its first one; a start that was chosen is judged by itself.
 *
 * @throws Refusal as findPlaces
 */
export async function findTimes(ctx: Context, { appointmentId, on, pick }: AskedTimes): Promise<FoundTimes> {
  const found = await findPlaces(ctx, { appointmentId });
  const { facts, visitId } = found;
  const mayOverride = may(ctx.actor, "gap:override");
  const judge = (slot: Slot) => judged(facts, visitId, slot, mayOverride);
  return {
    ...found,
    laterToday: laterToday(facts, visitId),
    day: on === null ? null : dayOf(facts, visitId, on, judge),
    picked: pickOf(facts, visitId, pick, judge),
  };
}

/** With the same clinician where they have time. Nobody is asked to come within one step of the grid. */
function laterToday(facts: PlanFacts, visitId: string): Alternative | null {
  const question = startQuestion(facts, visitId);
  const { today, place } = facts;
  const { timeZone } = place.location;
  if (!question?.own || dateOf(question.own.start, timeZone) !== today) return null;
  const { own, notBefore, facility } = question;
  const from = Math.max(own.start + 1, notBefore + facility.slotMinutes);
  const starts = startsBetween({ ...question, notBefore: from }, today, today);
  const slot = starts.find(({ clinicianId }) => clinicianId === own.clinicianId) ?? starts[0];
  if (!slot) return null;
  const { decision } = judged(facts, visitId, slot, false);
  if (!decision.ok || decision.moves.some((move) => move.slot === null)) return null;
  const { on, gapDays, grade, moves } = decision;
  return { slot, on, gapDays, grade, moves };
}

function dayOf(facts: PlanFacts, visitId: string, on: PlainDate, judge: (slot: Slot) => JudgedMove): FoundTimes["day"] {
  const question = startQuestion(facts, visitId);
  if (!question) return null;
  const starts = startsOn(question, on);
  return { ...starts, judged: starts.slots[0] ? judge(starts.slots[0]) : null };
}

function pickOf(
  facts: PlanFacts,
  visitId: string,
  pick: AskedTimes["pick"],
  judge: (slot: Slot) => JudgedMove,
): FoundTimes["picked"] {
  if (pick === null) return null;
  const on = dateOf(pick.start, facts.place.location.timeZone);
  const question = startQuestion(facts, visitId);
  const slot = (question ? startsBetween(question, on, on) : []).find(
    ({ start, clinicianId }) => start === pick.start && clinicianId === pick.clinicianId,
  );
  return slot ? { slot, judged: judge(slot) } : { slot: null };
}

/** What a free start of the visit has to meet; null for a visit that the plan doesn't have. */
export function startQuestion({ place, question }: PlanFacts, visitId: string): StartQuestion | null {
  const visit = question.visits.find(({ id }) => id === visitId);
  if (!visit) return null;
  const { today, horizonOn, notBefore } = question;
  return {
    facility: place.facility,
    demand: visit.demand,
    clientBusy: clientBusyOf(question, place.location.timeZone),
    own: visit.appointment?.slot ?? null,
    notBefore,
    today,
    horizonOn,
  };
}

function judged({ place, question }: PlanFacts, visitId: string, slot: Slot, mayOverride: boolean): JudgedMove {
  const decision = decideMove(place.facility, question, { visitId, slot, override: false });
  if (decision.ok || decision.code !== "gap-too-short" || !mayOverride) return { decision, signed: null };
  const signed = decideMove(place.facility, question, { visitId, slot, override: true });
  return { decision, signed: signed.ok ? signed : null };
}
