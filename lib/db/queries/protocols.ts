// Which protocols may a plan be made from?
import type { Tx } from "@/lib/db/clinic-pool";
import { Refusal } from "@/lib/errors";
import { occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import { protocolSchema } from "@/lib/schemas/protocol";

export type ProtocolRecord = { versionId: string; number: number; protocol: Protocol };

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
