// What does it mean for its plan that a visit is missed or cancelled, and where could it go instead?
import type { Member } from "@/lib/access/actor";
import type { Context } from "@/lib/db/context";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { findRebookings, type Rebookings } from "@/lib/operations/rebook-visit";
import type { Alternative } from "@/lib/scheduling/alternatives";
import type { FindRebookingsInput } from "@/lib/schemas/appointment";
import type { RebookOffer, RebookWay } from "@/lib/schemas/rebook-offer";
import { gradeText } from "@/lib/web/grade-text";
import { movedVisits } from "@/lib/web/moved-visits";
import { placeText } from "@/lib/web/place-text";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

const SHOWN = 3;

/** Null for an appointment without a plan: nothing is due after it. */
export async function rebookOffer(
  ctx: Context & { actor: Member },
  input: FindRebookingsInput,
): Promise<RebookOffer | null> {
  const locale = localeOf(ctx.actor.locale);
  const found = await findRebookings(ctx, input, SHOWN);
  if (found === null) return null;
  const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
  const say = speaker(locale, "cascade");
  const isActive = found.facts.plan.status === "active";
  return {
    ...aftermath(locale, found, names, input.step),
    ways: found.places.map((place) => wayOf(locale, found, names, input.step, place)),
    none: found.places.length > 0 ? null : say(isActive ? "none" : "noneInactive"),
  };
}

/** The plan as it stands while the visit is not booked again. */
function aftermath(
  locale: Locale,
  { facts, visit }: Rebookings,
  names: PlaceNames,
  step: FindRebookingsInput["step"],
): Pick<RebookOffer, "due" | "risks"> {
  const { plan, place, today } = facts;
  const say = speaker(locale, "cascade");
  const missedOn = step === "miss" ? (visit.appointment?.on ?? null) : visit.missedOn;
  const visits = plan.visits.map((one) => (one.id === visit.id ? { ...one, appointment: null, missedOn } : one));
  const view = planView(locale, { plan: { ...plan, visits }, names, today, timeZone: place.location.timeZone });
  const { title } = visitTitle(locale, visit);
  const window = view.visits.find(({ id }) => id === visit.id)?.windowText ?? null;
  return {
    due: window === null ? say("due", { title }) : say("dueWithin", { title, window }),
    risks: view.visits.flatMap((one) =>
      one.riskText === null ? [] : [say("risk", { visit: one.title, risk: one.riskText })],
    ),
  };
}

function wayOf(
  locale: Locale,
  { facts, visit }: Rebookings,
  names: PlaceNames,
  step: FindRebookingsInput["step"],
  { slot, on, gapDays, grade, moves }: Alternative,
): RebookWay {
  const say = speaker(locale, "cascade");
  const { plan, place, today } = facts;
  const day = sayDay(locale, on, today);
  const time = sayTimeAt(slot.start, place.location.timeZone);
  const before = plan.visits.findLast((one) => one.position < visit.position && !one.skipped);
  const gap =
    gapDays === null || !before
      ? null
      : [
          speaker(locale, "plan")("gapAfter", { days: gapDays, visit: visitTitle(locale, before).inText }),
          gradeText(locale, grade, gapDays, visit.gap.targetDays),
        ];
  const count = moves.length;
  return {
    key: `${slot.start} ${slot.clinicianId}`,
    day,
    time,
    who: placeText(names, slot),
    gap: gap?.filter(Boolean).join(", ") ?? null,
    movesText: count === 0 ? speaker(locale, "move")("stays") : speaker(locale, "move")("moves", { count }),
    moves: movedVisits(locale, facts, { visitId: visit.id, on }, moves),
    label: say(step === "miss" ? "missAndBook" : "cancelAndBook", { day, count }),
    name: say("bookOn", { day, time }),
    input: {
      revision: plan.revision,
      seen: [
        { visitId: visit.id, slot },
        ...moves.flatMap((move) => (move.slot ? [{ visitId: move.visitId, slot: move.slot }] : [])),
      ],
    },
  };
}
