// Where does each role's day begin?
import type { Role } from "@/lib/access/actor";

const HOME = { client: "/portal", desk: "/desk", clinician: "/clinic", owner: "/desk" } as const satisfies Record<
  Role,
  string
>;

export const homeOf = (role: Role): (typeof HOME)[Role] => HOME[role];
