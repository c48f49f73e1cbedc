// How far is the client that sign-in offers?

import { generateSeries } from "@/lib/rules/series";
import { addDays } from "@/lib/time";
import type { SeedClient } from "./clients";
import { freePlaces, placeCourse } from "./place-course";
import { addPlan } from "./plan-rows";
import type { World } from "./world";

const SESSIONS = 4;

/**
 * Gives Amara Diallo four sessions in the face: two are given, the second about three days ago, so that her page shows the
 * care of the first days; two are booked, and a touch-up.
 */
export function addAmarasCourse(world: World, amara: SeedClient): void {
  const [version] = world.protocols;
  const [, second] = version ? generateSeries(version.protocol, SESSIONS) : [];
  if (!version || !second) return;
  for (const daysAgo of [3, 2, 4, 5, 1, 6]) {
    const on = addDays(world.today, -daysAgo);
    const slot = freePlaces(world, amara, second.occupancy, { from: on, to: on }).at(-1);
    if (!slot) continue;
    for (const gapDays of [35, 34, 36, 33, 37, 32, 38]) {
      const firstOn = addDays(on, -gapDays);
      const placed = placeCourse(world, {
        client: amara,
        protocol: version.protocol,
        sessions: SESSIONS,
        firstOn,
        bookedOn: addDays(firstOn, -6),
        horizonOn: addDays(firstOn, 359),
        visits: SESSIONS + 1,
        pins: [{ position: 2, slot }],
      });
      if (!placed) continue;
      const { protocol, versionId } = version;
      addPlan(world, {
        ...{ client: amara, protocol, versionId, sessions: SESSIONS, area: "face", status: "active", placed },
        bookedOn: addDays(firstOn, -6),
      });
      return;
    }
  }
}
