"use client";
// How does a page that stays open all day keep telling the truth?
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 60_000;

const isResting = () => document.hidden || document.querySelector("dialog[open], [aria-busy=true]") !== null;

/**
 * Reads the page again every minute and when its tab is looked at again; not while a question is open or something is
 * under way, and not while the clinic's server can't be reached: what stands there is better than nothing.
 */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    async function refresh() {
      if (isResting()) return;
      const answer = await fetch("/api/health", { cache: "no-store" }).catch(() => null);
      if (answer?.ok && !isResting()) router.refresh();
    }
    const timer = setInterval(refresh, EVERY_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router]);
  return null;
}
