// What does a client see who looks for a day: the days there are, or whom to call when there are none?
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { CallLink } from "./call-for-help";
import { ChooseDay, type ChooseDayProps } from "./choose-day";
import { PortalHead } from "./portal-shell";

type PlacesToChooseProps<Ask> = {
  view: { title: string; lead: string; call: { label: string; href: string } } & (
    | (Omit<ChooseDayProps<Ask>, "words" | "onChoose"> & { kind: "places" })
    | { kind: "none" }
  );
  words: ChooseDayProps<Ask>["words"] & { backToToday: string };
  onChoose: ChooseDayProps<Ask>["onChoose"];
  /** Below the days. */
  children?: ReactNode;
};

export function PlacesToChoose<Ask>({ view, words, onChoose, children }: PlacesToChooseProps<Ask>) {
  return (
    <>
      <div className="px-5">
        <PortalHead title={view.title}>{view.lead}</PortalHead>
      </div>
      {view.kind === "places" ? (
        <>
          <ChooseDay
            visitId={view.visitId}
            ribbon={view.ribbon}
            locale={view.locale}
            best={view.best}
            other={view.other}
            days={view.days}
            words={words}
            onChoose={onChoose}
          />
          {children}
        </>
      ) : (
        <div className="grid gap-2.5 px-5">
          <CallLink {...view.call} />
          <LinkButton href="/portal" variant="quiet" size={48}>
            {words.backToToday}
          </LinkButton>
        </div>
      )}
    </>
  );
}
