// Does an empty server come to a clinic that can book, once?
import { expect, test } from "vitest";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { contextFor } from "@/lib/db/context";
import { foundClinic } from "@/lib/operations/found-clinic";
import { previewSeries } from "@/lib/operations/preview-series";
import { type SetUpInput, setUpSchema } from "@/lib/schemas/set-up";
import { countRows, NOW, rowsOf } from "../support/a-working-clinic";
import { aClient } from "../support/builders";

const asked = { now: NOW, requestId: null };

const FORM = {
  clinicName: "Birch Skin",
  phone: "+44 117 496 0101",
  address: "1 Birch Lane, Bath",
  timeZone: "Europe/London",
  ownerName: "Dr Ada Birch",
  email: "Ada@birch.example",
  password: "a long password",
  ownerTreats: true,
  clinicianNames: ["Tom Reed"],
  rooms: 2,
  devices: 1,
  weekdays: [1, 2, 3, 4, 5],
  opensAt: 540,
  closesAt: 1080,
};
const INPUT: SetUpInput = setUpSchema.parse(FORM);

test("the founded clinic has its owner, people, rooms, devices, hours and the built-in protocols, audited", async () => {
  const { clinicId } = await foundClinic(asked, INPUT);
  const counts = await countRows("Location", "Room", "Device", "Clinician", "WorkingHours", "BookingLock", "Protocol");
  expect(counts).toEqual([1, 2, 1, 2, 10, 1, 8]);
  const [owner] = await rowsOf(`SELECT role, name, email, "clinicianId" IS NOT NULL AS treats FROM "Membership"`);
  expect(owner).toEqual({ role: "owner", name: "Dr Ada Birch", email: "Ada@birch.example", treats: true });
  const [entry] = await rowsOf(`SELECT action, "recordId" FROM "AuditEntry"`);
  expect(entry).toEqual({ action: "clinic.founded", recordId: clinicId });
});

test("the owner signs in with what was typed, whatever the case of the e-mail", async () => {
  const { clinicId } = await foundClinic(asked, INPUT);
  expect((await signInWithPassword("ada@Birch.example", "a long password", "test")).clinicId).toBe(clinicId);
});

test("a first course finds a place for every session", async () => {
  const { clinicId } = await foundClinic(asked, INPUT);
  const [location] = await rowsOf<{ id: string }>(`SELECT id FROM "Location"`);
  const [version] = await rowsOf<{ id: string }>(
    `SELECT v.id FROM "ProtocolVersion" v JOIN "Protocol" p ON p.id = v."protocolId" WHERE p.key = 'rejuvenation'`,
  );
  const [owner] = await rowsOf<{ id: string; clinicianId: string }>(`SELECT id, "clinicianId" FROM "Membership"`);
  const { clientId } = await aClient({ clinicId });
  if (!location || !version || !owner) throw new Error("Not founded");
  const ctx = contextFor(
    {
      ...{ kind: "member", clinicId, membershipId: owner.id, role: "owner", name: "Ada", locale: "en" },
      ...{ clientId: null, clinicianId: owner.clinicianId },
    },
    NOW,
  );
  const { answer } = await previewSeries(ctx, {
    ...{ clientId, locationId: location.id, protocolVersionId: version.id, sessions: 4, area: "face" },
    ...{ preferences: {}, pins: [], unticked: [] },
  });
  expect(answer.visits.filter(({ phase }) => phase === "session").every(({ state }) => state === "placed")).toBe(true);
});

test("of several set-ups at once one wins, and the others write nothing", async () => {
  const ends = await Promise.allSettled([1, 2, 3].map(() => foundClinic(asked, INPUT)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const end of ends) {
    if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "set-up-done" });
  }
  expect(await countRows("Clinic", "UserAccount", "Membership", "Room")).toEqual([1, 1, 1, 2]);
});

test.each([
  ["nobody treats", { ownerTreats: false, clinicianNames: [] }, "clinicianNames", "required"],
  ["it closes before it opens", { opensAt: 1080, closesAt: 540 }, "closesAt", "hours"],
  ["the zone does not exist", { timeZone: "Europe/Nowhere" }, "timeZone", "invalid"],
  ["the password is short", { password: "short" }, "password", "password"],
  ["it is open on no day", { weekdays: [] }, "weekdays", "required"],
])("refused at its field when %s", (_case, change, path, message) => {
  const issues = setUpSchema.safeParse({ ...FORM, ...change }).error?.issues ?? [];
  expect(issues.map((issue) => [issue.path.join("."), issue.message])).toContainEqual([path, message]);
});
