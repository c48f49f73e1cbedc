// What stands around every page of the staff?
import type { ReactNode } from "react";
import { Clock } from "@/components/ui/clock";
import { TopBar } from "@/components/ui/top-bar";
import { SignOutButton } from "./sign-out-button";

type StaffShellProps = {
  brand: { label: string; href: string };
  navLabel: string;
  skip: string;
  links: { href: string; label: string; isExact: boolean; over?: string }[];
  location: { name: string; now: number; timeZone: string; locale: string } | null;
  account: { initials: string; label: string; name: string; role: string; signOut: string };
  children: ReactNode;
};

/** The bar, and the page's `<main>` under it; a page brings its own width and padding. */
export function StaffShell({ skip, location, account, children, ...bar }: StaffShellProps) {
  const { signOut, ...person } = account;
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
        account={{ ...person, children: <SignOutButton>{signOut}</SignOutButton> }}
      />
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
        {children}
      </main>
    </div>
  );
}
