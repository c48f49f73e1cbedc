// Which visit does a letter key act on, and when does it?

/** A letter that waits for the panel of its visit. */
export type WishedStep = { visitId: string; key: string };

/** What carries that letter as its shortcut. */
export const shortcut = (key: string) => `[aria-keyshortcuts="${CSS.escape(key)}"]`;

/** What can be seen: a phone's list and a wide screen's board hold the same visits. */
export function shown(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.offsetParent !== null);
}

const panelNow = () => document.querySelector<HTMLElement>("[data-panel]");

/**
 * The visit that has the focus, else the one in the panel; null when there is neither. `toOpen`: what to press first, when
 * that visit is not the one in the panel.
 */
export function visitOfKeys(target: EventTarget | null): { visitId: string | null; toOpen: HTMLElement | null } {
  const focused = target instanceof Element ? target.closest<HTMLElement>("[data-visit]") : null;
  const selected = panelNow()?.dataset.panel ?? null;
  const visitId = focused?.dataset.visit ?? selected;
  return { visitId, toOpen: visitId === selected ? null : focused };
}

/**
 * Presses what the letter stands for once the visit's panel is there and has nothing under way; nothing where the visit
 * has no such step any more. False while it has to wait.
 */
export function fulfil({ visitId, key }: WishedStep): boolean {
  const panel = panelNow();
  if (panel?.dataset.panel !== visitId || panel.querySelector("[aria-busy=true]")) return false;
  panel.querySelector<HTMLElement>(shortcut(key))?.click();
  return true;
}
