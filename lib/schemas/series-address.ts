// How does an unbooked course survive in the address of its page?
import { readPlace, writtenPlace } from "./place-address";
import type { SeriesInput } from "./series";

/** The parts of an address, as a page gets them. */
export type AddressParts = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The wishes and chosen places as the query of an address. A place that somebody signs for is left out: its reason is
 * clinical text, and a reason belongs in no address.
 */
export function seriesQuery(input: SeriesInput): string {
  const { weekdays, from, until, clinicianId } = input.preferences;
  const pins = input.pins.filter(({ overrideReason }) => overrideReason === undefined);
  const query = new URLSearchParams({
    protocol: input.protocolVersionId,
    sessions: String(input.sessions),
    area: input.area,
    location: input.locationId,
    ...(weekdays?.length && { days: weekdays.join(".") }),
    ...(from !== undefined && { from: String(from) }),
    ...(until !== undefined && { until: String(until) }),
    ...(clinicianId !== undefined && { clinician: clinicianId }),
    ...(input.firstOn !== undefined && { first: input.firstOn }),
    ...(input.bigEventOn !== undefined && { event: input.bigEventOn }),
    ...(pins.length > 0 && { pins: pins.map(({ position, slot }) => writtenPlace(position, slot)).join("_") }),
    ...(input.unticked.length > 0 && { later: input.unticked.join(".") }),
  });
  return query.toString();
}

/** What the address says, unchecked: a part that is missing or malformed is what `otherwise` has there, or nothing. */
export function seriesFromQuery(parts: AddressParts, otherwise: SeriesInput): unknown {
  const text = (name: string) => {
    const part = parts[name];
    return typeof part === "string" && part !== "" ? part : undefined;
  };
  const whole = (name: string) => {
    const part = text(name);
    return part === undefined ? undefined : Number(part);
  };
  const list = (name: string, between: string) => text(name)?.split(between) ?? [];
  const weekdays = list("days", ".").map(Number);
  const from = whole("from");
  const until = whole("until");
  const clinicianId = text("clinician");
  const firstOn = text("first");
  const bigEventOn = text("event");
  return {
    clientId: otherwise.clientId,
    locationId: text("location") ?? otherwise.locationId,
    protocolVersionId: text("protocol") ?? otherwise.protocolVersionId,
    sessions: whole("sessions") ?? otherwise.sessions,
    area: text("area") ?? otherwise.area,
    preferences: {
      ...(weekdays.length > 0 && { weekdays }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(clinicianId !== undefined && { clinicianId }),
    },
    ...(firstOn !== undefined && { firstOn }),
    ...(bigEventOn !== undefined && { bigEventOn }),
    pins: list("pins", "_").map(readPin),
    unticked: list("later", ".").map(Number),
  };
}

function readPin(written: string) {
  const { visit, slot } = readPlace(written);
  return { position: Number(visit), slot };
}
