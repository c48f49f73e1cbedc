// How does a test publish a newer version of a protocol?
import type { Protocol } from "@/lib/rules/protocol";
import { rowsOf } from "./a-working-clinic";
import { insert, MADE_AT, nextId } from "./builders/insert";
import { STANDARD_PROTOCOL } from "./builders/standard-protocol";

/** The next version of the protocol that this version belongs to: the standard one but for `changes`. */
export async function aNewerVersion(
  { clinicId, protocolVersionId }: { clinicId: string; protocolVersionId: string },
  changes: Partial<Protocol>,
): Promise<string> {
  const [row] = await rowsOf<{ protocolId: string; number: number }>(
    `SELECT "protocolId", (SELECT max(number) FROM "ProtocolVersion" n WHERE n."protocolId" = v."protocolId") + 1 AS number
     FROM "ProtocolVersion" v WHERE id = $1`,
    [protocolVersionId],
  );
  if (!row) throw new Error("No such version");
  const id = nextId();
  await insert("ProtocolVersion", {
    clinicId,
    id,
    ...row,
    body: { ...STANDARD_PROTOCOL, ...changes },
    createdAt: MADE_AT,
  });
  return id;
}
