// Who makes and revokes keys, and what is kept of them?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { makeApiKey } from "@/lib/operations/make-api-key";
import { revokeApiKey } from "@/lib/operations/revoke-api-key";
import { aProgram } from "../support/a-program-with-a-key";
import { aWorkingClinic, countRows, rowsOf } from "../support/a-working-clinic";

test("an owner makes a key: what comes back is nowhere in the database, and the log says who made it", async () => {
  const clinic = await aWorkingClinic();
  const { key, keyId, name } = await makeApiKey(await clinic.asked("owner"), { name: "Reports" });
  expect(name).toBe("Reports");
  const rows = await rowsOf(`SELECT a::text FROM "ApiKey" a UNION ALL SELECT d::text FROM "AuditDetail" d`);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(key.slice(-43));
  const [said] = await rowsOf(`SELECT action, "actorKind", "recordType", "recordId" FROM "AuditEntry"`);
  expect(said).toEqual({ action: "api-key.made", actorKind: "member", recordType: "ApiKey", recordId: keyId });
});

test("nobody but an owner makes or revokes one", async () => {
  const clinic = await aWorkingClinic();
  const { keyId, asks } = await aProgram(clinic);
  const others = [
    await clinic.asked("desk"),
    await clinic.asked("clinician"),
    await clinic.asked("client"),
    await asks(),
  ];
  for (const ctx of others) {
    await expect(makeApiKey(ctx, { name: "Mine" })).rejects.toThrow(new Refusal("not-allowed"));
    await expect(revokeApiKey(ctx, { keyId })).rejects.toThrow(new Refusal("not-allowed"));
  }
  expect(await countRows("ApiKey")).toEqual([1]);
});

test("a key is revoked once, and another clinic's key is none of ours", async () => {
  const [ours, theirs] = [await aWorkingClinic(), await aWorkingClinic()];
  const { keyId } = await aProgram(ours);
  await expect(revokeApiKey(await theirs.asked("owner"), { keyId })).rejects.toThrow(new Refusal("not-found"));
  const owner = await ours.asked("owner");
  await revokeApiKey(owner, { keyId });
  await revokeApiKey({ ...owner, now: new Date(owner.now.getTime() + 60_000) }, { keyId });
  const [row] = await rowsOf(`SELECT "revokedAt", "revokedBy" FROM "ApiKey"`);
  expect(row).toEqual({ revokedAt: owner.now, revokedBy: owner.actor.membershipId });
  const [said] = await rowsOf(`SELECT count(*)::int AS n FROM "AuditEntry" WHERE action = 'api-key.revoked'`);
  expect(said).toEqual({ n: 1 });
});
