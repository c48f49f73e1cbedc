// What does the plan builder begin with: what can be chosen, and the first preview?

import { may } from "@/lib/access/permissions";
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import { loadProtocols, type ProtocolRecord } from "@/lib/db/queries/protocols";
import { loadClinic } from "@/lib/operations/plan-facts";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import { AREAS, type SeriesInput, seriesSchema } from "@/lib/schemas/series";
import { type AddressParts, seriesFromQuery } from "@/lib/schemas/series-address";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { previewForBuilder } from "@/lib/web/builder-answers";
import { type ClientFacts, clientFacts } from "@/lib/web/client-facts";
import type { PageContext } from "@/lib/web/page";
import { readForPage } from "@/lib/web/page";
import { areaName, protocolName } from "@/lib/web/plan-titles";
import { sayDay, sayTime, sayWeekdays } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

export type BuilderChoices = {
  protocols: {
    value: string;
    label: string;
    usual: number;
    min: number;
    max: number;
    /** The one area that it is for, or null. */
    area: SeriesInput["area"] | null;
  }[];
  areas: { value: SeriesInput["area"]; label: string; isTaken: boolean }[];
  clinicians: { value: string; label: string }[];
  locations: { value: string; label: string }[];
  weekdays: ReturnType<typeof sayWeekdays>;
  times: { minute: number; label: string }[];
  /** The days on which a course may begin. */
  firstOn: { min: PlainDate; max: PlainDate; today: PlainDate; todayText: string };
};

export type BuilderPage = {
  client: ClientFacts;
  choices: BuilderChoices;
  input: SeriesInput;
  preview: CoursePreview;
  maySign: boolean;
};

/** Null when the clinic has no protocol to make a plan from. One read for the choices, one for the preview. */
export async function builderPage(
  ctx: PageContext,
  clientId: string,
  address: AddressParts,
): Promise<BuilderPage | null> {
  const { actor } = ctx;
  const { clinicId } = actor;
  const locale = localeOf(actor.locale);
  const facts = await readForPage(ctx, async (tx) => ({
    clinic: await loadClinic(tx, clinicId),
    client: await loadClient(tx, clinicId, clientId),
    plans: await loadPlansOfClient(tx, clinicId, clientId),
    protocols: await loadProtocols(tx, clinicId),
    names: await loadPlaceNames(tx, clinicId),
  }));
  const first = facts.protocols[0];
  const location = facts.names.locations[0];
  if (!first || !location) return null;
  const today = dateOf(fromDate(ctx.now), location.timeZone);
  const choices = choicesOf(locale, { ...facts, today, horizonOn: bookingHorizon(today, facts.clinic.horizonMonths) });
  const input = beginning(clientId, address, choices, location.id, actor.clinicianId);
  return {
    client: clientFacts(locale, facts.client, today),
    choices,
    input,
    preview: await previewForBuilder(ctx, input),
    maySign: may(actor, "gap:override"),
  };
}

/** Protocols that are for one area only, by key. */
const ONLY_AREA: Readonly<Record<string, SeriesInput["area"]>> = { scalp: "scalp" };

type Facts = {
  client: ClientRecord;
  plans: PlanRecord[];
  protocols: ProtocolRecord[];
  names: PlaceNames;
  today: PlainDate;
  horizonOn: PlainDate;
};

function choicesOf(locale: Locale, { plans, protocols, names, today, horizonOn }: Facts): BuilderChoices {
  const say = speaker(locale, "builder");
  const taken = plans.filter(({ status }) => status !== "ended").map(({ area }) => area);
  return {
    protocols: protocols.map(({ versionId, protocol }) => ({
      value: versionId,
      label: protocolName(locale, protocol),
      ...protocol.sessions,
      area: ONLY_AREA[protocol.key] ?? null,
    })),
    areas: AREAS.map((value) => {
      const area = areaName(locale, value);
      const isTaken = taken.includes(value);
      return { value, label: isTaken ? say("areaTaken", { area }) : area, isTaken };
    }),
    clinicians: names.clinicians.filter(({ inUse }) => inUse).map(({ id, name }) => ({ value: id, label: name })),
    locations: names.locations.map(({ id, name }) => ({ value: id, label: name })),
    weekdays: sayWeekdays(locale),
    times: Array.from({ length: 33 }, (_, index) => 6 * 60 + index * 30).map((minute) => ({
      minute,
      label: sayTime(minute),
    })),
    firstOn: { min: today, max: horizonOn, today, todayText: sayDay(locale, today, today) },
  };
}

/** What the address says, as far as it can be: a course that it does not allow begins with the usual one. */
function beginning(
  clientId: string,
  address: AddressParts,
  { protocols, areas, clinicians, locations, firstOn }: BuilderChoices,
  locationId: string,
  ownClinicianId: string | null,
): SeriesInput {
  const usual: SeriesInput = {
    clientId,
    locationId,
    protocolVersionId: protocols[0]?.value ?? "",
    sessions: protocols[0]?.usual ?? 1,
    area: areas.find(({ isTaken }) => !isTaken)?.value ?? "face",
    preferences:
      clinicians.some(({ value }) => value === ownClinicianId) && ownClinicianId !== null
        ? { clinicianId: ownClinicianId }
        : {},
    pins: [],
    unticked: [],
  };
  if (address.protocol === undefined) return usual;
  const read = seriesSchema.safeParse(seriesFromQuery(address, usual));
  if (!read.success) return usual;
  const protocol = protocols.find(({ value }) => value === read.data.protocolVersionId);
  if (!protocol || !locations.some(({ value }) => value === read.data.locationId)) return usual;
  const sessions = Math.min(protocol.max, Math.max(protocol.min, read.data.sessions));
  const isPast = read.data.firstOn !== undefined && read.data.firstOn < firstOn.min;
  const { firstOn: asked, ...rest } = read.data;
  return { ...rest, sessions, ...(asked !== undefined && !isPast && { firstOn: asked }) };
}

/** The words that the builder needs in the browser, where nothing is formatted. */
export function builderWords(locale: string) {
  const say = speaker(localeOf(locale), "builder");
  return {
    protocol: say("protocol"),
    area: say("area"),
    sessions: say("sessions"),
    sessionLess: say("sessionLess"),
    sessionMore: say("sessionMore"),
    preferDays: say("preferDays"),
    between: say("between"),
    from: say("from"),
    until: say("until"),
    to: say("to"),
    clinician: say("clinician"),
    anyClinician: say("anyClinician"),
    location: say("location"),
    firstSession: say("firstSession"),
    notBooked: say("notBooked"),
    notPlaced: say("notPlaced"),
    why: say("why"),
    source: say("source"),
    alsoPossible: say("alsoPossible"),
    searching: say("searching"),
    noOtherDay: say("noOtherDay"),
    choose: say("choose"),
    anotherDay: say("anotherDay"),
    day: say("day"),
    reason: say("reason"),
    reasonMissing: say("reasonMissing"),
    change: say("change"),
    freePins: say("freePins"),
    checking: say("checking"),
    print: say("print"),
    save: say("save"),
    saving: say("saving"),
    nothingHeld: say("nothingHeld"),
    protocolFacts: say("protocolFacts"),
    sources: say("sources"),
    touchUpTarget: say("touchUpTarget"),
    careBefore: say("careBefore"),
    careSession: say("careSession"),
    careAfter: say("careAfter"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
    offline: say("offline"),
    legendWindow: say("legendWindow"),
    legendTarget: say("legendTarget"),
    legendBooked: say("legendBooked"),
    legendDone: say("legendDone"),
    legendToBook: say("legendToBook"),
    legendHealing: say("legendHealing"),
    legendResult: say("legendResult"),
  };
}
