"use client";
// How does a person leave a page from the keyboard, without having changed anything?
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Escape goes back to where the page was opened from; not out of a text that is being written. */
export function EscapeBack({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    function press({ key, target, defaultPrevented }: KeyboardEvent) {
      const isWriting = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (key !== "Escape" || defaultPrevented || isWriting || document.querySelector("dialog[open]")) return;
      router.push(href);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [href, router]);
  return null;
}
