// What stands around a page on which a client looks for a day: the way back, whose clinic it is, and shapes until the days come?
import { ArrowLeft } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PortalLoading } from "./portal-loading";

type MoveFrameProps = { clinic: string; words: { back: string; loading: string }; children: ReactNode };

export function MoveFrame({ clinic, words, children }: MoveFrameProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full flex-col text-16 sm:max-w-97.5">
      <header data-chrome className="grid min-h-13 grid-cols-[48px_1fr_48px] items-center px-2 pt-2">
        <LinkButton
          href="/portal"
          variant="quiet"
          size={48}
          square
          icon={<Icon of={ArrowLeft} size={22} />}
          aria-label={words.back}
        />
        <p className="text-center text-14">{clinic}</p>
      </header>
      <main className="flex flex-1 flex-col gap-6 pt-3">
        <Suspense
          fallback={
            <div className="px-5">
              <PortalLoading word={words.loading} />
            </div>
          }
        >
          {children}
        </Suspense>
      </main>
    </div>
  );
}
