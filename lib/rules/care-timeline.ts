// What does the skin need before and after each visit?

/**
 * A moment of a visit. Hours count from its start; days are local calendar days from the day of the visit, so that "a
 * week after" does not depend on the hour.
 */
export type CareMoment = { unit: "hours" | "days"; value: number };

/** "avoid" is a prohibition, "do" and "allow" are not; "ask": speak with the clinic; "expect": what is normal now. */
export type CareKind = "avoid" | "do" | "ask" | "expect" | "allow";

/** One instruction on the timeline of a visit. */
export type CareStep = {
  /** Unique in its timeline. The words stand under `care.<key>.title` and `care.<key>.detail` in the catalogue, unless `words` are set. */
  key: string;
  /** The clinic's own words, in place of the catalogue's. */
  words?: { title: string; detail: string };
  /** Whom it is for; the client, if it doesn't say. */
  audience?: "client" | "staff";
  /** Where it is said: "portal" on the client's page only, "message" in the message of that day too (that, if it doesn't say). */
  channel?: "portal" | "message";
  /** What it is about: of two steps about one thing, a prohibition beats a permission. */
  topic: string;
  kind: CareKind;
  /** "before" holds for a visit that is booked, "after" only once it was given. */
  when: "before" | "after";
  /** Half-open: it holds from `from` and no longer at `until`; null: for as long as the result should last. */
  from: CareMoment;
  until: CareMoment | null;
  source: string;
  /** Where clinics differ: the range that was seen. */
  range?: string;
};

const days = (value: number): CareMoment => ({ unit: "days", value });
const hours = (value: number): CareMoment => ({ unit: "hours", value });

const CLINICS = "clinic instructions";
const SHEETS = "device consent sheets and clinic instructions";
const ARTICLE = "general advice on making a result last";

/** What a protocol's care differs in from another's. */
type CareOfProtocol = {
  /** Deeper needling: redness may last a week. */
  isDeep?: boolean;
  /** From so many days after a visit on, the next one may follow. */
  nextFromDays?: number;
};

/**
 * The care of a new clinic's protocols, which it may edit.
 *
 * Source: device consent sheets and the instructions of several clinics; each step names its own, and its range where
 * they differ. When sunscreen begins is the clinic's choice: device sheets say none in the first 24 hours, others say
 * the same day. What makes a result last: the article that the product began from.
 */
export function careOf({ isDeep = false, nextFromDays = 28 }: CareOfProtocol): CareStep[] {
  const redness = isDeep ? { until: days(7), range: "24 hours–7 days" } : { until: hours(72), range: "24–72 hours" };
  return [
    inPortal(step("no-procedures-before", "procedures", "avoid", "before", days(-28), hours(0), CLINICS, "14–42 days")),
    step("sunscreen-before", "sunscreen", "do", "before", days(-14), hours(0), CLINICS),
    step("no-tanning", "tanning", "avoid", "before", days(-14), hours(0), CLINICS),
    inPortal(
      step("no-injectables-before", "injectables", "avoid", "before", days(-14), hours(0), CLINICS, "2–28 days"),
    ),
    step("no-waxing", "waxing", "avoid", "before", days(-7), hours(0), CLINICS, "3–14 days"),
    step("cold-sore-history", "cold-sore", "ask", "before", days(-7), days(-1), CLINICS),
    step("pause-actives", "actives", "avoid", "before", days(-5), hours(0), CLINICS, "12 hours–30 days"),
    step("pain-relief", "pain-relief", "ask", "before", days(-3), hours(0), CLINICS),
    inPortal(step("confirm-or-move", "the-visit", "do", "before", days(-3), hours(0), CLINICS)),
    step("no-alcohol-before", "alcohol", "avoid", "before", days(-1), hours(0), CLINICS),
    step("no-sun-before", "sun", "avoid", "before", days(-1), hours(0), CLINICS),
    step("call-if-changed", "skin-change", "ask", "before", days(-1), hours(0), CLINICS),
    step("drink-water", "water", "do", "before", days(-1), hours(0), CLINICS),
    step("come-clean", "make-up", "avoid", "before", days(0), hours(0), CLINICS),
    inPortal(step("come-in-time", "arriving", "do", "before", days(0), hours(0), CLINICS)),

    step("clean-hands", "touching", "do", "after", hours(0), hours(24), SHEETS),
    step("wash-gently", "washing", "do", "after", hours(0), hours(24), SHEETS),
    step("clinic-serum", "serums", "do", "after", hours(0), hours(24), SHEETS),
    step("hat-and-shade", "shade", "do", "after", hours(0), hours(24), SHEETS),
    step("no-make-up", "make-up", "avoid", "after", hours(0), hours(24), SHEETS, "12–96 hours"),
    step("make-up-again", "make-up", "allow", "after", hours(24), hours(72), SHEETS, "12–96 hours"),
    step("gentle-cleanser", "washing", "do", "after", hours(24), days(7), SHEETS),
    step("sunscreen-after", "sunscreen", "do", "after", hours(24), days(14), SHEETS, "0–48 hours"),
    step("no-heat", "heat", "avoid", "after", hours(0), hours(72), SHEETS, "24 hours–6 days"),
    step("no-sun-after", "sun", "avoid", "after", hours(0), hours(72), SHEETS, "24 hours–6 days"),
    step("no-alcohol-after", "alcohol", "avoid", "after", hours(0), hours(48), SHEETS, "24–48 hours"),
    step("redness-normal", "redness", "expect", "after", hours(0), redness.until, SHEETS, redness.range),
    step("let-flakes-fall", "flaking", "expect", "after", days(2), days(7), SHEETS),
    step("keep-moist", "moisture", "do", "after", days(2), days(7), SHEETS),
    step("no-actives-after", "actives", "avoid", "after", hours(0), days(7), SHEETS, "4–10 days"),
    step("actives-again", "actives", "allow", "after", days(7), days(10), SHEETS, "4–10 days"),
    step("little-sun", "sun", "do", "after", hours(72), days(14), SHEETS),
    inPortal(step("no-peel-or-injectables", "injectables", "avoid", "after", hours(0), days(14), CLINICS)),
    inPortal(step("no-laser", "procedures", "avoid", "after", hours(0), days(28), CLINICS)),
    inPortal(step("next-window", "next-visit", "expect", "after", days(nextFromDays), days(nextFromDays + 7), CLINICS)),

    // For as long as the result should last.
    step("daily-sunscreen", "sunscreen", "do", "after", days(14), null, ARTICLE),
    ...LASTING.map(([key, topic, kind]) => inPortal(step(key, topic, kind, "after", days(14), null, ARTICLE))),
  ];
}

/** The habits that keep a result, besides sunscreen: sun, skin, body. */
const LASTING: readonly (readonly [key: string, topic: string, kind: CareKind])[] = [
  ["protective-clothing", "clothing", "do"],
  ["shade-at-noon", "shade", "do"],
  ["gentle-products", "products", "do"],
  ["no-harsh-products", "harsh-products", "avoid"],
  // Some of them are what an open skin must not have: they wait as retinoids and acids do.
  ["good-serums", "actives", "do"],
  ["keep-hydrated", "moisture", "do"],
  ["eat-well", "eating", "do"],
  ["no-smoking", "smoking", "avoid"],
  ["little-alcohol", "alcohol", "do"],
  ["sleep-enough", "sleep", "do"],
  ["less-stress", "stress", "do"],
  ["tell-changes", "changes", "ask"],
];

/** The care of the standard protocol. */
export const STANDARD_CARE: CareStep[] = careOf({});

function step(
  key: string,
  topic: string,
  kind: CareKind,
  when: CareStep["when"],
  from: CareMoment,
  until: CareMoment | null,
  source: string,
  range?: string,
): CareStep {
  return { key, topic, kind, when, from, until, source, ...(range !== undefined && { range }) };
}

/** Said on the client's page only: a message is read over shoulders, and is short. */
function inPortal(one: CareStep): CareStep {
  return { ...one, channel: "portal" };
}

/** After how many hours a clinic may let sunscreen begin. */
export const SUNSCREEN_START_HOURS = [0, 12, 24, 48] as const;

/**
 * The timeline of a clinic that lets sunscreen begin so many hours after a visit. Until then it is forbidden, so that no
 * other visit's advice asks for it.
 *
 * Source: device sheets say none in the first 24 hours, others the same day: the clinic chooses, 0 to 48 hours.
 */
export function withSunscreenFrom(timeline: readonly CareStep[], hoursAfter: number): CareStep[] {
  return timeline.flatMap((one) => {
    if (one.key !== "sunscreen-after") return [one];
    const begins = { ...one, from: hours(hoursAfter) };
    if (hoursAfter === 0) return [begins];
    return [
      step("no-sunscreen-yet", one.topic, "avoid", "after", hours(0), hours(hoursAfter), one.source, one.range),
      begins,
    ];
  });
}

/** The steps that are said to a client; the others are for staff. */
export function forClients(timeline: readonly CareStep[]): CareStep[] {
  return timeline.filter(({ audience }) => audience !== "staff");
}
