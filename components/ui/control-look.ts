// What does a box look like that a person writes or chooses in?
import { classNames } from "./class-names";

/** Height in px: 36 at the desk, 44 on a tablet and at sign-in, 48 for clients. From 44 on the text is 16, so that a phone doesn't zoom in. */
export type ControlHeight = 36 | 44 | 48;

const heights: Record<ControlHeight, string> = {
  36: "min-h-9 px-2.5 text-14",
  44: "min-h-11 px-3 text-16",
  48: "min-h-12 px-3.5 text-16",
};

/** Classes of a text box, a select or a group of small parts in one box. */
export function controlLook(height: ControlHeight): string {
  return classNames(
    "w-full min-w-0 rounded-8 border border-control bg-surface text-ink transition-[border-color,background-color]",
    "hover:border-ink-3 aria-invalid:border-late disabled:border-line disabled:bg-sunken disabled:text-ink-3",
    heights[height],
  );
}
