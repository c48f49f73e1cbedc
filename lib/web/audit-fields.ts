// What changed, field by field, in words?
import type { AuditSubjects } from "@/lib/db/queries/audit-subjects";
import type { PlaceNames } from "@/lib/db/queries/names";
import { wishesSchema } from "@/lib/schemas/waitlist";
import { fromDate, isPlainDate, type Minute, type PlainDate } from "@/lib/time";
import { areaName, visitTitle } from "@/lib/web/plan-titles";
import { wishesText } from "@/lib/web/waitlist-words";
import { sayDay, sayDayAndTime, sayDays, sayTime, sayZone } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

export type AuditChange = { field: string; before: string | null; after: string | null };

/** By what the values are read: names by id, and the clock of the place that the line is about. */
export type AuditReader = {
  locale: Locale;
  names: PlaceNames;
  subjects: AuditSubjects;
  timeZone: string;
  /** Where a clinic works by several clocks, each time names its own. */
  namesZone: boolean;
};

type Say = (value: unknown, reader: AuditReader) => string | null;

/** How each field is said; a field that is not here is an id or an inner figure, which tells people nothing. */
const FIELDS = {
  status: (value, { locale }) => wordIn(catalogueOf(locale).plan.status, value),
  start: (value, reader) => (typeof value === "number" ? moment(value, reader) : null),
  startsAt: (value, reader) => (typeof value === "string" ? moment(fromDate(new Date(value)), reader) : null),
  clinicianId: (value, { names }) => nameIn(names.clinicians, value),
  roomId: (value, { names }) => nameIn(names.rooms, value),
  deviceId: (value, { names }) => nameIn(names.devices, value),
  visitId: (value, { locale, subjects }) => {
    const visit = typeof value === "string" ? subjects.visits.get(value) : undefined;
    return visit ? visitTitle(locale, visit).title : null;
  },
  gapDays: days,
  targetDays: days,
  workedOutDays: days,
  cutShort: text,
  area: (value, { locale }) => (typeof value === "string" ? areaName(locale, value) : null),
  visits: (value, reader) =>
    Array.isArray(value) ? value.flatMap((on) => day(on, reader) ?? []).join(", ") || null : count(value),
  session: count,
  number: count,
  position: count,
  cancelled: count,
  hours: (value, reader) => count(value) ?? lostHours(value, reader),
  span: (value, reader) => {
    const { start, end } = fieldsOf(value);
    return typeof start === "number" && typeof end === "number"
      ? `${moment(start, reader)} – ${moment(end, reader)}`
      : null;
  },
  id: (value, { names }) => nameIn(Object.values(names).flat(), value),
  wishes: (value, { locale, names }) => {
    const wishes = wishesSchema.safeParse(value);
    return wishes.success ? wishesText(locale, wishes.data, names.clinicians) : null;
  },
  holdMinutes: count,
  name: text,
  outcome: (value, { locale }) => wordIn(catalogueOf(locale).screening.word, value),
  deferUntil: day,
  question: (value, { locale }) => wordIn(catalogueOf(locale).screening.question, value),
  decision: said,
  answer: said,
  mode: said,
  kind: said,
  channel: said,
  given: said,
  isHandedOver: said,
  cause: said,
} as const satisfies Record<string, Say>;

export type AuditField = keyof typeof FIELDS;

/** Every field that is not the same before and after, in the order of the table; a reason stands apart from them. */
export function changesOf(
  { before, after }: { before: Readonly<Record<string, unknown>>; after: Readonly<Record<string, unknown>> },
  reader: AuditReader,
): AuditChange[] {
  const names = speaker(reader.locale, "auditLog");
  return Object.entries(FIELDS).flatMap(([field, say]: [string, Say]) => {
    const was = field in before ? say(before[field], reader) : null;
    const is = field in after ? say(after[field], reader) : null;
    return was === is ? [] : [{ field: names(`field.${field as AuditField}`), before: was, after: is }];
  });
}

function moment(at: Minute, { locale, timeZone, namesZone }: AuditReader): string {
  // An audit line is read years later: every day is said with its year.
  const when = sayDayAndTime(locale, at, timeZone, LONG_AGO);
  return namesZone ? `${when} ${sayZone(locale, at, timeZone)}` : when;
}

/** A day long ago: from there every day is said with its year. */
export const LONG_AGO: PlainDate = "1970-01-01";

function day(value: unknown, { locale }: AuditReader): string | null {
  return typeof value === "string" && isPlainDate(value) ? sayDay(locale, value, LONG_AGO) : null;
}

function days(value: unknown, { locale }: AuditReader): string | null {
  return typeof value === "number" ? sayDays(locale, value) : null;
}

function count(value: unknown): string | null {
  return typeof value === "number" ? String(value) : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Whole days, or the same hours of each of them. */
function lostHours(value: unknown, reader: AuditReader): string | null {
  const { fromDate: from, toDate: to, fromMinute, untilMinute } = fieldsOf(value);
  const days = [...new Set([day(from, reader), day(to, reader)])].filter((one) => one !== null).join(" – ");
  if (typeof fromMinute !== "number" && typeof untilMinute !== "number") return days || null;
  return `${days}, ${sayTime(Number(fromMinute ?? 0))}–${sayTime(Number(untilMinute ?? DAY_MINUTES))}`;
}

const DAY_MINUTES = 1440;

function fieldsOf(
  value: unknown,
): Partial<Record<"start" | "end" | "fromDate" | "toDate" | "fromMinute" | "untilMinute", unknown>> {
  return typeof value === "object" && value !== null ? value : {};
}

/** A word of ours, or what stands there. */
function said(value: unknown, { locale }: AuditReader): string | null {
  if (typeof value === "boolean") return catalogueOf(locale).auditLog.value[value ? "yes" : "no"];
  return wordIn(catalogueOf(locale).auditLog.value, value);
}

function wordIn(words: Readonly<Record<string, string>>, value: unknown): string | null {
  return typeof value === "string" ? (words[value] ?? value) : null;
}

function nameIn(all: readonly { id: string; name: string }[], value: unknown): string | null {
  return all.find(({ id }) => id === value)?.name ?? null;
}
