// What does the desk see of the visit that is selected, and what can be done next?
import type { ClientRecord } from "@/lib/db/queries/clients";
import type { Day } from "@/lib/db/queries/days";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord } from "@/lib/db/queries/plans";
import { type DayStep, stepsNow } from "@/lib/rules/day-steps";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { PlainDate } from "@/lib/time";
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
  /** The positions of the plan's visits that have just moved here, this one among them; null when none has. */
  moved: readonly number[] | null;
  /** The last day that may be booked. */
  horizonOn: PlainDate;
  /** What its screening asks for; null when nothing is open. */
  screening: ScreeningHint | null;
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
  const { day, appointmentId, client, plan, names, today, horizonOn, moved } = facts;
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
  const steps = stepsNow(status, day.on, today).filter((step) => step !== "start" || !isStopped);
  const first = NEXT.find((step) => steps.includes(step)) ?? null;
  const view = plan && planView(locale, { plan, names, today, timeZone });
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
    moveHref: movable && client !== null ? `/desk/move/${appointmentId}` : null,
    /** To where what is due of the plan is booked. */
    due: offer?.kind === "book" && offer.isDue ? { href: offer.href, label: offer.label } : null,
    steps: steps.map((step) => ({
      step,
      label: stepWord(step),
      busy: stepWord(`${step}Busy`),
      key: KEYS[step] ?? null,
      isFirst: step === first,
    })),
    cancel: {
      title:
        visit === null
          ? stepWord("cancelTitleAlone", { client: name })
          : stepWord("cancelTitle", { visit: visitTitle(locale, visit).inText, client: name }),
      lead: stepWord(cancelLead(), { when }),
      reason: stepWord("cancelReason"),
      keep: stepWord("cancelKeep"),
      confirm: stepWord("cancel"),
    },
    /** For the notice after a move. */
    movedText: moved && movedText(),
  };

  function cancelLead() {
    if (client === null) return "cancelLeadNobody";
    return plan === null ? "cancelLeadAlone" : "cancelLead";
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
