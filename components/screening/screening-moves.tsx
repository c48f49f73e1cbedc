"use client";
// What would move because of these answers, from when to when, and why?
import { ArrowRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import type { ScreeningOffer } from "@/lib/schemas/screening";

type ScreeningMovesProps = {
  offer: ScreeningOffer;
  refusal: string | null;
  busy: boolean;
  words: { saving: string; why: string; back: string };
  onMove: () => void;
  onLater: () => void;
  onBack: () => void;
};

/** Nothing is saved while it is shown. It takes the focus, and again when what it shows has changed. */
export function ScreeningMoves({ offer, refusal, busy, words, onMove, onLater, onBack }: ScreeningMovesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (offer) heading.current?.focus();
  }, [offer]);
  return (
    <section className="grid gap-5" aria-labelledby="screening-moves">
      <h2 id="screening-moves" ref={heading} tabIndex={-1} className="font-semibold text-20">
        {offer.title}
      </h2>
      {refusal && <Notice kind="refused">{refusal}</Notice>}
      {offer.changed && <Notice kind="warning">{offer.changed}</Notice>}
      <div className="grid gap-2">
        <p className="font-medium">{offer.outcome}</p>
        <ul className="divide-y divide-line border-line border-y">
          {offer.findings.map((finding) => (
            <li key={finding.question} className="grid gap-0.5 py-2.5">
              <p className="flex flex-wrap items-center gap-x-3">
                <span className="font-semibold">{finding.name}</span>
                <StateBadge state={finding.state}>{finding.word}</StateBadge>
              </p>
              <p className="text-13 text-ink-2">{finding.detail}</p>
              <p className="text-12 text-ink-3">{finding.ground}</p>
            </li>
          ))}
        </ul>
      </div>
      {offer.plans.map((plan) =>
        plan.stuck ? (
          <Notice key={plan.planId} kind="warning">
            {plan.stuck}
          </Notice>
        ) : (
          <div key={plan.planId} className="grid gap-2">
            <h3 className="font-semibold text-16">{plan.title}</h3>
            <ul className="divide-y divide-line border-line border-y">
              {plan.moves.map((move) => (
                <li key={move.visitId} className="grid gap-1 py-3">
                  <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
                    <span className="font-semibold">{move.title}</span>
                    <span className="text-ink-2">{move.from}</span>
                    <Icon of={ArrowRight} size={14} className="text-risk-ink" />
                    <span className="font-semibold">{move.to}</span>
                    <span className="text-13 text-ink-2">{move.place}</span>
                  </p>
                  <details className="text-13">
                    <summary className="w-fit rounded-4 text-ink-3 hover:text-ink">{words.why}</summary>
                    <ul className="max-w-180 list-disc pt-1 pl-5 text-ink-2">
                      {move.why.map((reason) => (
                        <li key={reason}>{reason}</li>
                      ))}
                    </ul>
                  </details>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      <div className="bottom-0 z-10 flex flex-wrap justify-end gap-2 border-line border-t bg-ground py-3 sm:sticky">
        <Button variant="quiet" onClick={onBack} disabled={busy} className="mr-auto max-sm:h-11 max-sm:w-full">
          {words.back}
        </Button>
        <Button
          variant={offer.saveMove ? "outline" : "filled"}
          onClick={onLater}
          busy={busy}
          busyLabel={words.saving}
          className="max-sm:h-11 max-sm:w-full"
        >
          {offer.saveLater}
        </Button>
        {offer.saveMove && (
          <Button
            variant="filled"
            onClick={onMove}
            busy={busy}
            busyLabel={words.saving}
            className="max-sm:h-11 max-sm:w-full"
          >
            {offer.saveMove}
          </Button>
        )}
      </div>
    </section>
  );
}
