"use client";
// How does the desk go down the worklist from the keyboard?
import { useEffect } from "react";
import { shown } from "./visit-keys";

/** Where the day's page keeps whether single letters may act: not for those who speak to their computer. */
const LETTERS = "needlepoint.letter-keys";

/** J and K, or the arrows, go from one next step to another; Enter is the link's own. */
export function WorkKeys() {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return;
      if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      const isOnStep = target instanceof Element && target.matches("[data-work]");
      const hasLetters = localStorage.getItem(LETTERS) !== "off";
      const way =
        (hasLetters && key.toUpperCase() === "J") || (isOnStep && key === "ArrowDown")
          ? 1
          : (hasLetters && key.toUpperCase() === "K") || (isOnStep && key === "ArrowUp")
            ? -1
            : 0;
      if (way === 0) return;
      const steps = shown("[data-work]");
      const here = steps.findIndex((step) => step.matches(":focus"));
      const next = here === -1 ? (way === 1 ? steps[0] : steps.at(-1)) : steps[here + way];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}
