// Which words tell of visits that have other times now?
import { dateOf, fromDate } from "@/lib/time";
import { sayDayAndTime } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

type Addressee = { givenName: string; locale: string; clinic: { name: string; phone: string } };
type Time = { startsAt: Date; timeZone: string };
export type MovedTime = Time & { appointmentId: string; location: string; from: Date };
type Text = { subject: string; body: string };

/** One visit with its place, or several, a line each: the old time and the new one. `moves` is not empty. */
export function renderMoves(to: Addressee, moves: readonly MovedTime[], now: Date): Text {
  const say = speaker(localeOf(to.locale), "message");
  const values = valuesOf(to);
  const [only, ...more] = moves;
  if (only && more.length === 0) {
    const { location, timeZone } = only;
    const was = sayTime(to, { startsAt: only.from, timeZone }, now);
    const at = sayTime(to, only, now);
    return {
      subject: say("visit-moved.subject", values),
      body: say("visit-moved.body", { ...values, was, at, location }),
    };
  }
  const days = moves.map((move) => {
    const was = sayTime(to, { startsAt: move.from, timeZone: move.timeZone }, now);
    return say("visits-moved.line", { was, at: sayTime(to, move, now) });
  });
  return {
    subject: say("visits-moved.subject", values),
    body: say("visits-moved.body", { ...values, days: days.join("\n") }),
  };
}

/** Several changes at once, a line each: what has a new time, and what no longer takes place. */
export function renderChanges(to: Addressee, moves: readonly MovedTime[], cancelled: readonly Time[], now: Date): Text {
  const say = speaker(localeOf(to.locale), "message");
  const values = valuesOf(to);
  const days = [
    ...moves.map((move) => {
      const was = sayTime(to, { startsAt: move.from, timeZone: move.timeZone }, now);
      return say("visits-moved.line", { was, at: sayTime(to, move, now) });
    }),
    ...cancelled.map((time) => say("visits-changed.gone", { at: sayTime(to, time, now) })),
  ];
  return {
    subject: say("visits-changed.subject", values),
    body: say("visits-changed.body", { ...values, days: days.join("\n") }),
  };
}

/** All visits to come, as they are now: for a client who has not heard of where they were in between. */
export function renderTimes(to: Addressee, times: readonly Time[], now: Date): Text {
  const say = speaker(localeOf(to.locale), "message");
  const values = valuesOf(to);
  const days = times.map((time) => sayTime(to, time, now)).join("\n");
  return { subject: say("visits-now.subject", values), body: say("visits-now.body", { ...values, days }) };
}

const valuesOf = ({ givenName, clinic }: Addressee) => ({ name: givenName, clinic: clinic.name, phone: clinic.phone });

function sayTime({ locale }: Addressee, { startsAt, timeZone }: Time, now: Date): string {
  return sayDayAndTime(localeOf(locale), fromDate(startsAt), timeZone, dateOf(fromDate(now), timeZone));
}
