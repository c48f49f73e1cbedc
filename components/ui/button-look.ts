// What does a button look like, whether it is a button or a link?
import { classNames } from "./class-names";

export type ButtonVariant = "filled" | "outline" | "quiet" | "danger";

/** Height in px: 28 inside rows, 34 at the desk, 44 on a tablet, 48 for clients. */
export type ButtonSize = 28 | 34 | 44 | 48;

const variants: Record<ButtonVariant, string> = {
  filled: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  outline: "border-line-2 bg-surface text-ink hover:bg-[image:linear-gradient(var(--hover),var(--hover))]",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "border-late-edge bg-surface text-late-ink hover:bg-late-soft",
};

const sizes: Record<ButtonSize, string> = {
  28: "h-7 gap-1.5 px-2.5 text-13 rounded-8",
  34: "h-8.5 gap-2 px-3.25 text-14 rounded-8",
  44: "h-11 gap-2 px-4 text-14 rounded-8",
  48: "min-h-12 gap-2 px-5 text-16 rounded-10",
};

const notAllowed =
  "disabled:border-line disabled:bg-sunken disabled:bg-none disabled:text-ink-3 " +
  "aria-disabled:not-aria-busy:border-line aria-disabled:not-aria-busy:bg-sunken aria-disabled:not-aria-busy:bg-none aria-disabled:not-aria-busy:text-ink-3";

/** A client's button grows with large text instead of running out of the page. */
const wraps = "min-w-0 py-1.5 text-center whitespace-normal";
const staysWhole = "shrink-0 whitespace-nowrap";

/** Classes of a button; `square` is for one that holds an icon only. */
export function buttonLook(variant: ButtonVariant, size: ButtonSize, square = false): string {
  return classNames(
    "inline-flex select-none items-center justify-center border font-medium no-underline",
    "transition-[background-color,border-color,color] active:bg-[image:linear-gradient(var(--pressed),var(--pressed))]",
    variants[variant],
    sizes[size],
    size === 48 && !square ? wraps : staysWhole,
    square && (size === 48 ? "size-12 px-0" : "aspect-square px-0"),
    notAllowed,
  );
}
