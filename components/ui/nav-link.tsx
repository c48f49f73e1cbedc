"use client";
// Which link of the navigation is the page that is shown?
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = {
  href: string;
  look: string;
  /** Its own page only: what lies under it has links of its own. */
  isExact?: boolean;
  /** Another folder of pages that belong to it. */
  over?: string | undefined;
  children: ReactNode;
};

/** A link that knows whether the page is its own or lies under it. `look` gets the classes; `aria-current` does the rest. */
export function NavLink({ href, look, isExact = false, over, children }: NavLinkProps) {
  const path = usePathname() ?? "";
  const isHere = path === href || (!isExact && path.startsWith(`${href}/`)) || (over && path.startsWith(`${over}/`));
  return (
    <Link href={href} className={look} aria-current={isHere ? "page" : undefined}>
      {children}
    </Link>
  );
}
