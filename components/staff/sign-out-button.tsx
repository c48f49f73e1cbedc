"use client";
// How does a person leave?
import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** A row of the account menu. What it needs is fetched when it is pressed. */
export function SignOutButton({ children }: { children: ReactNode }) {
  async function leave() {
    const { signOut } = await import("next-auth/react");
    await signOut({ callbackUrl: "/sign-in" });
  }
  return (
    <button
      type="button"
      onClick={leave}
      className="flex min-h-9 items-center gap-2.5 rounded-8 px-2.5 text-left transition-colors hover:bg-hover pointer-coarse:min-h-11"
    >
      <Icon of={LogOut} size={15} className="text-ink-3" />
      {children}
    </button>
  );
}
