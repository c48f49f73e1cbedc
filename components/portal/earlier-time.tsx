// Which earlier time is a client offered, and how do they say that they would come earlier?
import { Card } from "@/components/ui/card";
import type { AnswerAction, OfferAnswer } from "@/components/waitlist/offer-answer";
import { WaitForm, type WaitFormProps } from "@/components/waitlist/wait-form";
import { AnswerOffer, type TakeAction } from "./answer-offer";

type OfferedTimeProps = {
  offer: Parameters<typeof OfferAnswer>[0]["offer"] & { title: string; sentence: string; until: string };
  words: Parameters<typeof OfferAnswer>[0]["words"];
  onTake: TakeAction;
  onDecline: AnswerAction;
};

/** It has a time limit, so it stands above everything else. */
export function OfferedTime({ offer, words, onTake, onDecline }: OfferedTimeProps) {
  return (
    <Card className="grid gap-3 p-4 ring-2 ring-accent ring-inset">
      <div className="grid gap-1">
        <h2 className="font-semibold text-20">{offer.title}</h2>
        <p>{offer.sentence}</p>
        <p className="text-14 text-ink-2">{offer.until}</p>
      </div>
      <AnswerOffer offer={offer} words={words} onTake={onTake} onDecline={onDecline} />
    </Card>
  );
}

type WaitEarlierProps = {
  wait: { summary: string; wishes: string | null; form: Pick<WaitFormProps, "planId" | "visits" | "entry"> };
} & Pick<WaitFormProps, "choices" | "words" | "onJoin" | "onLeave">;

/** Closed until it is wanted: most clients come when they are booked. */
export function WaitEarlier({ wait, ...form }: WaitEarlierProps) {
  return (
    <details className="rounded-12 border border-line bg-surface px-4">
      <summary className="min-h-12 cursor-pointer content-center rounded-4 py-2 font-medium text-accent-ink">
        {wait.summary}
      </summary>
      <div className="grid gap-3 pb-4">
        {wait.wishes && <p className="text-14 text-ink-2">{wait.wishes}</p>}
        <WaitForm {...wait.form} {...form} size={48} />
      </div>
    </details>
  );
}
