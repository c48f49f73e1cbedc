// What is a protocol, as one version of it is stored, and as a clinic may publish one?

import { z } from "zod";
import { STANDARD_EXPECTED } from "@/lib/rules/expected-result";
import type { Protocol } from "@/lib/rules/protocol";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import { FACTORS, STANDARD_FACTORS } from "@/lib/rules/touch-up-factors";
import { nonsenseIn } from "./protocol-nonsense";
import { id } from "./series";
import { shown } from "./text";

// Messages are codes: the sentences stand under `field.<code>` in the catalogue.
const days = z.int("whole-number").min(1, "at-least-one").max(3650, "too-many-days");
const count = z.int("whole-number").min(0, "not-negative");
const positive = z.number("number").positive("above-zero").max(10_000, "too-many-days");
const depth = z.number("number").positive("above-zero").max(5, "too-deep");
const confidence = z.enum(["H", "M", "L"], "required");
const sessionCount = z.int("whole-number").min(1, "at-least-one").max(20, "too-many");

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

const sessions = z
  .object({ min: sessionCount, usual: sessionCount, max: sessionCount })
  .superRefine(({ min, usual, max }, ctx) => {
    if (min > usual) ctx.addIssue({ code: "custom", path: ["min"], message: "min-after-usual" });
    if (usual > max) ctx.addIssue({ code: "custom", path: ["usual"], message: "usual-after-max" });
  });

const phase = z.object({
  name: z.enum(["numbing", "needling", "cleaning"], "required"),
  minutes: z.int("whole-number").min(1, "at-least-one").max(480, "too-many-minutes"),
  needs: z.object({ client: z.boolean(), clinician: z.boolean(), room: z.boolean(), device: z.boolean() }),
});

/** Someone to treat, someone who treats, somewhere: a visit without one of them can't be booked. */
const phases = z
  .array(phase)
  .max(10, "too-many")
  .superRefine((list, ctx) => {
    for (const who of ["client", "clinician", "room"] as const) {
      if (!list.some(({ needs }) => needs[who])) ctx.addIssue({ code: "custom", message: `no-phase-needs-${who}` });
    }
  });

const careMoment = z.object({
  unit: z.enum(["hours", "days"], "required"),
  value: z.int("whole-number").min(-10_000, "too-many-days").max(10_000, "too-many-days"),
});

const daysRange = z
  .object({ fromDays: days, toDays: days })
  .refine(({ fromDays, toDays }) => fromDays <= toDays, { path: ["fromDays"], message: "from-after-to" });

const curveShape = z.object({
  riseDays: positive,
  holdDays: z.number("number").min(0, "not-negative").max(10_000, "too-many-days"),
  fadeDays: positive,
  gain: positive,
});

const factors = z.object({
  matureFromAge: days,
  deepFromMm: depth,
  effects: z.array(
    z.union([
      z.object({
        factor: z.enum(FACTORS),
        days: z.int("whole-number").min(-365, "at-most-a-year").max(365, "at-most-a-year"),
      }),
      z.object({ factor: z.enum(FACTORS), notSooner: z.literal(true) }),
    ]),
  ),
});

const kebab = z.string("required").regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "kebab-case");

/** A protocol whose texts are judged by `text`, each up to so many characters. */
function protocolOf(text: (most: number) => z.ZodType<string, string>) {
  const source = z.object({ title: text(200), ref: text(120) }, "no-source");
  const careStep = z.object({
    key: kebab,
    words: z.object({ title: text(120), detail: text(500) }).exactOptional(),
    audience: z.enum(["client", "staff"]).exactOptional(),
    channel: z.enum(["portal", "message"]).exactOptional(),
    topic: text(60),
    kind: z.enum(["avoid", "do", "ask", "expect", "allow"], "required"),
    when: z.enum(["before", "after"], "required"),
    from: careMoment,
    until: careMoment.nullable(),
    source: text(200),
    range: text(80).exactOptional(),
  });
  return z.object({
    key: kebab,
    name: text(80),
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
    notes: z.array(text(300)).max(20, "too-many"),
    confidence: z.object({ course: confidence, touchUp: confidence }),
    careTimeline: z.array(careStep).max(120, "too-many"),
    // What versions that are older than these figures do not hold.
    expected: z
      .object({ firstChange: daysRange, collagen: daysRange, fade: daysRange, source })
      .default(STANDARD_EXPECTED),
    curve: z
      .object({
        expected: curveShape,
        low: curveShape,
        high: curveShape,
        gainOf: z.object({ session: positive, touch_up: positive }),
        softening: positive,
        fullHeight: positive,
        source: text(200),
      })
      .default(STANDARD_CURVE),
    factors: factors.default(STANDARD_FACTORS),
    sources: z.tuple([source], source),
  }) satisfies z.ZodType<Protocol>;
}

/**
 * One version of a protocol as it is stored. Refused, each at its field: figures of a gap out of order, a number of
 * sessions out of order, phases that leave out client, clinician or room, and a depth whose ends are the wrong way round.
 * What was published once can be read for ever, so rules that came later are not asked here.
 */
export const protocolSchema = protocolOf(() => z.string("required").trim().min(1, "required"));

/**
 * A protocol that may be published. Refused besides, each at its field: what `nonsenseIn` finds, and texts that are too
 * long or hold what can't be seen.
 */
export const publishableProtocolSchema = protocolOf(shown).superRefine((protocol, ctx) => {
  for (const { path, message } of nonsenseIn(protocol)) ctx.addIssue({ code: "custom", path, message });
});

export const publishProtocolSchema = z.object({
  protocolId: id,
  /** The newest version when the form was opened: who published meanwhile is not overwritten. */
  basedOn: id,
  body: publishableProtocolSchema,
});
export type PublishProtocolInput = z.infer<typeof publishProtocolSchema>;

/** What stands in the form, right or wrong: its mistakes are the answer. */
export const previewProtocolSchema = z.object({ protocolId: id, body: z.unknown() });
export type PreviewProtocolInput = z.infer<typeof previewProtocolSchema>;

export const namedProtocolSchema = z.object({ protocolId: id });
export type NamedProtocolInput = z.infer<typeof namedProtocolSchema>;

export const retireProtocolSchema = z.object({ protocolId: id, inUse: z.boolean() });
export type RetireProtocolInput = z.infer<typeof retireProtocolSchema>;

export const orderProtocolSchema = z.object({ protocolId: id, to: z.enum(["earlier", "later"], "invalid") });
export type OrderProtocolInput = z.infer<typeof orderProtocolSchema>;
