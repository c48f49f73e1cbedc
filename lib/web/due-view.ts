// How does it look to book what is due of a plan: each place with its reason, what moves for it, and what could be instead?
import type { Placed } from "@/lib/operations/book-due-visits";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import { dueHref } from "@/lib/schemas/due-address";
import type { DueRow } from "@/lib/schemas/due-row";
import { dueRibbon } from "@/lib/web/due-ribbon";
import { type DueSurroundings, dueRow, laterRow } from "@/lib/web/due-row";
import { lackingText } from "@/lib/web/lacking-text";
import { wayOut } from "@/lib/web/pins-text";
import { beginAgainHref, planChangeHref } from "@/lib/web/plan-changes";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

type DueProblem = {
  title: string;
  detail: string;
  advice: string;
  /** Each lets one chosen place go, and that alone helps. */
  releases: { href: string; label: string }[];
  /** What else helps, as a link. */
  help: { href: string; label: string } | null;
};

/** The page's words and links; `book` is null when there is nothing that could be booked as it stands. */
export function dueView(locale: Locale, at: DueSurroundings) {
  const { preview, input, names } = at;
  const { facts, toBook, toMove, answer } = preview;
  const { plan, place, today, clinic } = facts;
  const { timeZone } = place.location;
  const view = planView(locale, { plan, names, today, timeZone });
  const changes = [...toBook, ...toMove].sort((a, b) => a.position - b.position);
  const rows = rowsOf(locale, at, changes);
  const canBook = answer.ok && changes.length > 0;
  const say = speaker(locale, "due");
  return {
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    clientHref: `/clinic/clients/${plan.client.id}`,
    planTitle: view.title,
    standing: view.standing,
    plan: dueRibbon(locale, at, view),
    changedIds: changes.map(({ visitId }) => visitId),
    summary: summary(locale, toBook, toMove),
    rows,
    dropped: answer.droppedPins.length > 0 ? say("dropped", { count: answer.droppedPins.length }) : null,
    problem: problem(locale, at),
    nothing: answer.ok && rows.length === 0 ? say("nothing", { months: clinic.horizonMonths }) : null,
    book: canBook
      ? {
          label: bookLabel(locale, toBook, toMove),
          input: {
            planId: plan.id,
            revision: plan.revision,
            seen: changes.map(({ visitId, slot }) => ({ visitId, slot })),
            unticked: input.unticked,
          },
          doneHref: `/clinic/clients/${plan.client.id}?due=${plan.id}&visits=${toBook.length}&moved=${toMove.length}`,
        }
      : null,
  };
}

/** What is booked or moves, then the touch-ups that were left for later or found no place, each at its position. */
function rowsOf(locale: Locale, at: DueSurroundings, changes: readonly Placed[]): DueRow[] {
  const { answer } = at.preview;
  const failedId = answer.ok ? null : answer.visitId;
  const left = answer.visits.filter(
    ({ state, visitId, why }) =>
      state === "due" &&
      visitId !== failedId &&
      why.some(({ rule }) => rule === "left-unticked" || (rule === "no-place" && answer.ok)),
  );
  return [...changes, ...left]
    .sort((a, b) => a.position - b.position)
    .map((visit) => (isPlaced(visit) ? dueRow(locale, at, visit) : laterRow(locale, at, visit)));
}

const isPlaced = (visit: PlannedVisit): visit is Placed => visit.slot !== null && visit.on !== null;

function summary(locale: Locale, toBook: readonly Placed[], toMove: readonly Placed[]): string {
  const say = speaker(locale, "due");
  if (toBook.length + toMove.length === 0) return say("notNow");
  if (toBook.length === 0) return say("toMove", { count: toMove.length });
  return toMove.length === 0
    ? say("toBook", { count: toBook.length })
    : say("toBookAndMove", { count: toBook.length, moved: toMove.length });
}

function bookLabel(locale: Locale, toBook: readonly Placed[], toMove: readonly Placed[]): string {
  const say = speaker(locale, "due");
  const [first] = toBook;
  if (!first) return say("moveOnly", { count: toMove.length });
  if (toMove.length > 0) return say("bookAndMove", { count: toBook.length, moved: toMove.length });
  return toBook.length === 1
    ? say("offerOne", { visit: visitTitle(locale, first).inText })
    : say("bookMany", { count: toBook.length });
}

function problem(locale: Locale, { preview, input }: DueSurroundings): DueProblem | null {
  const { answer, facts, toBook } = preview;
  if (answer.ok) return null;
  const visit = answer.visits.find(({ visitId }) => visitId === answer.visitId);
  if (!visit) return null;
  const say = speaker(locale, "due");
  const { title, inText } = visitTitle(locale, visit);
  const day = (on: string) => sayDay(locale, on, facts.today);
  if (answer.clinicianDecides) {
    return {
      title: say("decidesTitle", { title, day: day(answer.latestOn) }),
      detail: say("decides"),
      advice: say("decidesLater"),
      releases: [
        { href: planChangeHref(facts.plan.id, "go-on", visit.visitId), label: say("signGoOn") },
        { href: beginAgainHref(facts.plan.id), label: speaker(locale, "planActions")("beginAgain") },
      ],
      help: null,
    };
  }
  const way = wayOut(locale, answer, facts.today);
  const free = { href: dueHref({ ...input, pins: [] }), label: speaker(locale, "pins")("releaseAll") };
  const later = {
    href: dueHref({ ...input, unticked: [...input.unticked, visit.visitId] }),
    label: say("leaveLater", { visit: inText }),
  };
  const canWait = toBook.some(({ position }) => position < visit.position);
  // Every day up to the protocol's last is full: a clinician's word opens the days behind it.
  const stored = facts.plan.visits.find(({ id }) => id === visit.visitId);
  const maySign =
    input.pins.length === 0 && stored?.goOn === false && stored.appointment === null && visit.window !== null;
  const signs = maySign
    ? [{ href: planChangeHref(facts.plan.id, "go-on", visit.visitId), label: say("signGoOn") }]
    : [];
  return {
    title: say("problemTitle", { title, from: day(answer.earliestOn), to: day(answer.latestOn) }),
    detail: [lackingText(locale, answer.lacking), way.because].filter((part) => part !== null).join(" "),
    advice: way.advice ?? (canWait ? say("adviceLater") : say("adviceHours")),
    releases: [
      ...way.releases.map(({ visit: { visitId: id }, label }) => ({
        href: dueHref({ ...input, pins: input.pins.filter((pin) => pin.visitId !== id) }),
        label,
      })),
      ...signs,
    ],
    help: way.advice === null ? (canWait ? later : null) : way.releases.length < input.pins.length ? free : null,
  };
}
