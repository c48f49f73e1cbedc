// How does a client get around on a phone?
import type { LucideIcon } from "lucide-react";
import { Icon } from "./icon";
import { NavLink } from "./nav-link";

type TabBarProps = { label: string; tabs: { href: string; label: string; icon: LucideIcon; isExact?: boolean }[] };

/** Tabs at the foot of the phone, each at least 48 px high. `isExact`: its own page only, not those under it. */
export function TabBar({ label, tabs }: TabBarProps) {
  return (
    <nav
      data-chrome
      aria-label={label}
      className="sticky bottom-0 z-10 grid auto-cols-fr grid-flow-col border-line border-t bg-ground px-2 pt-1.5 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      {tabs.map(({ href, label: name, icon, isExact = false }) => (
        <NavLink
          key={href}
          href={href}
          isExact={isExact}
          look="grid min-h-12 content-center justify-items-center gap-0.75 rounded-8 font-medium text-12 text-ink-3 transition-colors hover:text-ink aria-[current=page]:text-accent-ink"
        >
          <Icon of={icon} size={20} />
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
