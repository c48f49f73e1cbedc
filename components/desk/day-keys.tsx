"use client";
// How does the desk run the day from the keyboard?
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import { fulfil, panelVisit, shortcut, shown, visitAt, visitOfKeys, type WishedStep } from "./visit-keys";

type DayKeysProps = {
  words: { open: string; title: string; close: string; lettersOn: string };
  keys: { key: string; does: string }[];
};

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const STORED = "needlepoint.letter-keys";

/**
 * Arrows go from visit to visit. A letter presses what carries it as its shortcut; one of a visit acts on the visit that
 * has the focus, and waits until its panel stands there and has nothing under way. Letters can be switched off, for those
 * who speak to their computer.
 */
export function DayKeys({ words, keys }: DayKeysProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [hasLetters, setHasLetters] = useState(true);

  /** At most one letter waits; whatever is pressed after it takes its place. */
  const wish = useRef<WishedStep | null>(null);
  /** The visit that was clicked and is not in the panel yet: not every browser gives a clicked link the focus. */
  const opening = useRef<string | null>(null);

  useEffect(() => setHasLetters(localStorage.getItem(STORED) !== "off"), []);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!event.repeat) wish.current = null;
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || isModalOpen()) return;
      if (ARROWS.includes(event.key)) {
        if (!(event.target instanceof Element) || !isBoard(event.target)) return;
        if (goFrom(event.target, event.key)) event.preventDefault();
        return;
      }
      if (!hasLetters || event.repeat) return;
      if (event.key === "?") {
        setIsOpen(true);
        return;
      }
      const key = event.key.toUpperCase();
      const ofPage = shown(shortcut(key)).find((element) => element.closest("[data-panel]") === null);
      if (event.key.length !== 1 || (!ofPage && !keys.some((one) => one.key === key))) return;
      event.preventDefault();
      if (ofPage) ofPage.click();
      else wishFor(key, event.target);
    }
    function wishFor(key: string, target: EventTarget | null) {
      const { visitId, toOpen } = visitOfKeys(target, opening.current);
      wish.current = visitId === null ? null : { visitId, key };
      toOpen?.click();
      tryWish();
    }
    function tryWish() {
      if (panelVisit() === opening.current) opening.current = null;
      if (wish.current && !isModalOpen() && fulfil(wish.current)) wish.current = null;
    }
    function point() {
      wish.current = null;
    }
    function open({ target }: MouseEvent) {
      opening.current = visitAt(target)?.dataset.visit ?? opening.current;
    }
    const panelChanges = new MutationObserver(tryWish);
    panelChanges.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-panel", "aria-busy"],
    });
    document.addEventListener("keydown", press);
    document.addEventListener("pointerdown", point);
    document.addEventListener("click", open);
    return () => {
      panelChanges.disconnect();
      document.removeEventListener("keydown", press);
      document.removeEventListener("pointerdown", point);
      document.removeEventListener("click", open);
    };
  }, [hasLetters, keys]);

  function choose(on: boolean) {
    setHasLetters(on);
    localStorage.setItem(STORED, on ? "on" : "off");
  }

  return (
    <>
      <Button variant="quiet" size={28} hint={<KeyHint>?</KeyHint>} onClick={() => setIsOpen(true)}>
        {words.open}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={words.title}
        actions={
          <Button variant="filled" onClick={() => setIsOpen(false)}>
            {words.close}
          </Button>
        }
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 pb-3">
          {keys.map(({ key, does }) => (
            <div key={key} className="col-span-2 grid grid-cols-subgrid items-center">
              <dt>
                <KeyHint>{key}</KeyHint>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={words.lettersOn}
          checked={hasLetters}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      </Dialog>
    </>
  );
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const isModalOpen = () => document.querySelector("dialog[open]") !== null;
/** From a visit on, or from nowhere in particular. */
const isBoard = (target: Element) => target.matches("[data-visit]") || target === document.body;

/** Moves the focus to the visit that lies next in that direction; false when there is none. */
function goFrom(from: Element, key: string): boolean {
  const visits = shown("[data-visit]");
  const here = visits.find((visit) => visit === from);
  const selected = visits.find((visit) => visit.getAttribute("aria-current") === "true");
  const next = here ? neighbour(visits, here, key) : (selected ?? visits[0]);
  next?.focus();
  return next !== undefined;
}

const columnOf = (visit: HTMLElement) => Number(visit.getAttribute("data-column"));

function neighbour(visits: readonly HTMLElement[], here: HTMLElement, key: string): HTMLElement | undefined {
  const column = columnOf(here);
  const top = (visit: HTMLElement) => visit.getBoundingClientRect().top;
  const nearest = (candidates: readonly HTMLElement[]) =>
    [...candidates].sort((a, b) => Math.abs(top(a) - top(here)) - Math.abs(top(b) - top(here)))[0];
  if (key === "ArrowDown" || key === "ArrowUp") {
    const way = key === "ArrowDown" ? 1 : -1;
    return nearest(
      visits.filter((one) => one !== here && columnOf(one) === column && (top(one) - top(here)) * way > 0),
    );
  }
  const way = key === "ArrowRight" ? 1 : -1;
  const columns = [...new Set(visits.map(columnOf))]
    .filter((one) => (one - column) * way > 0)
    .sort((a, b) => (a - b) * way);
  return nearest(visits.filter((one) => columnOf(one) === columns[0]));
}
