// What are the clinicians, rooms, devices and locations called?
import type { Tx } from "@/lib/db/clinic-pool";
import { type Location, locationOf, type Named } from "@/lib/db/queries/places";

/** The clinic's own names by id, those that are no longer in use too: a visit of last year had them. */
export type PlaceNames = {
  clinicians: (Named & { colour: number; inUse: boolean })[];
  rooms: Named[];
  devices: Named[];
  locations: Location[];
};

/** Four queries. */
export async function loadPlaceNames(tx: Tx, clinicId: string): Promise<PlaceNames> {
  const inOrder = { where: { clinicId }, orderBy: { position: "asc" } } as const;
  const clinicians = await tx.clinician.findMany(inOrder);
  const rooms = await tx.room.findMany(inOrder);
  const devices = await tx.device.findMany(inOrder);
  const locations = await tx.location.findMany(inOrder);
  const named = ({ id, name }: Named): Named => ({ id, name });
  return {
    clinicians: clinicians.map(({ id, name, colour, endedAt }) => ({ id, name, colour, inUse: endedAt === null })),
    rooms: rooms.map(named),
    devices: devices.map(named),
    locations: locations.map(locationOf),
  };
}
