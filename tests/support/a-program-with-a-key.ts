// How does a test get another program that asks for a clinic, with a key that an owner made?
import { keyOfHeader } from "@/lib/auth/api-key";
import { contextFor } from "@/lib/db/context";
import { makeApiKey } from "@/lib/operations/make-api-key";
import type { KeyContext } from "@/lib/web/route";
import { NOW, type WorkingClinic } from "./a-working-clinic";

/** `asks`: a context in which the program asks at that moment. */
export async function aProgram(clinic: WorkingClinic, name = "Phone assistant") {
  const { key, keyId } = await makeApiKey(await clinic.asked("owner"), { name });
  const asks = async (at: Date = NOW): Promise<KeyContext> => {
    const actor = await keyOfHeader(`Bearer ${key}`, at);
    if (!actor) throw new Error("The key is not known");
    return { ...contextFor(actor, at, "a-request"), actor };
  };
  return { key, keyId, header: `Bearer ${key}`, asks };
}
