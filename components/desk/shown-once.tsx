"use client";
// How does a sentence about what has just happened not come back with the address?
import { useEffect } from "react";

/** Takes a parameter out of the address once the page has shown what it stands for. */
export function ShownOnce({ parameter }: { parameter: string }) {
  useEffect(() => {
    const address = new URL(window.location.href);
    if (!address.searchParams.has(parameter)) return;
    address.searchParams.delete(parameter);
    window.history.replaceState(null, "", address);
  }, [parameter]);
  return null;
}
