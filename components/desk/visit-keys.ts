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

/** The visit in the panel; null when none is. */
export const panelVisit = () => panelNow()?.dataset.panel ?? null;

/** The link of the visit that an event happened on. */
export const visitAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-visit]") : null;

/**
 * The visit that has the focus, else the one that is being opened, else the one in the panel; null when there is none.
 * `toOpen`: what to press first, when it has the focus and is not the one in the panel.
 */
export function visitOfKeys(
  target: EventTarget | null,
  opening: string | null,
): { visitId: string | null; toOpen: HTMLElement | null } {
  const focused = visitAt(target);
  const visitId = focused?.dataset.visit ?? opening ?? panelVisit();
  return { visitId, toOpen: visitId === panelVisit() ? null : focused };
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
