// What stands around the page on which a client moves a visit: the way back, and whose clinic it is?
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";

export function MoveFrame({ back, clinic, children }: { back: string; clinic: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full flex-col text-16 sm:max-w-97.5">
      <header data-chrome className="grid min-h-13 grid-cols-[48px_1fr_48px] items-center px-2 pt-2">
        <LinkButton
          href="/portal"
          variant="quiet"
          size={48}
          square
          icon={<Icon of={ArrowLeft} size={22} />}
          aria-label={back}
        />
        <p className="text-center text-14">{clinic}</p>
      </header>
      <main className="flex flex-1 flex-col gap-6 pt-3">{children}</main>
    </div>
  );
}
