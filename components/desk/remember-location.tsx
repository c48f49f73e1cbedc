"use client";
// Which location does this desk come back to?
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const YEAR_SECONDS = 31_536_000;

type RememberLocationProps = { cookie: string; locationId: string; isRemembered: boolean };

/** Keeps the location that was chosen for the next visit, and brings the frame around the page to its clock. */
export function RememberLocation({ cookie, locationId, isRemembered }: RememberLocationProps) {
  const router = useRouter();
  useEffect(() => {
    if (isRemembered) return;
    document.cookie = `${cookie}=${locationId}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  }, [cookie, locationId, isRemembered, router]);
  return null;
}
