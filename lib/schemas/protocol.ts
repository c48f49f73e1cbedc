// What is a protocol, as a form sends it and as one version of it is stored?

import { z } from "zod";
import { STANDARD_EXPECTED } from "@/lib/rules/expected-result";
import type { Protocol } from "@/lib/rules/protocol";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import { FACTORS, STANDARD_FACTORS } from "@/lib/rules/touch-up-factors";

// Messages are codes: the sentences stand under `field.<code>` in the catalogue.
const text = z.string().trim().min(1, "required");
const days = z.int("whole-number").min(1, "at-least-one");
const count = z.int("whole-number").min(0, "not-negative");
const depth = z.number().positive("at-least-one").max(5, "too-deep");

const gapFigures = z
  .object({
    blockedUnderDays: days,
    earliestDays: days,
    targetDays: days,
    latestDays: days,
    restartAfterDays: days,
  })
  .superRefine((gap, ctx) => {
    const orders = [
      ["blockedUnderDays", gap.blockedUnderDays > gap.earliestDays, "floor-after-earliest"],
      ["earliestDays", gap.earliestDays > gap.targetDays, "earliest-after-target"],
      ["targetDays", gap.targetDays > gap.latestDays, "target-after-latest"],
      ["latestDays", gap.latestDays > gap.restartAfterDays, "latest-after-restart"],
    ] as const;
    for (const [field, wrong, message] of orders) if (wrong) ctx.addIssue({ code: "custom", path: [field], message });
  });

const sessions = z.object({ min: days, usual: days, max: days }).superRefine(({ min, usual, max }, ctx) => {
  if (min > usual) ctx.addIssue({ code: "custom", path: ["min"], message: "min-after-usual" });
  if (usual > max) ctx.addIssue({ code: "custom", path: ["usual"], message: "usual-after-max" });
});

const phase = z.object({
  name: z.enum(["numbing", "needling", "cleaning"]),
  minutes: z.int("whole-number").min(1, "at-least-one").max(480, "too-long"),
  needs: z.object({ client: z.boolean(), clinician: z.boolean(), room: z.boolean(), device: z.boolean() }),
});

/** Someone to treat, someone who treats, somewhere: a visit without one of them can't be booked. */
const phases = z.array(phase).superRefine((list, ctx) => {
  for (const who of ["client", "clinician", "room"] as const) {
    if (!list.some(({ needs }) => needs[who])) ctx.addIssue({ code: "custom", message: `no-phase-needs-${who}` });
  }
});

const careMoment = z.object({ unit: z.enum(["hours", "days"]), value: z.int("whole-number") });

const careStep = z.object({
  key: text,
  words: z.object({ title: text, detail: text }).exactOptional(),
  audience: z.enum(["client", "staff"]).exactOptional(),
  channel: z.enum(["portal", "message"]).exactOptional(),
  topic: text,
  kind: z.enum(["avoid", "do", "ask", "expect", "allow"]),
  when: z.enum(["before", "after"]),
  from: careMoment,
  until: careMoment.nullable(),
  source: text,
  range: text.exactOptional(),
});

const confidence = z.enum(["H", "M", "L"]);
const source = z.object({ title: text, ref: text });

const daysRange = z
  .object({ fromDays: days, toDays: days })
  .refine(({ fromDays, toDays }) => fromDays <= toDays, { path: ["fromDays"], message: "from-after-to" });
const expected = z.object({ firstChange: daysRange, collagen: daysRange, fade: daysRange, source });

const positive = z.number().positive("at-least-one");
const shape = z.object({
  riseDays: positive,
  holdDays: z.number().min(0, "not-negative"),
  fadeDays: positive,
  gain: positive,
});
const curve = z.object({
  expected: shape,
  low: shape,
  high: shape,
  gainOf: z.object({ session: positive, touch_up: positive }),
  softening: positive,
  fullHeight: positive,
  source: text,
});

const factors = z.object({
  matureFromAge: days,
  deepFromMm: depth,
  effects: z.array(
    z.union([
      z.object({ factor: z.enum(FACTORS), days: z.int("whole-number").min(-365, "too-long").max(365, "too-long") }),
      z.object({ factor: z.enum(FACTORS), notSooner: z.literal(true) }),
    ]),
  ),
});

/**
 * One version of a protocol. Refused, each at its field: figures of a gap out of order, a number of sessions out of
 * order, phases that leave out client, clinician or room, and a depth whose ends are the wrong way round.
 */
export const protocolSchema = z.object({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "kebab-case"),
  name: text,
  sessions,
  gap: gapFigures,
  touchUp: gapFigures,
  plannedTouchUps: count.max(12, "too-many"),
  phases,
  depthMm: z
    .object({ from: depth.nullable(), to: depth })
    .refine(({ from, to }) => from === null || from <= to, { path: ["from"], message: "from-after-to" })
    .nullable(),
  offLabelOverMm: depth,
  notes: z.array(text),
  confidence: z.object({ course: confidence, touchUp: confidence }),
  careTimeline: z.array(careStep),
  // What versions that are older than these figures do not hold.
  expected: expected.default(STANDARD_EXPECTED),
  curve: curve.default(STANDARD_CURVE),
  factors: factors.default(STANDARD_FACTORS),
  sources: z.tuple([source], source),
}) satisfies z.ZodType<Protocol>;
