// How does a link look that stands among buttons?
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { classNames } from "./class-names";

type LinkButtonProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** For a link that holds an icon only; its name comes in as `aria-label`. */
  square?: boolean;
};

/** A link in the look of a button: it leads somewhere, it changes nothing. */
export function LinkButton({
  variant = "outline",
  size = 34,
  icon,
  square = false,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(buttonLook(variant, size, square), className)}>
      {icon}
      {children}
    </Link>
  );
}
