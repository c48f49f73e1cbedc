// What does the desk see who moves one visit: where it is and why, where it could go, and what each place would mean?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { FoundTimes, JudgedMove } from "@/lib/operations/find-times";
import { refusedMove } from "@/lib/operations/move-appointment";
import type { Alternative } from "@/lib/scheduling/alternatives";
import type { MoveDecision } from "@/lib/scheduling/decide-move";
import type { Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, type Minute } from "@/lib/time";
import { dayHref } from "@/lib/web/day-address";
import { gradeText } from "@/lib/web/grade-text";
import { emptyDay, type MoveFrom, type MoveScreen, moveHref } from "@/lib/web/move-screen";
import { movedVisits } from "@/lib/web/moved-visits";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView, type RibbonView } from "@/lib/web/plan-view";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { type Locale, speaker } from "@/lib/words/say";

type Moves = Extract<MoveDecision, { ok: true }>["moves"];

/** @param from where the page was opened, where that is not the day */
export function moveView(
  locale: Locale,
  appointmentId: string,
  found: FoundTimes,
  names: PlaceNames,
  from: MoveFrom = null,
): MoveScreen & { ribbon: RibbonView } {
  const say = speaker(locale, "move");
  const { facts, visitId, places, laterToday, day, picked } = found;
  const { plan, place, today, question } = facts;
  const { timeZone } = place.location;
  const view = planView(locale, { plan, names, today, timeZone });
  const visit = plan.visits.find(({ id }) => id === visitId);
  const shown = view.visits.find(({ id }) => id === visitId);
  const when = (start: Minute) => sayDayAndTime(locale, start, timeZone, today);
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? "";
  const who = ({ clinicianId, roomId, deviceId }: Slot) =>
    [nameOf(names.clinicians, clinicianId), nameOf(names.rooms, roomId), nameOf(names.devices, deviceId)]
      .filter(Boolean)
      .join(" · ");
  const told = visit ?? { phase: "session" as const, number: 1 };
  const title = visitTitle(locale, told);
  const before = plan.visits.filter(({ position, skipped }) => position < (visit?.position ?? 0) && !skipped).at(-1);
  const gapOf = ({ gapDays, grade }: { gapDays: number | null; grade: Parameters<typeof gradeText>[1] }) =>
    gapDays === null || !before || !visit
      ? null
      : [
          speaker(locale, "plan")("gapAfter", { days: gapDays, visit: visitTitle(locale, before).inText }),
          gradeText(locale, grade, gapDays, visit.gap.targetDays),
        ]
          .filter(Boolean)
          .join(", ");
  const movesText = (moves: Moves) => (moves.length === 0 ? say("stays") : say("moves", { count: moves.length }));
  const refusal = ({ decision }: JudgedMove) => refusalOf(locale, decision, found);
  const isPicked = ({ start, clinicianId }: Slot) =>
    picked?.slot?.start === start && picked.slot.clinicianId === clinicianId;
  const hrefOf = (slot: Slot) => moveHref(appointmentId, day?.on ?? null, slot, from);
  const chosenMove = picked?.slot ? (picked.judged.signed ?? picked.judged.decision) : null;
  const holding = places.filter(({ moves }) => moves.every(({ slot }) => slot !== null));
  const goes = chosenMove?.ok && picked?.slot && refusalOf(locale, chosenMove, found) === null ? chosenMove : null;

  return {
    title: say("title", { visit: title.inText, client: `${plan.client.givenName} ${plan.client.familyName}` }),
    planTitle: view.title,
    now: visit?.appointment
      ? say("now", {
          when: when(visit.appointment.slot.start),
          who: nameOf(names.clinicians, visit.appointment.slot.clinicianId),
          where: nameOf(names.rooms, visit.appointment.slot.roomId),
        })
      : "",
    window: shown?.windowText ?? say("firstVisit"),
    why: shown?.why ?? [],
    ribbon:
      goes && picked?.slot ? ribbonAfter(locale, view.ribbon, visitId, picked.slot, goes.moves, timeZone) : view.ribbon,
    visitId,
    backHref: backHref(),
    places: [...(laterToday ? [{ ...laterToday, tag: say("laterToday") }] : []), ...holding].map(placeOf),
    lastDay: question.horizonOn,
    firstDay: today,
    anotherDayHint: say("anotherDayHint", { day: sayDay(locale, question.horizonOn, today) }),
    day: day && dayOf(day),
    isTaken: picked !== null && picked.slot === null,
    chosen: picked?.slot
      ? {
          when: when(picked.slot.start),
          who: who(picked.slot),
          gap: chosenMove?.ok ? gapOf(chosenMove) : null,
          moves: goes ? movedVisits(locale, facts, { visitId, on: goes.on }, goes.moves) : [],
          movesText: goes ? movesText(goes.moves) : null,
          refusal: goes ? null : refusal(picked.judged),
          needsReason: goes?.overridden ?? false,
          signedNote: goes?.overridden ? say("signedNote", { sentence: refusal(picked.judged) ?? "" }) : null,
          label: goes?.overridden
            ? say("sign", { visit: title.inText })
            : goes && goes.moves.length > 0
              ? say("moveMany", { count: goes.moves.length + 1 })
              : say("moveOne", { visit: title.inText }),
          input: goes && {
            appointmentId,
            revision: plan.revision,
            slot: picked.slot,
            scope: goes.moves.length > 0 ? ("following" as const) : ("this" as const),
          },
          doneHref: doneHref(picked.slot, goes?.moves ?? []),
        }
      : null,
  };

  function placeOf({ slot, on, moves, tag = null, ...rest }: Alternative & { tag?: string | null }) {
    return {
      href: hrefOf(slot),
      when: when(slot.start),
      who: who(slot),
      gap: gapOf(rest),
      movesText: movesText(moves),
      moves: movedVisits(locale, facts, { visitId, on }, moves),
      isPicked: isPicked(slot),
      tag,
    };
  }

  function backHref(): string {
    if (from === "record") return `/clinic/clients/${plan.client.id}`;
    if (!visit?.appointment) return "/desk";
    const { on } = visit.appointment;
    return dayHref({ on, locationId: plan.locationId, by: "clinician", selectedId: appointmentId });
  }

  /** The day, with the positions of what has moved: its page says where each is now. */
  function doneHref({ start }: Slot, along: Moves): string {
    const on = dateOf(start, timeZone);
    const day = dayHref({ on, locationId: plan.locationId, by: "clinician", selectedId: appointmentId });
    const moved = plan.visits.filter(({ id }) => id === visitId || along.some((move) => move.visitId === id));
    return `${day}&moved=${moved.map(({ position }) => position).join(".")}`;
  }

  /** A day that is refused, and that nobody here may sign for, offers no times: it names the first place that does. */
  function dayOf(asked: NonNullable<FoundTimes["day"]>): MoveScreen["day"] {
    const { on, slots, judged } = asked;
    const hrefOfDay = (other: string) => moveHref(appointmentId, other, null, from);
    const empty = emptyDay(locale, asked, { today, horizonOn: question.horizonOn, hrefOf: hrefOfDay });
    const verdict = judged && verdictOf(judged);
    const isOut = verdict?.kind === "refused";
    const [first] = [...holding].sort((a, b) => a.slot.start - b.slot.start);
    const firstFree = first && { href: hrefOf(first.slot), label: say("firstFree", { when: when(first.slot.start) }) };
    return {
      on,
      heading: empty?.heading ?? say(isOut ? "notOn" : "freeOn", { day: sayDay(locale, on, today) }),
      verdict,
      columns: isOut ? [] : columnsOf(names.clinicians, slots),
      link: empty ? empty.link : (isOut && firstFree) || null,
      beforeHref: hrefOfDay(addDays(on, -1)),
      afterHref: hrefOfDay(addDays(on, 1)),
    };
  }

  function columnsOf(clinicians: PlaceNames["clinicians"], slots: readonly Slot[]) {
    return clinicians
      .map(({ id, name }) => ({
        id,
        name,
        times: slots
          .filter(({ clinicianId }) => clinicianId === id)
          .map((slot) => ({ time: sayTimeAt(slot.start, timeZone), href: hrefOf(slot), isPicked: isPicked(slot) })),
      }))
      .filter(({ times }) => times.length > 0);
  }

  /** What going to that day means, in one sentence. */
  function verdictOf(judged: JudgedMove): { kind: "info" | "warning" | "refused"; sentence: string } {
    const no = refusal(judged);
    if (no !== null) {
      return judged.signed
        ? { kind: "warning", sentence: say("daySigned", { sentence: no }) }
        : { kind: "refused", sentence: no };
    }
    const { decision } = judged;
    if (!decision.ok) return { kind: "refused", sentence: "" };
    const gap = gapOf(decision);
    const count = decision.moves.length;
    if (count > 0)
      return {
        kind: "warning",
        sentence: gap === null ? say("dayMovesFirst", { count }) : say("dayMoves", { gap, count }),
      };
    return { kind: "info", sentence: gap === null ? say("dayFirst") : say("dayFits", { gap }) };
  }
}

/** The sentence of a "no"; null for a move that holds. One behind which a visit loses its place does not hold. */
function refusalOf(locale: Locale, decision: MoveDecision, { facts, visitId }: FoundTimes): string | null {
  const visit = facts.plan.visits.find(({ id }) => id === visitId);
  if (!visit) return null;
  const homeless = decision.ok ? decision.moves.find(({ slot }) => slot === null) : undefined;
  if (decision.ok && !homeless) return null;
  const no = decision.ok
    ? { ok: false as const, code: "no-place" as const, values: { visitId: homeless?.visitId ?? "" } }
    : decision;
  const { code, values } = refusedMove(no, facts, visit);
  return refusalSentence(locale, code, values, facts.today);
}

/** The ribbon with the visits at their new days, and where they were. */
function ribbonAfter(
  locale: Locale,
  ribbon: RibbonView,
  visitId: string,
  slot: Slot,
  moves: Moves,
  timeZone: string,
): RibbonView {
  const places = new Map([
    [visitId, slot],
    ...moves.flatMap((move) => (move.slot ? [[move.visitId, move.slot] as const] : [])),
  ]);
  const visits = ribbon.visits.map((visit) => {
    const to = places.get(visit.id);
    return to ? { ...visit, on: dateOf(to.start, timeZone), was: visit.on } : visit;
  });
  const labels = Object.fromEntries(
    Object.entries(ribbon.labels).map(([id, label]) => {
      const to = places.get(id);
      return [id, to ? { ...label, day: sayDayAndTime(locale, to.start, timeZone, ribbon.today) } : label];
    }),
  );
  return { ...ribbon, visits, labels };
}
