// What stands around every page of the staff?
import type { ReactNode } from "react";
import { Clock } from "@/components/ui/clock";
import { NavLink } from "@/components/ui/nav-link";
import { TopBar } from "@/components/ui/top-bar";
import { SignOutButton } from "./sign-out-button";

type StaffShellProps = {
  brand: { label: string; href: string };
  navLabel: string;
  skip: string;
  links: { href: string; label: string; isExact: boolean; over?: string }[];
  location: { name: string; now: number; timeZone: string; locale: string } | null;
  account: {
    initials: string;
    label: string;
    name: string;
    role: string;
    signOut: string;
    admin: { label: string; links: { href: string; label: string }[] };
  };
  children: ReactNode;
};

/** The bar, and the page's `<main>` under it; a page brings its own width and padding. */
export function StaffShell({ skip, location, account, children, ...bar }: StaffShellProps) {
  const { signOut, admin, ...person } = account;
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-30 focus:rounded-8 focus:bg-float focus:px-3.5 focus:py-2 focus:shadow-float"
      >
        {skip}
      </a>
      <TopBar
        {...bar}
        {...(location && {
          location: {
            name: location.name,
            clock: <Clock now={location.now} timeZone={location.timeZone} locale={location.locale} />,
          },
        })}
        account={{
          ...person,
          children: (
            <>
              {admin.links.length > 0 && (
                <nav aria-label={admin.label} className="mb-1.5 grid border-line border-b pb-1.5">
                  {admin.links.map(({ href, label }) => (
                    <NavLink
                      key={href}
                      href={href}
                      isExact={false}
                      look="flex min-h-9 items-center rounded-8 px-2.5 transition-colors hover:bg-hover aria-[current=page]:bg-hover pointer-coarse:min-h-11"
                    >
                      {label}
                    </NavLink>
                  ))}
                </nav>
              )}
              <SignOutButton>{signOut}</SignOutButton>
            </>
          ),
        }}
      />
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
        {children}
      </main>
    </div>
  );
}
