// What does the desk see of the visit that is selected, and what can be done next?
import type { ClientRecord } from "@/lib/db/queries/clients";
import type { Day } from "@/lib/db/queries/days";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord } from "@/lib/db/queries/plans";
import type { WaitlistRecord } from "@/lib/db/queries/waitlist";
import { type DayStep, stepsNow } from "@/lib/rules/day-steps";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { Minute, PlainDate } from "@/lib/time";
import { dueOffer } from "@/lib/web/due-offer";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import type { ScreeningHint } from "@/lib/web/screening-hints";
import { sayDayAndTime, sayMinutes } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type PanelFacts = {
  day: Day;
  appointmentId: string;
  /** Null for a reserved place. */
  client: ClientRecord | null;
  /** Null for a consultation. */
  plan: PlanRecord | null;
  names: PlaceNames;
  today: PlainDate;
  now: Minute;
  /** The positions of the plan's visits that have just moved here, this one among them; null when none has. */
  moved: readonly number[] | null;
  /** The last day that may be booked. */
  horizonOn: PlainDate;
  /** What its screening asks for; null when nothing is open. */
  screening: ScreeningHint | null;
  /** Who of its plan waits for an earlier time. */
  waiting: readonly WaitlistRecord[];
};

/** The key that takes a step, where it has one. */
const KEYS: Readonly<Partial<Record<DayStep, string>>> = {
  arrive: "A",
  start: "S",
  complete: "C",
  cancel: "X",
  revert: "Z",
};

/** What the day asks for next is the filled button. */
const NEXT: readonly DayStep[] = ["arrive", "start", "complete"];

/** How far a visit is: given, with a place, or still without one, and then how late. */
function toneOf({ state, dayText }: { state: string; dayText: string | null }): PanelTone {
  if (state === "done") return "done";
  if (state === "due" || state === "at-risk" || state === "overdue") return state;
  if (state === "missed") return "overdue";
  return dayText === null ? "open" : "booked";
}

type PanelTone = "done" | "booked" | "open" | "due" | "at-risk" | "overdue";

/** Null when the day has no such visit. */
export function visitPanel(locale: Locale, facts: PanelFacts) {
  const { day, appointmentId, client, plan, names, today, now, horizonOn, moved } = facts;
  const appointment = day.appointments.find(({ id }) => id === appointmentId);
  if (!appointment) return null;
  const say = speaker(locale, "desk");
  const stepWord = speaker(locale, "step");
  const { visit, status, start, occupancy } = appointment;
  const { timeZone } = day.location;
  const when = sayDayAndTime(locale, start, timeZone, today);
  const title =
    visit === null
      ? say("consultation")
      : visit.phase === "touch_up"
        ? say("touchUpNumber", { number: visit.number })
        : say("sessionOf", { number: visit.number, of: visit.of });
  const name = client ? `${client.givenName} ${client.familyName}` : say("someone");
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? null;
  // A treatment that the screening keeps from starting offers no start: the screening is what comes next.
  const isStopped = facts.screening !== null;
  const isExpected = plan === null || plan.status === "active";
  const view = plan && planView(locale, { plan, names, today, timeZone });
  const itself = visit && view?.visits.find((one) => one.phase === visit.phase && one.number === visit.number);
  const bookedAgain = status === "missed" && itself?.dayText ? itself : null;
  const steps = stepsNow(status, { on: day.on, start }, { today, now }, isExpected)
    .filter((step) => step !== "start" || !isStopped)
    // A visit that has another day by now was missed for good.
    .filter((step) => step !== "revert" || bookedAgain === null);
  const first = NEXT.find((step) => steps.includes(step)) ?? null;
  const offer = view && dueOffer(locale, view, horizonOn);
  const movable = isStillToCome(status);
  return {
    appointmentId,
    name,
    title,
    planTitle: view?.title ?? null,
    standing: view?.standing ?? null,
    selectedVisitId: view?.visits.find((one) => one.appointmentId === appointmentId)?.id ?? null,
    ribbon: view?.ribbon ?? null,
    visits:
      view?.visits.map((one) => ({
        id: one.id,
        mark: one.phase === "session" ? String(one.number) : one.short,
        tone: toneOf(one),
        isSelected: one.appointmentId === appointmentId,
        day: one.dayText === null ? (one.openText ?? "") : [one.dayText, one.timeText].filter(Boolean).join(" "),
        gap: one.gapText ?? one.title,
      })) ?? [],
    rows: [
      { name: say("when"), value: say("minutes", { time: when, minutes: sayMinutes(locale, occupancy.client.to) }) },
      { name: say("state"), value: speaker(locale, "status")(status) },
      {
        name: speaker(locale, "cascade")("bookedAgain"),
        value: bookedAgain && [bookedAgain.dayText, bookedAgain.timeText].filter(Boolean).join(", "),
      },
      { name: say("with"), value: nameOf(names.clinicians, appointment.clinicianId) },
      {
        name: say("where"),
        value: [nameOf(names.rooms, appointment.roomId), nameOf(names.devices, appointment.deviceId)]
          .filter((part) => part !== null)
          .join(", "),
      },
      { name: say("phone"), value: client?.phone ?? null, href: client?.phone ? `tel:${client.phone}` : null },
      {
        name: say("atRisk"),
        value: view?.visits.find((one) => one.appointmentId === appointmentId)?.riskText ?? null,
      },
      {
        name: say("signed"),
        value: view?.visits.find((one) => one.appointmentId === appointmentId)?.overrideReason ?? null,
      },
    ],
    announcement: say("selected", { client: name, visit: title, when }),
    recordHref: client ? `/clinic/clients/${client.id}` : null,
    screening: facts.screening,
    waiting: plan?.status === "active" && movable ? waitingText() : null,
    moveHref: movable && client !== null ? `/desk/move/${appointmentId}` : null,
    /** To where what is due of the plan is booked. */
    due: offer?.kind === "book" && offer.isDue ? { href: offer.href, label: offer.label } : null,
    steps: steps.map((step) => ({
      step,
      label: step === "start" && visit === null ? stepWord("startAlone") : stepWord(step),
      busy: stepWord(`${step}Busy`),
      key: KEYS[step] ?? null,
      isFirst: step === first,
    })),
    leaving: leavingWords(),
    /** For the notice after a move. */
    movedText: moved && movedText(),
  };

  /** What is asked before it is marked as missed, which only a visit of a running plan is, or cancelled. */
  function leavingWords() {
    const cascade = speaker(locale, "cascade");
    const inText = visit && visitTitle(locale, visit).inText;
    const shared = {
      question: cascade("question"),
      onlyDetail: cascade("onlyDetail"),
      looking: cascade("looking"),
      unread: cascade("failed"),
      along: cascade("along"),
      again: cascade("again"),
      reason: stepWord("cancelReason"),
    };
    return {
      isPlanned: inText !== null && isExpected,
      cancel: {
        ...shared,
        title:
          inText === null
            ? stepWord("cancelTitleAlone", { client: name })
            : stepWord("cancelTitle", { visit: inText, client: name }),
        lead: stepWord(client === null ? "cancelLeadNobody" : "cancelLeadAlone", { when }),
        only: cascade("onlyCancel"),
        keep: stepWord("cancelKeep"),
        confirm: stepWord("cancel"),
      },
      miss: {
        ...shared,
        title: cascade("title", { visit: inText ?? "", client: name }),
        lead: cascade("lead", { when }),
        only: cascade("onlyMiss"),
        keep: cascade("keepMiss"),
        confirm: stepWord("miss"),
      },
    };
  }

  /** Whether the visit waits for an earlier time, or may. */
  function waitingText() {
    if (!plan || !itself) return null;
    const entry = facts.waiting.find(({ visitId }) => visitId === itself.id);
    const offer = entry?.offers.find(({ answer }) => answer === null);
    const until = offer && sayDayAndTime(locale, offer.expiresAt, timeZone, today);
    return {
      text: until ? say("waitOffered", { until }) : entry ? say("waitsSince") : say("waitEarlier"),
      href: entry ? "/desk/waitlist" : `/desk/waitlist?plan=${plan.id}&visit=${itself.id}`,
    };
  }

  /** One visit by its time; of several each with where it is now. */
  function movedText(): string {
    const ids = plan?.visits.filter(({ position }) => moved?.includes(position)).map(({ id }) => id) ?? [];
    const all = view?.visits.filter(({ id, dayText }) => ids.includes(id) && dayText !== null) ?? [];
    if (all.length < 2) return say("moved", { when });
    const visits = all.map((one) =>
      say("movedVisit", { visit: one.title, when: [one.dayText, one.timeText].filter(Boolean).join(", ") }),
    );
    return say("movedMany", { count: all.length, visits: visits.join("; ") });
  }
}
