// How does a clinic begin protocols of its own, put them in order, and take one out of use?
import { expect, test } from "vitest";
import type { Role } from "@/lib/access/actor";
import { loadNewestVersion, loadProtocolLibrary, loadProtocols } from "@/lib/db/queries/protocols";
import { Refusal } from "@/lib/errors";
import { copyProtocol } from "@/lib/operations/copy-protocol";
import { orderProtocol } from "@/lib/operations/order-protocol";
import { previewSeries } from "@/lib/operations/preview-series";
import { publishProtocol } from "@/lib/operations/publish-protocol";
import { retireProtocol } from "@/lib/operations/retire-protocol";
import { savePlan } from "@/lib/operations/save-plan";
import type { SeriesInput } from "@/lib/schemas/series";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClinic, aProtocol } from "../support/builders";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

async function only(): Promise<{ clinic: WorkingClinic; protocolId: string }> {
  const clinic = await aWorkingClinic();
  const [row] = await rowsOf<{ id: string }>(`SELECT id FROM "Protocol"`);
  if (!row) throw new Error("no protocol");
  return { clinic, protocolId: row.id };
}

const namesOf = async (clinic: WorkingClinic) => {
  const ctx = await clinic.asked("desk");
  const offered = await ctx.read((tx) => loadProtocols(tx, clinic.clinicId));
  const all = await ctx.read((tx) => loadProtocolLibrary(tx, clinic.clinicId));
  return {
    offered: offered.map(({ protocol }) => protocol.name),
    all: all.map(({ protocol, inUse }) => (inUse ? protocol.name : `(${protocol.name})`)),
  };
};

const actions = () =>
  rowsOf(`SELECT action FROM "AuditEntry" ORDER BY id`).then((rows) => rows.map((row) => row.action));

test("a copy says the same under a name and a key of its own, as version 1 and the last in order", async () => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked("clinician");
  const copy = await copyProtocol(ctx, { protocolId });
  await copyProtocol(ctx, { protocolId });
  await copyProtocol(ctx, copy);
  expect((await namesOf(clinic)).offered).toEqual([
    "Rejuvenation",
    "Copy of Rejuvenation",
    "Copy 2 of Rejuvenation",
    "Copy of Copy of Rejuvenation",
  ]);
  const [, made] = await ctx.read((tx) => loadProtocolLibrary(tx, clinic.clinicId));
  expect(made?.protocol).toEqual({
    ...STANDARD_PROTOCOL,
    key: "rejuvenation-copy",
    name: "Copy of Rejuvenation",
  });
  expect(made?.versions.map(({ number, publishedBy }) => [number, publishedBy])).toEqual([[1, "Dana Desk"]]);
  expect(await actions()).toEqual(["protocol.copied", "protocol.copied", "protocol.copied"]);
});

test("copies that are made at once get keys and places of their own", async () => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked("owner");
  await Promise.all(Array.from({ length: 6 }, () => copyProtocol(ctx, { protocolId })));
  const rows = await rowsOf<{ key: string; position: number }>(`SELECT key, position FROM "Protocol"`);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(7);
  expect(rows.map(({ position }) => position).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("a retired protocol is offered to nobody, its plan goes on, and it comes back as the last", async () => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked("clinician");
  const wish: SeriesInput = {
    ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId: clinic.protocolVersionId },
    ...{ sessions: 3, area: "face", preferences: {}, pins: [], unticked: [] },
  };
  await savePlan(ctx, wish);
  await copyProtocol(ctx, { protocolId });
  await retireProtocol(ctx, { protocolId, inUse: false });
  await retireProtocol(ctx, { protocolId, inUse: false });
  expect(await namesOf(clinic)).toEqual({
    offered: ["Copy of Rejuvenation"],
    all: ["Copy of Rejuvenation", "(Rejuvenation)"],
  });
  await expect(previewSeries(ctx, { ...wish, area: "neck" })).rejects.toThrow(new Refusal("not-found"));
  expect(await rowsOf(`SELECT status, "protocolVersionId" FROM "Plan"`)).toEqual([
    { status: "active", protocolVersionId: clinic.protocolVersionId },
  ]);
  await retireProtocol(ctx, { protocolId, inUse: true });
  expect((await namesOf(clinic)).offered).toEqual(["Copy of Rejuvenation", "Rejuvenation"]);
  expect(await actions()).toEqual(["plan.saved", "protocol.copied", "protocol.retired", "protocol.brought-back"]);
});

test("a protocol changes places with its neighbour, and at either end nothing happens", async () => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked("clinician");
  const second = await copyProtocol(ctx, { protocolId });
  const third = await copyProtocol(ctx, { protocolId });
  await retireProtocol(ctx, { protocolId: second.protocolId, inUse: false });
  await orderProtocol(ctx, { ...third, to: "earlier" });
  expect((await namesOf(clinic)).offered).toEqual(["Copy 2 of Rejuvenation", "Rejuvenation"]);
  await orderProtocol(ctx, { ...third, to: "earlier" });
  await orderProtocol(ctx, { protocolId, to: "later" });
  expect((await namesOf(clinic)).offered).toEqual(["Copy 2 of Rejuvenation", "Rejuvenation"]);
  await orderProtocol(ctx, { ...third, to: "later" });
  expect((await namesOf(clinic)).offered).toEqual(["Rejuvenation", "Copy 2 of Rejuvenation"]);
  await expect(orderProtocol(ctx, { ...second, to: "later" })).rejects.toThrow(new Refusal("not-found"));
});

test.each<Role>(["desk", "client"])("a %s may do none of it", async (role) => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked(role);
  const refusal = new Refusal("not-allowed");
  await expect(copyProtocol(ctx, { protocolId })).rejects.toThrow(refusal);
  await expect(retireProtocol(ctx, { protocolId, inUse: false })).rejects.toThrow(refusal);
  await expect(orderProtocol(ctx, { protocolId, to: "later" })).rejects.toThrow(refusal);
});

test("another clinic's protocol is not there", async () => {
  const { clinic } = await only();
  const ctx = await clinic.asked("owner");
  const { protocolId } = await aProtocol(await aClinic());
  const refusal = new Refusal("not-found");
  await expect(copyProtocol(ctx, { protocolId })).rejects.toThrow(refusal);
  await expect(retireProtocol(ctx, { protocolId, inUse: false })).rejects.toThrow(refusal);
  await expect(orderProtocol(ctx, { protocolId, to: "later" })).rejects.toThrow(refusal);
});

test("a copy of a long name ends with a whole character", async () => {
  const { clinic, protocolId } = await only();
  const ctx = await clinic.asked("clinician");
  const { versionId } = await ctx.read((tx) => loadNewestVersion(tx, clinic.clinicId, protocolId));
  const name = `${"n".repeat(71)}${"\u{1F33F}".repeat(4)}`;
  await publishProtocol(ctx, { protocolId, basedOn: versionId, body: { ...STANDARD_PROTOCOL, name } });
  const copy = await copyProtocol(ctx, { protocolId });
  const [row] = await rowsOf<{ name: string }>(`SELECT name FROM "Protocol" WHERE id = $1`, [copy.protocolId]);
  expect(row?.name).toBe(`Copy of ${"n".repeat(71)}`);
});
