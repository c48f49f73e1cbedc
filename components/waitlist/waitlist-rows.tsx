// Who waits, for which visit, since when, and what were they offered?
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { StateBadge } from "@/components/ui/state-badge";
import { type AnswerAction, OfferAnswer } from "./offer-answer";
import { WaitForm, type WaitFormProps } from "./wait-form";

export type WaitlistRow = {
  id: string;
  client: string;
  phone: string | null;
  recordHref: string;
  visit: string;
  booked: string;
  window: string | null;
  risk: string | null;
  wishes: string;
  since: string;
  offer: (Parameters<typeof OfferAnswer>[0]["offer"] & { sentence: string; until: string }) | null;
  /** Earlier offers and how they ended, the oldest first. */
  past: { id: string; sentence: string }[];
  form: Pick<WaitFormProps, "planId" | "visits" | "entry">;
};

type WaitlistRowsProps = {
  label: string;
  rows: WaitlistRow[];
  choices: WaitFormProps["choices"];
  words: WaitFormProps["words"] & Parameters<typeof OfferAnswer>[0]["words"] & { change: string; past: string };
  onTake: AnswerAction;
  onDecline: AnswerAction;
} & Pick<WaitFormProps, "onJoin" | "onLeave">;

export function WaitlistRows({ label, rows, choices, words, onTake, onDecline, onJoin, onLeave }: WaitlistRowsProps) {
  return (
    <ul aria-label={label} className="grid gap-3">
      {rows.map((row) => (
        <li key={row.id}>
          <Card className="grid gap-3 p-4">
            <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
              <div className="min-w-52 flex-1">
                <h2 className="font-semibold text-16">
                  <Link href={row.recordHref} prefetch={false} className="rounded-4 hover:underline">
                    {row.client}
                  </Link>
                </h2>
                {row.phone && (
                  <a
                    href={`tel:${row.phone}`}
                    className="inline-flex items-center rounded-4 text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
                  >
                    {row.phone}
                  </a>
                )}
                <p className="text-13 text-ink-2">{row.visit}</p>
              </div>
              <div className="min-w-52 flex-1 text-13">
                <p className="font-medium">{row.booked}</p>
                {row.window && <p className="text-ink-2">{row.window}</p>}
              </div>
              <div className="min-w-44 flex-1 text-13">
                <p>{row.wishes}</p>
                <p className="text-ink-3">{row.since}</p>
              </div>
              {row.risk && <StateBadge state="at-risk">{row.risk}</StateBadge>}
            </div>
            {row.offer && (
              <div className="grid gap-2 rounded-8 bg-due-soft p-3 ring-1 ring-due-edge ring-inset">
                <p className="text-13">
                  <span className="font-medium">{row.offer.sentence}</span>{" "}
                  <span className="text-ink-2">{row.offer.until}</span>
                </p>
                <OfferAnswer offer={row.offer} words={words} size={34} onTake={onTake} onDecline={onDecline} />
              </div>
            )}
            {row.past.length > 0 && (
              <ul aria-label={words.past} className="text-13 text-ink-3">
                {row.past.map(({ id, sentence }) => (
                  <li key={id}>{sentence}</li>
                ))}
              </ul>
            )}
            <details className="text-13">
              <summary className="w-fit cursor-pointer rounded-4 py-1 text-accent-ink pointer-coarse:py-3">
                {words.change}
              </summary>
              <div className="max-w-130 pt-2">
                <WaitForm {...row.form} choices={choices} words={words} onJoin={onJoin} onLeave={onLeave} />
              </div>
            </details>
          </Card>
        </li>
      ))}
    </ul>
  );
}
