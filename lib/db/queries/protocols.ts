// Which protocols does the clinic have, in which versions, and which may a plan be made from?
import type { Tx } from "@/lib/db/clinic-pool";
import { Refusal } from "@/lib/errors";
import { occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import { protocolSchema } from "@/lib/schemas/protocol";

export type ProtocolRecord = { versionId: string; number: number; protocol: Protocol };

/** One published version, and how many plans that are not ended keep it. */
export type VersionRecord = {
  versionId: string;
  number: number;
  publishedAt: Date;
  /** Whose account it was published with; null for what came with the clinic. */
  publishedBy: string | null;
  runningPlans: number;
};

export type LibraryProtocol = {
  protocolId: string;
  /** Whether new plans are made from it. */
  inUse: boolean;
  /** The newest version's. */
  protocol: Protocol;
  /** The newest first. */
  versions: [VersionRecord, ...VersionRecord[]];
};

/** The newest version of each protocol in use, in the clinic's order: two queries. */
export async function loadProtocols(tx: Tx, clinicId: string): Promise<ProtocolRecord[]> {
  const rows = await tx.protocol.findMany({
    where: { clinicId, endedAt: null },
    orderBy: { position: "asc" },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  return rows.flatMap(({ versions }) =>
    versions.map(({ id, number, body }) => ({ versionId: id, number, protocol: protocolSchema.parse(body) })),
  );
}

/** @throws Refusal "not-found" when the version is not one that a new plan may be made from */
export function protocolVersionOf(protocols: readonly ProtocolRecord[], versionId: string): ProtocolRecord {
  const found = protocols.find((one) => one.versionId === versionId);
  if (!found) throw new Refusal("not-found");
  return found;
}

/** The shortest clinician time on offer, in minutes: what is shorter is no place for anybody. */
export function shortestVisitMinutes(protocols: readonly ProtocolRecord[]): number {
  const minutes = protocols.map(({ protocol }) => {
    const { clinician } = occupancyOf(protocol.phases);
    return clinician.to - clinician.from;
  });
  return Math.min(...minutes, 60);
}

/** All protocols of the clinic, those in use first, both in the clinic's order: five queries. */
export async function loadProtocolLibrary(tx: Tx, clinicId: string): Promise<LibraryProtocol[]> {
  const library = await loadLibrary(tx, clinicId);
  return [...library.filter(({ inUse }) => inUse), ...library.filter(({ inUse }) => !inUse)];
}

/**
 * One protocol with all its versions: five queries.
 *
 * @throws Refusal "not-found" when the clinic has no such protocol
 */
export async function loadLibraryProtocol(tx: Tx, clinicId: string, protocolId: string): Promise<LibraryProtocol> {
  const [found] = await loadLibrary(tx, clinicId, protocolId);
  if (!found) throw new Refusal("not-found");
  return found;
}

/** What one version of a protocol says; null when it has no version of that number. */
export async function loadProtocolVersion(
  tx: Tx,
  clinicId: string,
  protocolId: string,
  number: number,
): Promise<Protocol | null> {
  const row = await tx.protocolVersion.findFirst({ where: { clinicId, protocolId, number }, select: { body: true } });
  return row === null ? null : protocolSchema.parse(row.body);
}

/**
 * The newest version of a protocol, whether it is in use or not.
 *
 * @throws Refusal "not-found" when the clinic has no such protocol
 */
export async function loadNewestVersion(
  tx: Tx,
  clinicId: string,
  protocolId: string,
): Promise<ProtocolRecord & { publishedBy: string | null }> {
  const row = await tx.protocolVersion.findFirst({
    where: { clinicId, protocolId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, body: true, createdBy: true },
  });
  if (!row) throw new Refusal("not-found");
  const { id: versionId, number, body, createdBy: publishedBy } = row;
  return { versionId, number, protocol: protocolSchema.parse(body), publishedBy };
}

async function loadLibrary(tx: Tx, clinicId: string, protocolId?: string): Promise<LibraryProtocol[]> {
  const rows = await tx.protocol.findMany({
    where: { clinicId, ...(protocolId !== undefined && { id: protocolId }) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { versions: { orderBy: { number: "desc" }, take: 1, select: { body: true } } },
  });
  const versions = await tx.protocolVersion.findMany({
    where: { clinicId, protocolId: { in: rows.map(({ id }) => id) } },
    orderBy: { number: "desc" },
    select: { id: true, protocolId: true, number: true, createdAt: true, createdBy: true },
  });
  const plans = await tx.plan.groupBy({
    by: ["protocolVersionId"],
    where: { clinicId, status: { not: "ended" }, protocolVersionId: { in: versions.map(({ id }) => id) } },
    _count: true,
  });
  const publishers = await tx.membership.findMany({
    where: { clinicId, id: { in: versions.flatMap(({ createdBy }) => createdBy ?? []) } },
    select: { id: true, name: true },
  });
  const running = new Map(plans.map(({ protocolVersionId, _count }) => [protocolVersionId, _count]));
  const names = new Map(publishers.map(({ id, name }) => [id, name]));
  return rows.flatMap((row): LibraryProtocol[] => {
    const [newest, ...older] = versions
      .filter((version) => version.protocolId === row.id)
      .map(({ id, number, createdAt, createdBy }) => ({
        versionId: id,
        number,
        publishedAt: createdAt,
        publishedBy: createdBy === null ? null : (names.get(createdBy) ?? null),
        runningPlans: running.get(id) ?? 0,
      }));
    const [body] = row.versions;
    if (!newest || !body) return [];
    const protocol = protocolSchema.parse(body.body);
    return [{ protocolId: row.id, inUse: row.endedAt === null, protocol, versions: [newest, ...older] }];
  });
}
