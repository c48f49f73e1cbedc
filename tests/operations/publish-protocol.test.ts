// How does a clinic's own wording of a protocol become its next version?
import { expect, test } from "vitest";
import { loadLibraryProtocol, loadProtocols } from "@/lib/db/queries/protocols";
import { Refusal } from "@/lib/errors";
import { previewSeries } from "@/lib/operations/preview-series";
import { publishProtocol } from "@/lib/operations/publish-protocol";
import { savePlan } from "@/lib/operations/save-plan";
import type { Protocol } from "@/lib/rules/protocol";
import type { SeriesInput } from "@/lib/schemas/series";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClinic, aProtocol } from "../support/builders";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

const wider: Protocol = { ...STANDARD_PROTOCOL, name: "Our own", gap: { ...STANDARD_PROTOCOL.gap, latestDays: 49 } };

async function only(): Promise<{ clinic: WorkingClinic; protocolId: string; basedOn: string }> {
  const clinic = await aWorkingClinic();
  const [row] = await rowsOf<{ id: string }>(`SELECT id FROM "Protocol" WHERE "clinicId" = $1`, [clinic.clinicId]);
  if (!row) throw new Error("no protocol");
  return { clinic, protocolId: row.id, basedOn: clinic.protocolVersionId };
}

const wish = (clinic: WorkingClinic, protocolVersionId: string): SeriesInput => ({
  ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId },
  ...{ sessions: 3, area: "face", preferences: {}, pins: [], unticked: [] },
});

test("version 2 is what new plans are made from, with who published it and when, and the audit log knows", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("clinician");
  const { versionId, number } = await publishProtocol(ctx, { protocolId, basedOn, body: wider });
  expect(number).toBe(2);
  expect(await ctx.read((tx) => loadProtocols(tx, clinic.clinicId))).toEqual([{ versionId, number, protocol: wider }]);
  const { versions, inUse } = await ctx.read((tx) => loadLibraryProtocol(tx, clinic.clinicId, protocolId));
  expect(inUse).toBe(true);
  expect(versions.map((one) => [one.number, one.publishedBy])).toEqual([
    [2, "Dana Desk"],
    [1, null],
  ]);
  expect(versions[0].publishedAt).toEqual(NOW);
  expect(await rowsOf(`SELECT name FROM "Protocol"`)).toEqual([{ name: "Our own" }]);
  expect(await rowsOf(`SELECT action, "recordType", "recordId" FROM "AuditEntry"`)).toEqual([
    { action: "protocol.published", recordType: "Protocol", recordId: protocolId },
  ]);
});

test("a running plan keeps its version, and is counted there", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("owner");
  const { planId } = await savePlan(ctx, wish(clinic, basedOn));
  const { versionId } = await publishProtocol(ctx, { protocolId, basedOn, body: wider });
  expect(await rowsOf(`SELECT "protocolVersionId" FROM "Plan" WHERE id = $1`, [planId])).toEqual([
    { protocolVersionId: basedOn },
  ]);
  const latest = await rowsOf<{ latestDays: number }>(
    `SELECT DISTINCT "latestDays" FROM "Visit" WHERE "planId" = $1 AND phase = 'session' AND position > 1`,
    [planId],
  );
  expect(latest).toEqual([{ latestDays: 42 }]);
  const { versions } = await ctx.read((tx) => loadLibraryProtocol(tx, clinic.clinicId, protocolId));
  expect(versions.map(({ number, runningPlans }) => [number, runningPlans])).toEqual([
    [2, 0],
    [1, 1],
  ]);
  await rowsOf(`UPDATE "Plan" SET status = 'ended', "endedAt" = $2 WHERE id = $1`, [planId, NOW]);
  const after = await ctx.read((tx) => loadLibraryProtocol(tx, clinic.clinicId, protocolId));
  expect(after.versions.map(({ runningPlans }) => runningPlans)).toEqual([0, 0]);

  const preview = await previewSeries(ctx, wish(clinic, versionId));
  expect(preview.protocol.protocol.gap.latestDays).toBe(49);
  await expect(previewSeries(ctx, wish(clinic, basedOn))).rejects.toThrow(new Refusal("not-found"));
});

test("who published meanwhile is not overwritten: the refusal says who and which version, and nothing changed", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("clinician");
  await publishProtocol(ctx, { protocolId, basedOn, body: wider });
  const before = await countRows("ProtocolVersion", "AuditEntry");
  const late = publishProtocol(await clinic.asked("owner"), {
    ...{ protocolId, basedOn },
    body: { ...wider, name: "Mine" },
  });
  await expect(late).rejects.toMatchObject({ code: "protocol-changed", values: { number: 2, name: "Dana Desk" } });
  expect(await countRows("ProtocolVersion", "AuditEntry")).toEqual(before);
  expect(await rowsOf(`SELECT name FROM "Protocol"`)).toEqual([{ name: "Our own" }]);
});

test("of ten who publish at once, one does", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("clinician");
  const answers = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      publishProtocol(ctx, { protocolId, basedOn, body: { ...wider, name: `Number ${index}` } }),
    ),
  );
  const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(9);
  for (const reason of refused) expect(reason).toMatchObject({ code: "protocol-changed" });
  expect(await countRows("ProtocolVersion")).toEqual([2]);
});

test("what says the same is no version", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("clinician");
  await expect(publishProtocol(ctx, { protocolId, basedOn, body: { ...STANDARD_PROTOCOL } })).rejects.toMatchObject({
    code: "protocol-unchanged",
    values: { number: 1 },
  });
});

test("the key stays, whatever the form says", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const ctx = await clinic.asked("clinician");
  await publishProtocol(ctx, { protocolId, basedOn, body: { ...wider, key: "another" } });
  const [newest] = await ctx.read((tx) => loadProtocols(tx, clinic.clinicId));
  expect(newest?.protocol.key).toBe("rejuvenation");
});

test("the front desk may not, and nobody reaches another clinic's", async () => {
  const { clinic, protocolId, basedOn } = await only();
  const input = { protocolId, basedOn, body: wider };
  await expect(publishProtocol(await clinic.asked("desk"), input)).rejects.toThrow(new Refusal("not-allowed"));
  await expect(publishProtocol(await clinic.asked("client"), input)).rejects.toThrow(new Refusal("not-allowed"));
  const other = await aProtocol(await aClinic());
  await expect(
    publishProtocol(await clinic.asked("owner"), {
      protocolId: other.protocolId,
      basedOn: other.protocolVersionId,
      body: wider,
    }),
  ).rejects.toThrow(new Refusal("not-found"));
  expect(await rowsOf(`SELECT name FROM "Protocol" WHERE id = $1`, [other.protocolId])).toEqual([
    { name: "Rejuvenation" },
  ]);
});
