// Whom does a key let in?
import { expect, test } from "vitest";
import { keyOfHeader } from "@/lib/auth/api-key";
import { revokeApiKey } from "@/lib/operations/revoke-api-key";
import { aProgram } from "../support/a-program-with-a-key";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";

test("a key acts for its clinic, under its own name", async () => {
  const clinic = await aWorkingClinic();
  const { header, keyId } = await aProgram(clinic, "Phone assistant");
  const { clinicId } = clinic;
  const actor = { kind: "key", clinicId, keyId, name: "Phone assistant", locale: "en" };
  expect(await keyOfHeader(header, NOW)).toEqual(actor);
  expect(await keyOfHeader(header.replace("Bearer", "bearer"), NOW)).toEqual(actor);
});

test("a revoked key is nobody's from the next request on", async () => {
  const clinic = await aWorkingClinic();
  const { header, keyId } = await aProgram(clinic);
  await revokeApiKey(await clinic.asked("owner"), { keyId });
  expect(await keyOfHeader(header, NOW)).toBeNull();
});

test("a key that says it is of another clinic is nobody's, and lets nobody into that one", async () => {
  const [ours, theirs] = [await aWorkingClinic(), await aWorkingClinic()];
  const { key } = await aProgram(ours);
  expect(await keyOfHeader(`Bearer ${key.replace(ours.clinicId, theirs.clinicId)}`, NOW)).toBeNull();
  expect(await keyOfHeader(`Bearer ${key}`, NOW)).toMatchObject({ clinicId: ours.clinicId });
});

test("what is no key, or another scheme, asks nothing of the database", async () => {
  const clinic = await aWorkingClinic();
  const { key } = await aProgram(clinic);
  const changed = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  for (const header of [
    null,
    "",
    "Bearer",
    "Bearer ",
    key,
    `Basic ${key}`,
    `Bearer ${key} ${key}`,
    `Bearer ${changed}`,
  ]) {
    expect(await keyOfHeader(header, NOW), String(header)).toBeNull();
  }
});

test("the last use is noted, once a minute at most", async () => {
  const clinic = await aWorkingClinic();
  const { header } = await aProgram(clinic);
  const used = async (seconds: number) => {
    await keyOfHeader(header, new Date(NOW.getTime() + seconds * 1000));
    const [row] = await rowsOf<{ at: Date }>(`SELECT "lastUsedAt" AS at FROM "ApiKey"`);
    return ((row?.at.getTime() ?? 0) - NOW.getTime()) / 1000;
  };
  expect(await used(0)).toBe(0);
  expect(await used(59)).toBe(0);
  expect(await used(61)).toBe(61);
});
