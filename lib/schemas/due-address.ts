// How do the choices survive of somebody who books what is due of a plan, while they look at other days?
import { readPlace, writtenPlace } from "./place-address";
import type { PreviewDueInput } from "./plan";
import type { AddressParts } from "./series-address";

/** Where what is due of a plan is booked, with these choices. */
export function dueHref({ planId, pins, unticked, changing }: PreviewDueInput): string {
  const query = new URLSearchParams({
    ...(pins.length > 0 && { pins: pins.map(({ visitId, slot }) => writtenPlace(visitId, slot)).join("_") }),
    ...(unticked.length > 0 && { later: unticked.join(".") }),
    ...(changing !== undefined && { change: changing }),
  });
  return `/clinic/plans/${planId}/book${query.size > 0 ? `?${query}` : ""}`;
}

/** What the address says, unchecked. */
export function dueFromAddress(planId: string, { pins, later, change }: AddressParts): unknown {
  return {
    planId,
    pins: typeof pins === "string" ? pins.split("_").map(pinOf) : [],
    unticked: typeof later === "string" ? later.split(".") : [],
    ...(typeof change === "string" && { changing: change }),
  };
}

function pinOf(written: string) {
  const { visit, slot } = readPlace(written);
  return { visitId: visit, slot };
}
