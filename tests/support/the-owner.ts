// How does a test of a page look at the demo clinic as its owner?
import type { Member } from "@/lib/access/actor";
import { contextFor } from "@/lib/db/context";
import type { PageContext } from "@/lib/web/page";
import { NOW, rowsOf } from "./a-working-clinic";

export async function theOwner(): Promise<PageContext> {
  const [member] = await rowsOf<{ clinicId: string; id: string; name: string }>(
    `SELECT "clinicId", id, name FROM "Membership" WHERE role = 'owner'`,
  );
  if (!member) throw new Error("The demo clinic has no owner");
  const actor: Member = {
    kind: "member",
    clinicId: member.clinicId,
    membershipId: member.id,
    role: "owner",
    name: member.name,
    locale: "en",
    clientId: null,
    clinicianId: null,
  };
  return { ...contextFor(actor, NOW), actor };
}
