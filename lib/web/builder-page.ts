// What does the plan builder begin with: what can be chosen, and the first preview?

import { may } from "@/lib/access/permissions";
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadPlannedAreas } from "@/lib/db/queries/planned-areas";
import { loadProtocols, type ProtocolRecord } from "@/lib/db/queries/protocols";
import { loadScreenings } from "@/lib/db/queries/screenings";
import { loadWorkplaces, type Workplaces } from "@/lib/db/queries/workplaces";
import { loadClinic } from "@/lib/operations/plan-facts";
import { AREAS, type Area, areasFor } from "@/lib/rules/areas";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import type { BuilderChoices } from "@/lib/schemas/builder-choices";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import { type SeriesInput, seriesSchema } from "@/lib/schemas/series";
import { type AddressParts, seriesFromQuery } from "@/lib/schemas/series-address";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { previewForBuilder } from "@/lib/web/builder-answers";
import { type ClientFacts, clientFacts } from "@/lib/web/client-facts";
import type { PageContext } from "@/lib/web/page";
import { readForPage } from "@/lib/web/page";
import { areaName, protocolName } from "@/lib/web/plan-titles";
import { screeningFact } from "@/lib/web/screening-findings";
import { sayDay, sayTime, sayWeekdays } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

export type BuilderPage = {
  client: ClientFacts;
  choices: BuilderChoices;
  input: SeriesInput;
  preview: CoursePreview;
  /** What of the address could not be had. */
  notice: string | null;
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
  const facts = await readForPage(ctx, async (tx) => {
    const clinic = await loadClinic(tx, clinicId);
    const names = await loadPlaceNames(tx, clinicId);
    const today = dateOf(fromDate(ctx.now), names.locations[0]?.timeZone ?? "UTC");
    const horizonOn = bookingHorizon(today, clinic.horizonMonths);
    return {
      client: await loadClient(tx, clinicId, clientId),
      planned: await loadPlannedAreas(tx, clinicId, clientId),
      protocols: await loadProtocols(tx, clinicId),
      workplaces: await loadWorkplaces(tx, clinicId, today, horizonOn),
      screening: (await loadScreenings(tx, clinicId, [clientId])).get(clientId) ?? null,
      ...{ names, today, horizonOn },
    };
  });
  if (facts.protocols.length === 0 || facts.names.locations.length === 0) return null;
  const choices = choicesOf(locale, facts);
  const asked = beginning(clientId, address, choices, actor.clinicianId);
  const { input, notice } = withClinicianThere(locale, asked, choices);
  const client = clientFacts(locale, facts.client, facts.today);
  return {
    client: { ...client, facts: [...client.facts, screeningFact(locale, facts.screening, facts.today)] },
    choices,
    input,
    preview: await previewForBuilder(ctx, input),
    notice,
    maySign: may(actor, "gap:override"),
  };
}

type Facts = {
  client: ClientRecord;
  /** The areas that have a plan already. */
  planned: readonly string[];
  protocols: ProtocolRecord[];
  names: PlaceNames;
  workplaces: Workplaces;
  today: PlainDate;
  horizonOn: PlainDate;
};

function choicesOf(locale: Locale, { planned, protocols, names, workplaces, today, horizonOn }: Facts): BuilderChoices {
  const say = speaker(locale, "builder");
  return {
    protocols: protocols.map(({ versionId, protocol }) => ({
      value: versionId,
      label: protocolName(locale, protocol),
      ...protocol.sessions,
      areas: areasFor(protocol),
    })),
    areas: AREAS.map((value) => {
      const area = areaName(locale, value);
      const isTaken = planned.includes(value);
      return { value, label: isTaken ? say("areaTaken", { area }) : area, isTaken };
    }),
    clinicians: names.clinicians
      .filter(({ inUse }) => inUse)
      .map(({ id, name }) => ({ value: id, label: name, locationIds: workplaces.get(id) ?? [] })),
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
  ownClinicianId: string | null,
): SeriesInput {
  const [first] = protocols;
  const own = clinicians.find(({ value, locationIds }) => value === ownClinicianId && locationIds.length > 0);
  // A clinician begins where they work.
  const location = locations.find(({ value }) => own?.locationIds.includes(value)) ?? locations[0];
  const areaFor = (offered: readonly Area[]) =>
    areas.find(({ value, isTaken }) => offered.includes(value) && !isTaken)?.value ?? offered[0] ?? "face";
  const usual: SeriesInput = {
    clientId,
    locationId: location?.value ?? "",
    protocolVersionId: first?.value ?? "",
    sessions: first?.usual ?? 1,
    area: areaFor(first?.areas ?? []),
    preferences: own ? { clinicianId: own.value } : {},
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
  const area = protocol.areas.includes(read.data.area) ? read.data.area : areaFor(protocol.areas);
  const { firstOn: asked, ...rest } = read.data;
  return { ...rest, sessions, area, ...(asked !== undefined && !isPast && { firstOn: asked }) };
}

/** A clinician who does not work at the location is no wish there; it is said of whom that is. */
function withClinicianThere(
  locale: Locale,
  input: SeriesInput,
  { clinicians, locations }: BuilderChoices,
): { input: SeriesInput; notice: string | null } {
  const { clinicianId, ...others } = input.preferences;
  const wished = clinicians.find(({ value }) => value === clinicianId);
  if (clinicianId === undefined || wished?.locationIds.includes(input.locationId)) return { input, notice: null };
  const location = locations.find(({ value }) => value === input.locationId)?.label ?? "";
  return {
    input: { ...input, preferences: others },
    notice: wished ? speaker(locale, "builder")("clinicianElsewhere", { clinician: wished.label, location }) : null,
  };
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
    bigEvent: say("bigEvent"),
    bigEventAsk: say("bigEventAsk"),
    bigEventHint: say("bigEventHint"),
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
    freePins: speaker(localeOf(locale), "pins")("releaseAll"),
    clinicianElsewhere: say("clinicianElsewhere", { clinician: "{clinician}", location: "{location}" }),
    bookWaiting: say("bookWaiting"),
    lookAgain: say("lookAgain", { visits: "{visits}" }),
    lookAgainCourse: say("lookAgainCourse"),
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
  };
}
