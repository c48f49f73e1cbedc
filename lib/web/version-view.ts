// How does it look to move a plan to a newer version of its protocol: what differs, what it does to each visit, what moves?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord } from "@/lib/db/queries/plans";
import type { VersionPreview } from "@/lib/operations/adopt-protocol-version";
import type { VersionDecision, VersionMove } from "@/lib/scheduling/adopt-version";
import { lackingText } from "@/lib/web/lacking-text";
import { visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView, type VisitView } from "@/lib/web/plan-view";
import { protocolChanges } from "@/lib/web/protocol-changes";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

type VersionRow = {
  id: string;
  title: string;
  /** Its window before and after, and where it is booked. `after` equals `before` where nothing changes. */
  before: string;
  after: string;
  day: string | null;
  /** What becomes of it: "moves to …, because …", "falls away", or nothing. */
  note: string | null;
};

/** The page in words; `adopt` is null when there is no way. */
export function versionView(locale: Locale, preview: VersionPreview, names: PlaceNames) {
  const { facts, to, decision } = preview;
  const { plan, today, place } = facts;
  const say = speaker(locale, "version");
  const { timeZone } = place.location;
  const before = planView(locale, { plan, names, today, timeZone });
  const after = planView(locale, { plan: planAfter(preview), names, today, timeZone });
  const moves = decision.ok ? decision.moves : [];
  return {
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    clientHref: `/clinic/clients/${plan.client.id}`,
    planTitle: before.title,
    heading: say("heading", { from: plan.protocolVersion, to: to.number }),
    changes: protocolChanges(locale, plan.protocol, to.protocol),
    rows: rowsOf(locale, preview, before, after),
    touchUps: touchUpsText(locale, preview),
    summary: decision.ok ? say("summary", { count: moves.length }) : say("summaryNone"),
    problem: decision.ok ? null : problem(locale, preview, decision),
    ribbon: ribbonAfter(before, after, moves),
    visits: after.visits,
    changedIds: moves.map(({ visitId }) => visitId),
    adopt: decision.ok
      ? {
          label:
            moves.length === 0
              ? say("adopt", { to: to.number })
              : say("adoptAndMove", { to: to.number, count: moves.length }),
          input: {
            planId: plan.id,
            revision: plan.revision,
            versionId: to.versionId,
            seen: moves.map(({ visitId, slot }) => ({ visitId, slot })),
          },
          doneHref: `/clinic/clients/${plan.client.id}`,
        }
      : null,
  };
}

/** The plan as it would stand by the newer version. */
function planAfter({ facts: { plan }, to, figures, tooMany, decision }: VersionPreview): PlanRecord {
  const moves = decision.ok ? decision.moves : [];
  return {
    ...plan,
    protocol: to.protocol,
    protocolVersion: to.number,
    visits: plan.visits.map((visit) => {
      const move = moves.find(({ visitId }) => visitId === visit.id);
      return {
        ...visit,
        gap: figures.get(visit.id) ?? visit.gap,
        skipped: visit.skipped || tooMany.includes(visit.id),
        appointment:
          visit.appointment && move
            ? { ...visit.appointment, slot: move.slot, on: move.on, status: "booked", override: null }
            : visit.appointment,
      };
    }),
  };
}

/** Every visit that is still to be given and was not left out before. */
function rowsOf(locale: Locale, preview: VersionPreview, before: PlanView, after: PlanView): VersionRow[] {
  const say = speaker(locale, "version");
  const { decision, tooMany } = preview;
  const windowOf = (visit: VisitView | undefined) => visit?.windowText ?? say("noWindow");
  return before.visits.flatMap((visit): VersionRow[] => {
    if (visit.state === "done" || visit.state === "skipped") return [];
    const now = after.visits.find(({ id }) => id === visit.id);
    const move = decision.ok ? decision.moves.find(({ visitId }) => visitId === visit.id) : undefined;
    const falls = tooMany.includes(visit.id);
    return [
      {
        id: visit.id,
        title: visit.title,
        before: windowOf(visit),
        after: falls ? say("fallsAway") : windowOf(now),
        day: visit.dayText === null ? null : `${visit.dayText}, ${visit.timeText ?? ""}`,
        note: move ? moveText(locale, preview, move) : null,
      },
    ];
  });
}

/** "Moves to Mon 4 Jan, 10:00 with Dr Okafor: it would be 34 days after session 1, and the newer version needs 40." */
function moveText(locale: Locale, { facts: { place, today } }: VersionPreview, move: VersionMove): string {
  const say = speaker(locale, "version");
  const when = sayDayAndTime(locale, move.slot.start, place.location.timeZone, today);
  const clinician = place.clinicians.find(({ id }) => id === move.slot.clinicianId)?.name ?? "";
  const { tooSoon } = move;
  if (tooSoon === null) return say("movesElse", { when, clinician });
  const { gapDays, earliestDays } = tooSoon;
  return say("moves", {
    when,
    clinician,
    days: gapDays,
    needs: earliestDays,
    visit: visitTitle(locale, tooSoon.after).inText,
  });
}

function touchUpsText(locale: Locale, { facts: { plan }, to, tooMany }: VersionPreview): string | null {
  const say = speaker(locale, "version");
  const more = to.protocol.plannedTouchUps - plan.protocol.plannedTouchUps;
  if (tooMany.length > 0) return say("touchUpsFall", { count: tooMany.length });
  return more > 0 ? say("touchUpsMore", { count: to.protocol.plannedTouchUps }) : null;
}

function problem(locale: Locale, { facts }: VersionPreview, decision: Extract<VersionDecision, { ok: false }>) {
  const say = speaker(locale, "version");
  const visit = facts.plan.visits.find(({ id }) => id === decision.visitId);
  const day = (on: string) => sayDay(locale, on, facts.today);
  return {
    title: say("problem", {
      title: visit ? visitTitle(locale, visit).title : "",
      from: day(decision.earliestOn),
      until: day(decision.latestOn),
    }),
    detail: `${lackingText(locale, decision.lacking)} ${say("problemAdvice")}`,
  };
}

/** The plan's ribbon by the newer version, with the places that moving visits have now. */
function ribbonAfter(before: PlanView, after: PlanView, moves: readonly VersionMove[]): PlanView["ribbon"] {
  const wasOn = new Map(moves.map(({ visitId, was }) => [visitId, was.on]));
  return {
    ...after.ribbon,
    words: { ...after.ribbon.words, name: before.ribbon.words.name },
    visits: after.ribbon.visits.map((visit) => ({ ...visit, was: wasOn.get(visit.id) ?? null })),
  };
}
