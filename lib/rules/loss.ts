// For how long is a clinician, a room, a device or a location lost, in the local hours in which people say it?
import { addDays, instantAt, type PlainDate, type Span } from "@/lib/time";

/** Who or what can't be counted on. */
export type Lost = { kind: "clinician" | "room" | "device" | "location"; id: string };

/** From an hour of a day until an hour of a day, at the location; null: from its beginning, until its end. */
export type LossPeriod = {
  fromOn: PlainDate;
  fromMinute: number | null;
  untilOn: PlainDate;
  untilMinute: number | null;
};

/** As it is written down: days, both inclusive, and the hours of each of them; null for whole days. */
export type LostHours = {
  fromDate: PlainDate;
  toDate: PlainDate;
  fromMinute: number | null;
  untilMinute: number | null;
};

const DAY = 1440;

/** The days of a period: those that are lost in part stand alone. */
export function hoursOfPeriod({ fromOn, fromMinute, untilOn, untilMinute }: LossPeriod): LostHours[] {
  const from = fromMinute ?? 0;
  const until = untilMinute ?? DAY;
  if (fromOn === untilOn) return [partOf(fromOn, from, until)];
  const firstWhole = from > 0 ? addDays(fromOn, 1) : fromOn;
  const lastWhole = until < DAY ? addDays(untilOn, -1) : untilOn;
  return [
    ...(from > 0 ? [partOf(fromOn, from, DAY)] : []),
    ...(firstWhole <= lastWhole
      ? [{ fromDate: firstWhole, toDate: lastWhole, fromMinute: null, untilMinute: null }]
      : []),
    ...(until < DAY && until > 0 ? [partOf(untilOn, 0, until)] : []),
  ];
}

function partOf(on: PlainDate, from: number, until: number): LostHours {
  const isWhole = from === 0 && until === DAY;
  return { fromDate: on, toDate: on, fromMinute: isWhole ? null : from, untilMinute: isWhole ? null : until };
}

/** The instants of the hours in a time zone, one span for each day that is lost in part, sorted. */
export function spansOfHours(hours: readonly LostHours[], timeZone: string): Span[] {
  return hours
    .flatMap((one): Span[] => {
      const { fromDate, toDate, fromMinute, untilMinute } = one;
      if (fromMinute === null || untilMinute === null) {
        return [{ start: instantAt(fromDate, 0, timeZone), end: instantAt(toDate, DAY, timeZone) }];
      }
      const spans: Span[] = [];
      for (let on = fromDate; on <= toDate; on = addDays(on, 1)) {
        spans.push({ start: instantAt(on, fromMinute, timeZone), end: instantAt(on, untilMinute, timeZone) });
      }
      return spans;
    })
    .sort((a, b) => a.start - b.start);
}

/** What of the hours was over by that minute of that day. */
export function hoursBefore(hours: LostHours, on: PlainDate, minute: number): LostHours[] {
  const { fromDate, toDate, fromMinute, untilMinute } = hours;
  if (toDate < on) return [hours];
  const days = fromDate < on ? [{ ...hours, toDate: addDays(on, -1) }] : [];
  const from = fromMinute ?? 0;
  const until = Math.min(untilMinute ?? DAY, minute);
  return fromDate <= on && from < until ? [...days, partOf(on, from, until)] : days;
}

/** Whether the second begins at the moment at which the first ends: they are one loss, written in parts. */
export function followsOn(first: LostHours, second: LostHours): boolean {
  const isDaily = (one: LostHours) => one.fromMinute !== null && one.fromDate !== one.toDate;
  if (isDaily(first) || isDaily(second)) return false;
  const until = first.untilMinute ?? DAY;
  const from = second.fromMinute ?? 0;
  return until === DAY
    ? from === 0 && second.fromDate === addDays(first.toDate, 1)
    : from === until && second.fromDate === first.toDate;
}
