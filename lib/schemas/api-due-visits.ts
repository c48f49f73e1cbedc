// What may another program ask and say about what is due of a plan, and what does it hear?
import { z } from "zod";
import { daysBetween, fromDate } from "@/lib/time";
import type { ApiEndpoint } from "./api-endpoint";
import { readPlace } from "./place-address";
import { id, plainDate, preferencesSchema, slotSchema } from "./series";

/** So many days may be asked for at once: each is tried with the whole plan. */
const MOST_DAYS = 31;

const day = plainDate.meta({ format: "date", description: "A calendar day at the plan's location" });
const instant = z.string().meta({ format: "date-time", description: "With the location's offset from UTC" });

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/;
const clock = (name: string) =>
  z
    .string("invalid")
    .regex(CLOCK, "invalid")
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
    .meta({ description: name, examples: ["15:00"] });

const planPath = z.object({ planId: id });
const visitPath = z.object({ planId: id, visitId: id });

const placeOfVisit = z.object({ visitId: id, slot: slotSchema });

/** Wishes are given all or not at all: without any the plan's own hold. */
const dueQuery = z
  .strictObject({
    firstOn: z.exactOptional(
      day.meta({ description: "The day asked for; it counts for a plan of which nothing was given yet" }),
    ),
    clinicianId: z.exactOptional(id.meta({ description: "Wish: with whom" })),
    weekdays: z.exactOptional(
      z
        .string("invalid")
        .regex(/^[1-7](,[1-7]){0,6}$/, "invalid")
        .transform((text) => text.split(",").map(Number))
        .meta({ description: "Wish: ISO weekdays, Monday is 1", examples: ["2,4"] }),
    ),
    from: z.exactOptional(clock("Wish: not before, by the location's clock")),
    until: z.exactOptional(clock("Wish: over by then, by the location's clock")),
    pins: z.exactOptional(
      z
        .string("invalid")
        .transform((text) => text.split("_").map(pinOf))
        .pipe(z.array(placeOfVisit).max(40, "invalid"))
        .meta({ description: "Chosen places, as the `preview` links of …/days write them" }),
    ),
    later: z.exactOptional(
      z
        .string("invalid")
        .transform((text) => text.split(","))
        .pipe(z.array(id).max(40, "invalid"))
        .meta({ description: "Visits to leave for later: from the first of them on" }),
    ),
  })
  .refine(({ from = 0, until = 1440 }) => from < until, { path: ["until"], message: "hours" });

function pinOf(written: string) {
  const { visit, slot } = readPlace(written);
  return { visitId: visit, slot };
}

const daysQuery = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "until-before-from" })
  .refine(({ from, to }) => from > to || daysBetween(from, to) < MOST_DAYS, { path: ["to"], message: "atMost31Days" });

const named = z.object({ id: z.string(), name: z.string() });
const grade = z
  .enum(["blocked", "early", "on-cadence", "a-little-late", "late", "clinician-decides"])
  .meta({ description: "How good the gap since the visit before is" });
const gap = {
  gapDays: z.int().nullable().meta({ description: "Days since the visit before; null for a first visit" }),
  grade: grade.nullable(),
};
const visitName = { phase: z.enum(["session", "touch_up"]), number: z.int() };

const where = { startsAt: instant, endsAt: instant, clinician: named, room: named, device: named.nullable() };
const place = z.object({ on: day, ...where });
const window = z.object({ earliestOn: day, targetOn: day, latestOn: day, restartAfterOn: day });

const placeToBook = z.object({
  visitId: id,
  startsAt: z.iso
    .datetime({ offset: true, error: "invalid" })
    .transform((text) => fromDate(new Date(text)))
    .pipe(slotSchema.shape.start),
  clinicianId: id,
  roomId: id,
  deviceId: id.nullable(),
});

const bookBody = z.strictObject({
  revision: z.int("invalid").meta({ description: "The plan as it was seen" }),
  places: z
    .array(placeToBook)
    .min(1, "required")
    .max(40, "invalid")
    .meta({ description: "Every place that was shown: of visits to book, and of those that move for it" }),
  later: z.array(id).max(40, "invalid").default([]),
});

const dueVisit = z.object({
  visitId: z.string(),
  ...visitName,
  standing: z
    .enum(["to-book", "due", "at-risk", "overdue"])
    .meta({ description: "to-book: not due yet; at-risk: its window closes within 14 days; overdue: it is past" }),
  missedOn: day.nullable(),
  after: z
    .object({ ...visitName, on: day })
    .nullable()
    .meta({ description: "The visit that its days count from, once that one has a day" }),
  window: window.nullable(),
  aboutOn: day.nullable().meta({ description: "When it is to be expected" }),
  clinicianDecides: z.boolean().meta({
    description: "It is past the protocol's last day: a clinician goes on or begins again, nothing is offered",
  }),
  place: place
    .extend({ ...gap, why: z.array(z.string()) })
    .nullable()
    .meta({ description: "Where it would be booked now; nothing is held" }),
  days: z.string().meta({ description: "Where its free days are; add from and to" }),
});

const dueAnswer = z.object({
  planId: z.string(),
  revision: z.int(),
  timeZone: z.string(),
  today: day,
  visits: z.array(dueVisit),
  moves: z
    .array(z.object({ visitId: z.string(), ...visitName, from: place, to: place.extend(gap) }))
    .meta({ description: "Visits that are booked and would move" }),
  cancels: z
    .array(z.object({ visitId: z.string(), ...visitName, from: place }))
    .meta({ description: "Touch-ups that would lose their place, and be due again" }),
  problem: z
    .object({
      visitId: z.string(),
      earliestOn: day,
      latestOn: day,
      lacking: z.enum(["gap", "time", "clinician", "room", "device", "client"]),
      clinicianDecides: z.boolean(),
    })
    .nullable()
    .meta({ description: "The visit that has no place, where it was looked for, and what is lacking" }),
  dropped: z.array(z.string()).meta({ description: "Visits whose chosen place is not free any more" }),
  book: z
    .object({
      revision: z.int(),
      places: z.array(
        z.object({
          visitId: z.string(),
          startsAt: instant,
          clinicianId: z.string(),
          roomId: z.string(),
          deviceId: z.string().nullable(),
        }),
      ),
      later: z.array(z.string()),
    })
    .nullable()
    .meta({ description: "The body that books exactly this; null when nothing can be booked" }),
});

const daysAnswer = z.object({
  planId: z.string(),
  visitId: z.string(),
  revision: z.int(),
  timeZone: z.string(),
  days: z.array(
    z.object({
      on: day,
      ...gap,
      moves: z.int().meta({ description: "Visits that are booked and would move for it" }),
      cancels: z.int().meta({ description: "Touch-ups that would lose their place" }),
      times: z.array(
        z.object({
          ...where,
          preview: z.string().meta({ description: "What would be booked, and moved, with this place" }),
        }),
      ),
    }),
  ),
});

const bookedAnswer = z.object({ planId: z.string(), revision: z.int(), booked: z.int(), moved: z.int() });

export type DueQuery = z.output<typeof dueQuery>;
export type DueAnswer = z.input<typeof dueAnswer>;
export type DueDaysAnswer = z.input<typeof daysAnswer>;

/** The wishes of a query, or nothing where it has none. */
export function wishesOf({ clinicianId, weekdays, from, until }: DueQuery) {
  const wishes = preferencesSchema.parse({
    ...(clinicianId !== undefined && { clinicianId }),
    ...(weekdays !== undefined && { weekdays }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  });
  return Object.keys(wishes).length > 0 ? wishes : null;
}

export const SEE_DUE_VISITS = {
  id: "seeDueVisits",
  method: "get",
  path: "/api/v1/plans/{planId}/due-visits",
  summary: "What is due of a plan, and where it would be booked",
  description:
    "Each visit that is not booked, with its window, how it stands and the place that it would get. A visit whose window is past gets the first possible days, with their grade. Nothing is held: `book` is the body that books exactly what is shown.",
  params: planPath,
  query: dueQuery,
  answer: dueAnswer,
  status: 200,
  refusals: [404, 409],
} as const satisfies ApiEndpoint;

export const SEE_DUE_DAYS = {
  id: "seeDueDays",
  method: "get",
  path: "/api/v1/plans/{planId}/due-visits/{visitId}/days",
  summary: "The free days and times of one visit that is due",
  description: `At most ${MOST_DAYS} days at once. A day that is not listed has no place, or lies before the visit's earliest day.`,
  params: visitPath,
  query: daysQuery,
  answer: daysAnswer,
  status: 200,
  refusals: [404, 409],
} as const satisfies ApiEndpoint;

export const BOOK_DUE_VISITS = {
  id: "bookDueVisits",
  method: "post",
  path: "/api/v1/plans/{planId}/due-visits",
  summary: "Books what was shown: all of it, or nothing",
  description:
    "When the plan has changed or a place is gone, nothing is booked: the answer is 409, and its `preview` shows what is free now. With an Idempotency-Key the same request can be sent again: it books once, and a repetition hears the first answer for a week.",
  params: planPath,
  query: z.strictObject({}),
  body: bookBody,
  answer: bookedAnswer,
  status: 201,
  refusals: [404, 409, 422],
} as const satisfies ApiEndpoint;

/** The shape of what booking answers, for an answer that was kept. */
export const bookedDueSchema = bookedAnswer;
