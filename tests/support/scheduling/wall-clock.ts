// What does the clock on the wall show at an instant? Asked of Intl for every single minute: slow, and plain to see.

const formats = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, Map<number, WallClock>>();

type WallClock = { on: string; minute: number };

/** The local day and minute of the day at an instant, given in minutes since 1970-01-01T00:00Z. */
export function wallClock(at: number, timeZone: string): WallClock {
  const ofZone = shown.get(timeZone) ?? new Map<number, WallClock>();
  shown.set(timeZone, ofZone);
  const known = ofZone.get(at);
  if (known) return known;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(new Date(at * 60_000)).map((part) => [part.type, part.value]));
  const clock = {
    on: `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
  ofZone.set(at, clock);
  return clock;
}
