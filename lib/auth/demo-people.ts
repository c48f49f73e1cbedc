// Who can be tried out with one click?
import type { Role } from "@/lib/access/actor";
import { ownerPool } from "@/lib/db/owner-pool";
import { env } from "@/lib/env";

export type DemoPerson = { role: Role; name: string; email: string };

/** The first member of each role of the demo clinic; none where demo mode is off. */
export async function demoPeople(): Promise<DemoPerson[]> {
  if (!env().demo) return [];
  const members = await ownerPool().membership.findMany({
    where: { clinic: { isDemo: true }, deactivatedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    distinct: ["role"],
    select: { role: true, name: true, email: true },
  });
  const order = ["owner", "clinician", "desk", "client"] as const satisfies readonly Role[];
  return order.flatMap((role) =>
    members.filter((member) => member.role === role).map(({ name, email }) => ({ role, name, email })),
  );
}

/** Whether this server knows any clinic yet: if not, the first-run page makes one. */
export async function anyClinic(): Promise<boolean> {
  return (await ownerPool().clinic.findFirst({ select: { id: true } })) !== null;
}
