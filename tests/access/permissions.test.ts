// Who may do what?
import { describe, expect, test } from "vitest";
import type { Key, Member, Role } from "@/lib/access/actor";
import { authorize, type Deed, may } from "@/lib/access/permissions";
import { Refusal } from "@/lib/errors";

const actor = (role: Role, clientId: string | null = null): Member => ({
  kind: "member",
  clinicId: "c",
  membershipId: "m",
  role,
  name: "A",
  locale: "en",
  clientId,
  clinicianId: null,
});

const TABLE: [Deed, Role[]][] = [
  ["client:add", ["desk", "clinician", "owner"]],
  ["client:invite", ["desk", "clinician", "owner"]],
  ["invitation:hand-over", ["owner"]],
  ["plan:prescribe", ["desk", "clinician", "owner"]],
  ["appointment:run", ["desk", "clinician", "owner"]],
  ["appointment:cancel", ["desk", "clinician", "owner"]],
  ["gap:override", ["clinician", "owner"]],
  ["messages:read", ["desk", "clinician", "owner"]],
  ["day:read", ["desk", "clinician", "owner"]],
  ["key:manage", ["owner"]],
  ["worklist:read", ["desk", "clinician", "owner"]],
  ["audit:read", ["clinician", "owner"]],
  ["reports:read", ["clinician", "owner"]],
];

describe("deeds of staff", () => {
  test.each(TABLE)("%s is for %j", (deed, roles) => {
    for (const role of ["client", "desk", "clinician", "owner"] as const) {
      expect(may(actor(role, role === "client" ? "me" : null), deed, "me")).toBe(roles.includes(role));
    }
  });
});

test.each(["client:read", "consent:set", "plan:read", "appointment:move", "appointment:confirm"] as const)(
  "%s: a client reaches what is their own, and nothing without an owner",
  (deed) => {
    expect(may(actor("client", "me"), deed, "me")).toBe(true);
    expect(may(actor("client", "me"), deed, "somebody else")).toBe(false);
    expect(may(actor("client", "me"), deed, null)).toBe(false);
    expect(may(actor("client", "me"), deed)).toBe(false);
  },
);

test("a client who asks about somebody else's record is not told that it exists", () => {
  const refused = () => authorize(actor("client", "me"), "plan:read", "somebody else");
  expect(refused).toThrow(new Refusal("not-found"));
  expect(() => authorize(actor("client", "me"), "client:add")).toThrow(new Refusal("not-allowed"));
});

test("a key books what is due, and does nothing else, not even make another key", () => {
  const key: Key = { kind: "key", clinicId: "c", keyId: "k", name: "Phone", locale: "en" };
  expect(may(key, "plan:read") && may(key, "plan:prescribe") && may(key, "visit:book", "a client")).toBe(true);
  const others: Deed[] = [
    "key:manage",
    "client:read",
    "client:add",
    "appointment:move",
    "appointment:run",
    "gap:override",
  ];
  for (const deed of others) expect(may(key, deed, "a client"), deed).toBe(false);
  expect(() => authorize(key, "key:manage")).toThrow(new Refusal("not-allowed"));
});
