// Who works at which location in these days?
import type { Tx } from "@/lib/db/clinic-pool";
import { toDbDate } from "@/lib/db/dates";
import type { PlainDate } from "@/lib/time";

/** The locations of each clinician by their id, no location twice; who works nowhere is not in it. */
export type Workplaces = ReadonlyMap<string, readonly string[]>;

/** Counts working weeks and extra days that touch the days from `from` to `to`, both included, leave or not. Two queries. */
export async function loadWorkplaces(tx: Tx, clinicId: string, from: PlainDate, to: PlainDate): Promise<Workplaces> {
  const [since, until] = [toDbDate(from), toDbDate(to)];
  const weeks = await tx.workingHours.findMany({
    where: { clinicId, validFrom: { lte: until }, OR: [{ validUntil: null }, { validUntil: { gte: since } }] },
    distinct: ["clinicianId", "locationId"],
    select: { clinicianId: true, locationId: true },
  });
  const extras = await tx.hoursException.findMany({
    where: { clinicId, kind: "extra", toDate: { gte: since }, fromDate: { lte: until } },
    distinct: ["clinicianId", "locationId"],
    select: { clinicianId: true, locationId: true },
  });
  const places = new Map<string, string[]>();
  for (const { clinicianId, locationId } of [...weeks, ...extras]) {
    if (clinicianId === null || locationId === null) continue;
    const known = places.get(clinicianId) ?? [];
    if (!known.includes(locationId)) places.set(clinicianId, [...known, locationId]);
  }
  return places;
}
