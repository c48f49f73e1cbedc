"use client";
// How does a client see that the time they took is theirs?
import { useRouter } from "next/navigation";
import type { Answered } from "@/components/client/answered";
import { type AnswerAction, OfferAnswer } from "@/components/waitlist/offer-answer";

export type TakeAction = (input: { offerId: string }) => Promise<Answered<{ appointmentId: string }>>;

type AnswerOfferProps = Pick<Parameters<typeof OfferAnswer>[0], "offer" | "words" | "onDecline"> & {
  onTake: TakeAction;
};

/** The offer is gone once it is taken: what stands there instead says which visit is when, as after a move. */
export function AnswerOffer({ offer, words, onTake, onDecline }: AnswerOfferProps) {
  const router = useRouter();
  const take: AnswerAction = async (input) => {
    const answer = await onTake(input);
    if (answer.ok) router.replace(`/portal?moved=${answer.value.appointmentId}`);
    return answer;
  };
  return <OfferAnswer offer={offer} words={words} size={48} onTake={take} onDecline={onDecline} />;
}
