"use client";
// How is an offered place taken or declined, once?
import { useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTell } from "./told";

export type AnswerAction = (input: { offerId: string }) => Promise<Answered<unknown>>;

type OfferAnswerProps = {
  /** `told`: what is said above the list once it is answered. */
  offer: { id: string; takeLabel: string; declineLabel: string; told?: { take: string; decline: string } };
  words: {
    take: string;
    taking: string;
    decline: string;
    declining: string;
    failed: string;
    failedReference: string;
  };
  /** In px: 34 at the desk, 48 for clients. */
  size: 34 | 48;
  onTake: AnswerAction;
  onDecline: AnswerAction;
};

/** The labels name the place, for those who hear the button alone. */
export function OfferAnswer({ offer, words, size, onTake, onDecline }: OfferAnswerProps) {
  const [pending, start] = useTransition();
  const [doing, setDoing] = useState<"take" | "decline" | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const tell = useTell();

  function run(what: "take" | "decline", answerTo: AnswerAction) {
    if (pending) return;
    setRefusal(null);
    setDoing(what);
    start(async () => {
      const answer = await answerTo({ offerId: offer.id }).catch(() => null);
      if (!answer?.ok) setRefusal(answer ? sentenceOf(answer, words) : words.failed);
      else if (offer.told) tell(offer.told[what]);
    });
  }

  const wide = size === 48 ? "flex-1" : "pointer-coarse:min-h-11";
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="filled"
          size={size}
          aria-label={offer.takeLabel}
          busy={pending && doing === "take"}
          busyLabel={words.taking}
          className={wide}
          onClick={() => run("take", onTake)}
        >
          {words.take}
        </Button>
        <Button
          size={size}
          aria-label={offer.declineLabel}
          busy={pending && doing === "decline"}
          busyLabel={words.declining}
          className={wide}
          onClick={() => run("decline", onDecline)}
        >
          {words.decline}
        </Button>
      </div>
      {refusal && (
        <Notice kind="refused" size={size === 48 ? 16 : 13}>
          {refusal}
        </Notice>
      )}
    </div>
  );
}
