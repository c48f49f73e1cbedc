// How do staff get from room to room, and where and when are they?
import { MapPin } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Mark } from "./mark";
import { NavLink } from "./nav-link";

type TopBarProps = {
  /** The brand's link: its words and where it leads. */
  brand: { label: string; href: string };
  navLabel: string;
  links: { href: string; label: string; count?: number; isExact?: boolean; over?: string }[];
  /** A search box or a button that opens the palette. */
  find?: ReactNode;
  /** The location that is shown, and its clock. */
  location?: { name: string; clock: ReactNode };
  account: { initials: string; label: string; name: string; role: string; children: ReactNode };
};

const link =
  "flex h-8 items-center gap-2 rounded-8 px-2.75 font-medium text-ink-2 whitespace-nowrap transition-colors hover:bg-hover hover:text-ink " +
  "aria-[current=page]:bg-hover aria-[current=page]:text-ink pointer-coarse:h-11";

/** The bar over every staff page, 52 px; on a narrow screen the links get a line of their own. `account.children` is the menu: links and the sign-out form. */
export function TopBar({ brand, navLabel, links, find, location, account }: TopBarProps) {
  return (
    <header
      data-chrome
      className="flex min-h-13 flex-wrap items-center gap-x-2 border-line border-b bg-ground px-4 max-md:pt-1.5"
    >
      <Link
        href={brand.href}
        className="mr-3 flex min-h-8 items-center gap-2.25 rounded-8 font-semibold text-[15px] tracking-[-0.01em]"
      >
        <Mark />
        {brand.label}
      </Link>
      <nav
        aria-label={navLabel}
        className="-mx-4 flex gap-0.5 overflow-x-auto px-2.5 py-1.5 max-md:order-last max-md:w-screen md:mx-0 md:px-1"
      >
        {links.map(({ href, label, count, isExact = false, over }) => (
          <NavLink key={href} href={href} look={link} isExact={isExact} over={over}>
            {label}
            {count !== undefined && (
              <span className="min-w-5 rounded-full bg-sunken px-1.5 text-center text-12/4.5 text-ink-2 ring-1 ring-line ring-inset">
                {count}
              </span>
            )}
          </NavLink>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-2">
        {find}
        {location && (
          <p className="flex h-8 items-center gap-1.75 px-2 font-medium whitespace-nowrap">
            <Icon of={MapPin} size={15} />
            <span className="max-sm:sr-only">{location.name}</span>
            <span className="font-normal text-ink-3">{location.clock}</span>
          </p>
        )}
        <button
          type="button"
          popoverTarget="account-menu"
          className="grid size-8 place-items-center rounded-full bg-sunken font-semibold text-12 text-ink-2 ring-1 ring-line-2 ring-inset transition-colors hover:text-ink pointer-coarse:size-11"
        >
          {account.initials}
          <span className="sr-only">{account.label}</span>
        </button>
        <div
          id="account-menu"
          popover="auto"
          className="fixed inset-auto top-12.5 right-3 m-0 w-60 rounded-12 bg-float p-1.5 text-ink shadow-float ring-1 ring-line forced-colors:border"
        >
          <div className="px-2.5 pt-1.5 pb-2">
            <p className="font-semibold">{account.name}</p>
            <p className="text-13 text-ink-2">{account.role}</p>
          </div>
          <div className="grid border-line border-t pt-1.5">{account.children}</div>
        </div>
      </div>
    </header>
  );
}
