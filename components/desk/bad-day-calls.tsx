// Who has to be called, and why?
import { Phone } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { CallRow } from "@/lib/schemas/bad-day-screen";

type BadDayCallsProps = {
  calls: CallRow[];
  isStored: boolean;
  /** The loss, over the list on paper. */
  title: string;
  words: {
    callList: string;
    callLead: string;
    callStored: string;
    callDraft: string;
    callNone: string;
    atRiskLink: string;
    noPhone: string;
    byHand: string;
    due: string;
  };
};

/** It prints, with one line of its own for what was lost. */
export function BadDayCalls({ calls, isStored, title, words }: BadDayCallsProps) {
  return (
    <section aria-labelledby="call-list" className="grid content-start gap-3">
      <p className="hidden font-medium print:block">{title}</p>
      <h2 id="call-list" className="font-semibold text-16">
        {words.callList}
      </h2>
      {calls.length === 0 ? (
        <p className="text-13 text-ink-2">{words.callNone}</p>
      ) : (
        <>
          <p className="text-13 text-ink-2">
            {words.callLead} {isStored ? words.callStored : <span className="print:hidden">{words.callDraft}</span>}{" "}
            {isStored && (
              <Link
                href="/desk/worklist"
                prefetch={false}
                className="rounded-4 underline underline-offset-3 print:hidden"
              >
                {words.atRiskLink}
              </Link>
            )}
          </p>
          <ul className="divide-y divide-line border-line border-y">
            {calls.map((call) => (
              <li key={call.appointmentId} className="grid gap-1.5 py-3 print:break-inside-avoid">
                <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <Link href={call.recordHref} prefetch={false} className="font-semibold hover:underline">
                    {call.client}
                  </Link>
                  <span className="text-13 text-ink-2">{call.visit}</span>
                </div>
                <p className="text-13 text-ink-2">
                  {call.was.day}, {call.was.time} · {call.where}
                </p>
                <p className="text-13">{call.why}</p>
                <p className="flex items-center gap-2">
                  <Icon of={Phone} size={15} className="text-ink-3" />
                  {call.phone ? (
                    <a
                      href={call.phone.href}
                      aria-label={`${call.phone.label}, ${call.phone.text}`}
                      className="inline-flex min-h-6 items-center rounded-4 font-medium hover:underline pointer-coarse:min-h-11"
                    >
                      {call.phone.text}
                    </a>
                  ) : (
                    <span className="text-ink-2">{words.noPhone}</span>
                  )}
                </p>
                {(call.moveHref || call.planHref) && (
                  <div className="flex flex-wrap gap-2 print:hidden">
                    {call.moveHref && (
                      <LinkButton size={28} href={call.moveHref} prefetch={false} className="pointer-coarse:h-11">
                        {words.byHand}
                      </LinkButton>
                    )}
                    {call.planHref && (
                      <LinkButton
                        size={28}
                        variant="quiet"
                        href={call.planHref}
                        prefetch={false}
                        className="pointer-coarse:h-11"
                      >
                        {words.due}
                      </LinkButton>
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
