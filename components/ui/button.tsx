// How does a person make something happen?
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { classNames } from "./class-names";

export type ButtonProps = Omit<ComponentProps<"button">, "aria-busy"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The key that does the same, as a `KeyHint`. */
  hint?: ReactNode;
  /** For a button that holds an icon only; its name comes in as `aria-label`. */
  square?: boolean;
  /** It is doing it: the button can't be pressed again, keeps focus, and keeps its width. */
  busy?: boolean;
  /** What it says meanwhile ("Booking 4 sessions"); room for it is kept from the start. */
  busyLabel?: ReactNode;
};

/**
 * A button that says what happens. One `filled` a view.
 *
 * A button that is not allowed gets `disabled` (or `aria-disabled`, which stays reachable) and its reason as text beside it.
 */
export function Button({
  variant = "outline",
  size = 34,
  icon,
  hint,
  square = false,
  busy = false,
  busyLabel,
  children,
  className,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      onClick={busy ? undefined : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      className={classNames(buttonLook(variant, size, square), className)}
    >
      <span className="grid items-center justify-items-center">
        <span
          className={classNames("col-start-1 row-start-1 inline-flex items-center gap-[inherit]", busy && "invisible")}
        >
          {icon !== undefined && <span className={classNames("inline-flex", !square && "mr-2")}>{icon}</span>}
          {children}
          {hint !== undefined && <span className="ml-2 inline-flex">{hint}</span>}
        </span>
        {(busy || busyLabel !== undefined) && (
          <span
            className={classNames(
              "col-start-1 row-start-1 inline-flex items-center gap-2",
              !busy && "invisible h-0 overflow-hidden",
            )}
          >
            <span className="size-3.5 animate-turn rounded-full border-2 border-current border-r-transparent" />
            {busyLabel}
          </span>
        )}
      </span>
    </button>
  );
}
