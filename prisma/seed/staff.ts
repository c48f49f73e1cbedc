// Who works at the demo clinic?
import { addDays } from "@/lib/time";
import type { ClinicianKey } from "./place";
import { type Beginning, momentOn, type Staff } from "./world";

const OWNER = { name: "Marguerite Achebe", email: "marguerite@alderskin.example" };

const CLINICIANS: readonly { key: ClinicianKey; name: string; email: string }[] = [
  { key: "okafor", name: "Dr Ngozi Okafor", email: "ngozi@alderskin.example" },
  { key: "lindqvist", name: "Dr Astrid Lindqvist", email: "astrid@alderskin.example" },
  { key: "marchetti", name: "Sofia Marchetti", email: "sofia@alderskin.example" },
  { key: "nakamura", name: "Dr Kenji Nakamura", email: "kenji@alderskin.example" },
  { key: "whitfield", name: "Jamal Whitfield", email: "jamal@alderskin.example" },
];

const DESK: readonly { name: string; email: string }[] = [
  { name: "Joana Reis", email: "joana@alderskin.example" },
  { name: "Tobias Grant", email: "tobias@alderskin.example" },
  { name: "Mieke Claes", email: "mieke@alderskin.example" },
];

/** An account that signs in with the demo's password, and its membership. Earlier ones sort first within their role. */
export function addMember(
  { rows, newId }: Pick<Beginning, "rows" | "newId">,
  member: {
    clinicId: string;
    role: "client" | "desk" | "clinician" | "owner";
    name: string;
    email: string;
    createdAt: Date;
    passwordHash: string;
    clientId?: string;
    clinicianId?: string;
  },
): string {
  const { passwordHash, ...membership } = member;
  const { email, createdAt } = member;
  const userId = newId(createdAt);
  const id = newId(createdAt);
  rows.accounts.push({ id: userId, emailKey: email.toLowerCase(), passwordHash, createdAt });
  rows.memberships.push({ ...membership, id, userId });
  return id;
}

/** The owner, five clinicians and three at the desk, in the order in which sign-in offers them. */
export function addStaff(begun: Beginning, clinicId: string, foundedOn: string, passwordHash: string): Staff {
  const { rows, newId } = begun;
  const createdAt = momentOn(addDays(foundedOn, 1), 540);
  const base = { clinicId, createdAt, passwordHash };
  const owner = addMember(begun, { ...base, ...OWNER, role: "owner" });
  const clinicians = CLINICIANS.map(({ key, name, email }, index) => {
    const id = newId(createdAt);
    rows.clinicians.push({ clinicId, id, name, colour: index + 1, position: index + 1 });
    return { key, id, membershipId: addMember(begun, { ...base, name, email, role: "clinician", clinicianId: id }) };
  });
  const clinician = (key: ClinicianKey) => {
    const found = clinicians.find((one) => one.key === key);
    if (!found) throw new RangeError(`Nobody is called ${key}`);
    return { id: found.id, membershipId: found.membershipId };
  };
  return {
    owner,
    desk: DESK.map((person) => addMember(begun, { ...base, ...person, role: "desk" })),
    clinicians: {
      okafor: clinician("okafor"),
      lindqvist: clinician("lindqvist"),
      marchetti: clinician("marchetti"),
      nakamura: clinician("nakamura"),
      whitfield: clinician("whitfield"),
    },
  };
}
