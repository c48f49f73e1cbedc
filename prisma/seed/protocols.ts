// Which protocols does the demo clinic treat by?
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import type { Beginning } from "./world";

/** The first version of each protocol that a new clinic begins with. */
export function addProtocols(
  { rows, newId }: Beginning,
  clinicId: string,
  createdAt: Date,
  createdBy: string,
): { versionId: string; protocol: Protocol }[] {
  return BUILT_IN_PROTOCOLS.map((protocol, index) => {
    const protocolId = newId(createdAt);
    const versionId = newId(createdAt);
    rows.protocols.push({ clinicId, id: protocolId, key: protocol.key, name: protocol.name, position: index + 1 });
    rows.protocolVersions.push({
      clinicId,
      id: versionId,
      protocolId,
      number: 1,
      body: protocol,
      createdAt,
      createdBy,
    });
    return { versionId, protocol };
  });
}
