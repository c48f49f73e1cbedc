// What does an owner say who makes or revokes a key, and what do they see of the keys?
import { z } from "zod";
import { id } from "./series";
import { shown } from "./text";

export const makeApiKeySchema = z.object({ name: shown(60) });
export type MakeApiKeyInput = z.infer<typeof makeApiKeySchema>;

export const revokeApiKeySchema = z.object({ keyId: id });
export type RevokeApiKeyInput = z.infer<typeof revokeApiKeySchema>;

export type ApiKeyRow = {
  id: string;
  name: string;
  /** "Made by Marguerite Alder on Tue 24 Nov", "Last used today, 15:30" or "Revoked by …". */
  madeText: string;
  stateText: string;
  isRevoked: boolean;
  /** "Revoke the key Reporting", what the dialog asks, and what is said once it is done. */
  labels: { revoke: string; ask: string; done: string };
};
