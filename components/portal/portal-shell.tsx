// What stands around the client's pages: whose clinic it is, the tabs, and the way out?
import { CircleUserRound, Droplets, Phone, Route, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { SignOutButton } from "@/components/staff/sign-out-button";
import { Icon } from "@/components/ui/icon";
import { Mark } from "@/components/ui/mark";
import { TabBar } from "@/components/ui/tab-bar";

type PortalShellProps = {
  clinic: string;
  account: { label: string; name: string; signOut: string };
  tabs: { label: string; today: string; course: string; care: string; clinic: string };
  skip: string;
  children: ReactNode;
};

/** One column, as on a phone, wherever it is shown. */
export function PortalShell({ clinic, account, tabs, skip, children }: PortalShellProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full flex-col text-16 sm:max-w-97.5">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-30 focus:rounded-8 focus:bg-float focus:px-3.5 focus:py-2 focus:shadow-float"
      >
        {skip}
      </a>
      <header data-chrome className="flex min-h-13 items-center gap-2.5 px-5 pt-2">
        <Mark size={20} />
        <p className="min-w-0 flex-1 text-14">{clinic}</p>
        <button
          type="button"
          popoverTarget="account-menu"
          aria-label={account.label}
          className="-mr-3 grid size-12 place-items-center rounded-full text-ink-2 transition-colors hover:bg-hover hover:text-ink"
        >
          <Icon of={CircleUserRound} size={22} />
        </button>
        <div
          id="account-menu"
          popover="auto"
          className="fixed inset-auto top-14 right-[max(1.25rem,calc(50vw-11.25rem))] m-0 w-60 rounded-12 bg-float p-1.5 text-14 text-ink shadow-float ring-1 ring-line forced-colors:border"
        >
          <p className="px-2.5 pt-1.5 pb-2 font-semibold">{account.name}</p>
          <div className="grid border-line border-t pt-1.5">
            <SignOutButton>{account.signOut}</SignOutButton>
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col gap-6 px-5 pt-3 pb-8">
        {children}
      </main>
      <TabBar
        label={tabs.label}
        tabs={[
          { href: "/portal", label: tabs.today, icon: Sun, isExact: true },
          { href: "/portal/course", label: tabs.course, icon: Route },
          { href: "/portal/care", label: tabs.care, icon: Droplets },
          { href: "/portal/clinic", label: tabs.clinic, icon: Phone },
        ]}
      />
    </div>
  );
}

/** A page's name, and what it is about. */
export function PortalHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div>
      <h1 className="font-semibold text-24">{title}</h1>
      {children && <p className="text-ink-2">{children}</p>}
    </div>
  );
}
