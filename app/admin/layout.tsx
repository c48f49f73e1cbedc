import type { ReactNode } from "react";
import { StaffShell } from "@/components/staff/staff-shell";
import { staffShell } from "@/lib/web/staff-shell";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  return <StaffShell {...(await staffShell())}>{children}</StaffShell>;
}
