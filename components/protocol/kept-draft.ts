// Where is a draft kept while its page is away: in this tab, and nowhere else?
import type { ProtocolDraft } from "./protocol-draft";

type KeptDraft = { draft: ProtocolDraft; basedOn: { versionId: string; number: number } };

const keyOf = (protocolId: string) => `protocol-draft:${protocolId}`;

/** Where the browser keeps nothing, the draft lives as long as its page. */
export function keepDraft(protocolId: string, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(keyOf(protocolId), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage is no reason to stop the writing.
  }
}

export function keptDraft(protocolId: string): KeptDraft | null {
  try {
    const kept = sessionStorage.getItem(keyOf(protocolId));
    return kept === null ? null : JSON.parse(kept);
  } catch {
    return null;
  }
}

export function forgetDraft(protocolId: string): void {
  try {
    sessionStorage.removeItem(keyOf(protocolId));
  } catch {
    // As above.
  }
}
