// What does the desk see of a bad day: who is hit, where each could go, and whom to call?
import { lossSpans, type StoredLoss } from "@/lib/db/queries/losses";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { BadDayFacts, HitVisit } from "@/lib/operations/bad-day-facts";
import type { Proposal, ProposedMove, Unplaced } from "@/lib/operations/lost-group";
import type { BadDayPreview } from "@/lib/operations/preview-bad-day";
import { gradeOf } from "@/lib/rules/gap";
import { isSameSlot } from "@/lib/scheduling/same-slot";
import type { BadDayRow, BadDayScreen, CallRow } from "@/lib/schemas/bad-day-screen";
import { dateOf, daysBetween, minuteOfDay, type PlainDate } from "@/lib/time";
import { gradeText } from "@/lib/web/grade-text";
import { placeText } from "@/lib/web/place-text";
import { sayDay, sayTime, sayTimeAt } from "@/lib/words/dates";
import { phoneAddress } from "@/lib/words/phone-address";
import { type Locale, speaker } from "@/lib/words/say";

/** "Dr Lindqvist is away, Wed 25 Nov to Fri 27 Nov". */
export function lossTitle(
  locale: Locale,
  loss: Pick<StoredLoss, "lost" | "rows">,
  names: PlaceNames,
  timeZone: string,
  today: PlainDate,
): string {
  return speaker(locale, "badDay")("lossTitle", {
    kind: loss.lost.kind,
    name: nameOf(names, loss.lost),
    when: whenText(locale, loss.rows, timeZone, today),
  });
}

function nameOf(names: PlaceNames, { kind, id }: StoredLoss["lost"]): string {
  const lists = { clinician: names.clinicians, room: names.rooms, device: names.devices, location: names.locations };
  return lists[kind].find((one) => one.id === id)?.name ?? "";
}

function whenText(locale: Locale, rows: StoredLoss["rows"], timeZone: string, today: PlainDate): string {
  const say = speaker(locale, "badDay");
  const spans = lossSpans(rows, timeZone);
  const start = spans[0]?.start ?? 0;
  const end = spans.at(-1)?.end ?? 0;
  const [from, until] = [dateOf(start, timeZone), dateOf(end - 1, timeZone)];
  const [first, last] = [minuteOfDay(start, timeZone), minuteOfDay(end - 1, timeZone) + 1];
  const isWhole = first === 0 && last === 1440;
  const day = (on: PlainDate) => sayDay(locale, on, today);
  if (from === until) {
    return isWhole
      ? say("oneDay", { day: day(from) })
      : say("hours", { day: day(from), from: sayTime(first), until: sayTime(last) });
  }
  const at = (on: PlainDate, minute: number, edge: number) =>
    minute === edge ? day(on) : `${day(on)}, ${sayTime(minute)}`;
  return say("days", { from: at(from, first, 0), until: at(until, last, 1440) });
}

/** Everything in finished words. */
export function badDayView(locale: Locale, { facts, proposal }: BadDayPreview): BadDayScreen {
  const say = speaker(locale, "badDay");
  const { loss, today, names, hit, here } = facts;
  const title = lossTitle(locale, loss, names, loss.timeZone, today);
  const reason = loss.reason.trim() === "" ? say("reason") : loss.reason;
  const clients = new Set(proposal.moves.map((one) => one.hit.client.id));
  const axis = axisOf(proposal);
  const calls = callsOf(locale, facts, proposal);
  return {
    title,
    lead: loss.isStored ? say("storedLead", { reason }) : say("lossLead", { reason }),
    isStored: loss.isStored,
    counts: [
      { key: "hit", value: hit.length, label: say("hit", { count: hit.length }) },
      { key: "placed", value: proposal.moves.length, label: say("placed", { count: proposal.moves.length }) },
      { key: "call", value: calls.length, label: say("toCall") },
    ],
    proven: proposal.moves.length === 0 ? null : proposal.proven ? say("proven") : say("unproven"),
    notes: [
      ...(here.length > 0 ? [say("here", { count: here.length })] : []),
      ...(proposal.lostPins > 0 ? [say("lostPins", { count: proposal.lostPins })] : []),
    ],
    rows: [
      ...proposal.moves.map((move) => moveRow(locale, facts, proposal, move, axis)),
      ...proposal.unplaced.filter(({ why }) => why === "left-out").map((one) => leftOutRow(locale, facts, one)),
    ],
    calls,
    bookLabel:
      proposal.moves.length > 0
        ? say("book", { moves: proposal.moves.length, clients: clients.size })
        : loss.isStored
          ? null
          : say("record"),
    empty:
      hit.length > 0
        ? null
        : loss.isStored
          ? { title: say("noneLeft"), text: say("noneLeftText") }
          : { title: say("noneHit"), text: say("noneHitText") },
  };
}

type Axis = { first: PlainDate; days: number };

/** The days that the windows of all moves span, so that one rule holds for all rows; long ones are cut at the edges. */
function axisOf({ moves }: Proposal): Axis {
  const days = moves.flatMap(({ hit, on }) => [hit.on, on]).sort();
  const first = days[0] ?? "2000-01-01";
  const last = days.at(-1) ?? first;
  return { first, days: daysBetween(first, last) };
}

const MARGIN_DAYS = 7;

/** Hundredths of the axis's width, with a week at either side. */
function spotOf({ first, days }: Axis, on: PlainDate): number {
  const at = (daysBetween(first, on) + MARGIN_DAYS + 0.5) / (days + 2 * MARGIN_DAYS + 1);
  return Math.round(Math.min(1, Math.max(0, at)) * 1000) / 10;
}

function whoOf(locale: Locale, facts: BadDayFacts, hit: HitVisit) {
  const { client, slot, timeZone, on } = hit;
  return {
    appointmentId: hit.appointmentId,
    client: `${client.givenName} ${client.familyName}`,
    recordHref: `/clinic/clients/${client.id}`,
    visit: visitText(locale, hit),
    was: { day: sayDay(locale, on, facts.today), time: sayTimeAt(slot.start, timeZone) },
  };
}

function visitText(locale: Locale, { visit, plan }: HitVisit): string {
  const say = speaker(locale, "badDay");
  if (!visit || !plan) return say("consultation");
  const of = plan.visits.filter(({ phase, skipped }) => phase === "session" && !skipped).length;
  return visit.phase === "touch_up" ? say("touchUp") : say("session", { number: visit.number, of });
}

function moveRow(
  locale: Locale,
  facts: BadDayFacts,
  proposal: Proposal,
  { hit, slot, on, window, isPinned }: ProposedMove,
  axis: Axis,
): BadDayRow {
  const say = speaker(locale, "badDay");
  const { timeZone } = hit;
  return {
    ...whoOf(locale, facts, hit),
    isIncluded: true,
    isPinned,
    place: {
      day: on === hit.on ? say("sameDay") : sayDay(locale, on, facts.today),
      time: sayTimeAt(slot.start, timeZone),
      who: placeText(facts.names, slot),
      gap: gapText(locale, proposal, hit, on),
      version: hit.version,
      slot,
      isSame: isSameSlot(slot, hit.slot),
    },
    window: {
      text: hit.visit
        ? say("windowSpan", {
            from: sayDay(locale, window.earliestOn, facts.today),
            until: sayDay(locale, window.latestOn, facts.today),
          })
        : say("windowFree"),
      from: spotOf(axis, window.earliestOn),
      until: spotOf(axis, window.latestOn),
      was: spotOf(axis, hit.on),
      on: spotOf(axis, on),
    },
  };
}

/** "37 days after 1, in time"; null for what follows nothing. */
function gapText(locale: Locale, { moves }: Proposal, hit: HitVisit, on: PlainDate): string | null {
  const { plan, visit } = hit;
  if (!plan || !visit) return null;
  const before = plan.visits.findLast((one) => one.position < visit.position && one.appointment && !one.skipped);
  if (!before?.appointment) return null;
  const moved = moves.find((one) => one.hit.appointmentId === before.appointment?.id);
  const days = daysBetween(moved?.on ?? before.appointment.on, on);
  const say = speaker(locale, "badDay");
  const after = say("gapAfter", {
    days,
    visit: before.phase === "touch_up" ? say("touchUpBefore") : say("visitNumber", { number: before.number }),
  });
  const grade = gradeText(locale, gradeOf(days, visit.gap), days, visit.gap.targetDays, visit.goOn);
  return [after, grade].filter(Boolean).join(", ");
}

function leftOutRow(locale: Locale, facts: BadDayFacts, { hit }: Unplaced): BadDayRow {
  return { ...whoOf(locale, facts, hit), isIncluded: false, isPinned: false, place: null, window: null };
}

/** Once the loss is written down, whoever still stands in it is on the list, those too for whom a place is free. */
function callsOf(locale: Locale, facts: BadDayFacts, { moves, unplaced }: Proposal): CallRow[] {
  const say = speaker(locale, "badDay");
  const open = unplaced.map((one) => ({ hit: one.hit, why: whyText(locale, facts, one) }));
  const placed = moves.map(({ hit, slot, on }) => ({
    hit,
    why: say("placeFree", { day: sayDay(locale, on, facts.today), time: sayTimeAt(slot.start, hit.timeZone) }),
  }));
  return [...open, ...(facts.loss.isStored ? placed : [])].map((one) => callRow(locale, facts, one));
}

function whyText(locale: Locale, facts: BadDayFacts, { why, window }: Unplaced): string {
  const say = speaker(locale, "badDay");
  const day = (on: PlainDate) => sayDay(locale, on, facts.today);
  const looked =
    window === null
      ? say("noPlaceAt")
      : window.latestOn < facts.today || window.latestOn < window.earliestOn
        ? say("noPlaceEver")
        : say("noPlace", { from: day(window.earliestOn), until: day(window.latestOn) });
  const reasons = {
    "no-place": looked,
    "left-out": say("whyLeftOut"),
    screening: say("whyScreening"),
    "plan-stopped": say("whyStopped"),
  };
  return reasons[why];
}

function callRow(locale: Locale, facts: BadDayFacts, { hit, why }: { hit: HitVisit; why: string }): CallRow {
  const say = speaker(locale, "badDay");
  const { phone } = hit.client;
  return {
    ...whoOf(locale, facts, hit),
    why,
    where: placeText(facts.names, hit.slot),
    phone:
      phone === null
        ? null
        : { text: phone, href: phoneAddress(phone), label: say("call", { name: hit.client.givenName }) },
    moveHref: facts.loss.isStored ? `/desk/move/${hit.appointmentId}` : null,
    planHref: hit.planId && `/clinic/clients/${hit.client.id}`,
  };
}
