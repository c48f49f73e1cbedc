// How does a test of an operation get a clinic that works all week, and somebody who asks?
import type { Member, Role } from "@/lib/access/actor";
import { type Context, contextFor } from "@/lib/db/context";
import { aClient, aClinic, aClinician, aDevice, aLocation, aMember, aProtocol, aRoom, someHours } from "./builders";
import { owner } from "./database";

/** Tuesday, 10:00 in London, in winter. */
export const NOW = new Date("2026-11-24T10:00:00Z");

export type WorkingClinic = {
  clinicId: string;
  locationId: string;
  timeZone: string;
  clinicianIds: string[];
  roomIds: string[];
  deviceId: string;
  clientId: string;
  protocolVersionId: string;
  /** A context in which this role asks; a client is the one of the clinic, or the one named. */
  asked: (role: Role, at?: Date, clientId?: string) => Promise<Context & { actor: Member }>;
};

/** Two clinicians, two rooms and one device, Monday to Saturday, 9:00 to 17:00 there; a client who may be written to. */
export async function aWorkingClinic(zone = "Europe/London"): Promise<WorkingClinic> {
  const at = await aLocation(await aClinic(), { timeZone: zone });
  const clinicianIds: string[] = [];
  for (const [index, name] of ["Dr Okafor", "Dr Lindqvist"].entries()) {
    const { clinicianId } = await aClinician(at, { name, position: index + 1 });
    clinicianIds.push(clinicianId);
    for (let weekday = 1; weekday <= 6; weekday++) await someHours({ ...at, clinicianId }, { weekday });
  }
  const roomIds: string[] = [];
  for (const name of ["Room 1", "Room 2"])
    roomIds.push((await aRoom(at, { name, position: roomIds.length + 1 })).roomId);
  const { deviceId } = await aDevice(at);
  const { clientId } = await aClient(at);
  const { protocolVersionId } = await aProtocol(at);
  const members = new Map<string, Member>();
  const asked: WorkingClinic["asked"] = async (role, now = NOW, asClient = clientId) => {
    const key = role === "client" ? asClient : role;
    const known = members.get(key);
    if (known) return { ...contextFor(known, now), actor: known };
    const clinicianId = role === "clinician" ? (clinicianIds[0] ?? null) : null;
    const { membershipId } = await aMember(at, { role, clinicianId, ...(role === "client" && { clientId: asClient }) });
    const actor: Member = {
      kind: "member",
      clinicId: at.clinicId,
      membershipId,
      role,
      name: "Somebody",
      locale: "en",
      clientId: role === "client" ? asClient : null,
      clinicianId,
    };
    members.set(key, actor);
    return { ...contextFor(actor, now), actor };
  };
  const { clinicId, locationId, timeZone } = at;
  return { clinicId, locationId, timeZone, clinicianIds, roomIds, deviceId, clientId, protocolVersionId, asked };
}

/** The rows of a query, as the owner of the tables. */
export async function rowsOf<T extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await owner().query<T>(sql, values)).rows;
}

/** How many rows each of these tables has. */
export async function countRows(...tables: string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const table of tables) {
    const [row] = await rowsOf<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`);
    counts.push(row?.n ?? 0);
  }
  return counts;
}
