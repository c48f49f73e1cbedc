"use client";
// What does it mean that a visit is missed or cancelled, and is it booked again at once?
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-input";
import type { RebookOffer, RebookWay } from "@/lib/schemas/rebook-offer";
import { MovedVisits } from "./move-places";
import { RebookDays } from "./rebook-days";
import { type Answer, type Refused, refusedBy, type WentWrong } from "./step-answer";

export type Leaving = "miss" | "cancel";

export type LeavingWords = {
  title: string;
  lead: string;
  question: string;
  only: string;
  onlyDetail: string;
  looking: string;
  unread: string;
  along: string;
  again: string;
  reason: string;
  keep: string;
  confirm: string;
};

export type LeaveActions = {
  step: (input: { appointmentId: string; step: Leaving; reason?: string }) => Promise<Answer>;
  findRebookings: (input: { appointmentId: string; step: Leaving }) => Promise<Answer & { value?: RebookOffer | null }>;
  rebook: (input: { appointmentId: string; step: Leaving; reason?: string } & RebookWay["input"]) => Promise<Answer>;
};

type LeaveDialogProps = {
  appointmentId: string;
  step: Leaving;
  /** Whether it is a visit of a running plan: else there is nothing to book again. */
  isPlanned: boolean;
  busyLabel: string;
  words: LeavingWords;
  wentWrong: WentWrong;
  actions: LeaveActions;
  onClose: () => void;
};

/**
 * Mounted while it is open. Enter marks the visit, and no more; the arrows go to the days on which it could be booked at once,
 * which are looked for while the person reads. After a "no" they are looked for again, and nothing that was typed is lost.
 */
export function LeaveDialog(props: LeaveDialogProps) {
  const { appointmentId, step, isPlanned, words, wentWrong, actions, onClose } = props;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [offer, setOffer] = useState<RebookOffer | "looking" | "unread">("looking");
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [reason, setReason] = useState("");
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const only = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const form = useId();
  const { findRebookings } = actions;

  useEffect(() => (reasonField.current ?? only.current ?? confirm.current)?.focus(), []);
  useEffect(() => {
    if (!isPlanned || offer !== "looking") return;
    let isCurrent = true;
    findRebookings({ appointmentId, step })
      .catch(() => null)
      .then((answer) => isCurrent && setOffer(answer?.ok && answer.value ? answer.value : "unread"));
    return () => {
      isCurrent = false;
    };
  }, [appointmentId, step, isPlanned, offer, findRebookings]);

  const ways = typeof offer === "string" ? [] : offer.ways;
  const way = ways.find(({ key }) => key === chosenKey) ?? null;

  function leave() {
    if (pending) return;
    setRefused(null);
    startTransition(async () => {
      const said = { appointmentId, step, ...(step === "cancel" && { reason }) };
      const answer = await (way ? actions.rebook({ ...said, ...way.input }) : actions.step(said)).catch(() => null);
      if (answer?.ok) {
        startTransition(onClose);
        return;
      }
      const no = refusedBy(answer, wentWrong);
      setRefused(no.isRefusal && way ? { ...no, detail: words.again } : no);
      if (no.fields["reason"]) reasonField.current?.focus();
      if (!no.isRefusal) return;
      startTransition(() => router.refresh());
      if (way) {
        setChosenKey(null);
        setOffer("looking");
      }
    });
  }

  const isMarked = Object.keys(refused?.fields ?? {}).length > 0;
  return (
    <Dialog
      open
      wide={isPlanned}
      onClose={onClose}
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Button variant="quiet" className="pointer-coarse:h-11" onClick={onClose}>
            {words.keep}
          </Button>
          <Button
            ref={confirm}
            type="submit"
            form={form}
            variant={way ? "filled" : "danger"}
            className="pointer-coarse:h-11"
            busy={pending}
            busyLabel={props.busyLabel}
          >
            {way?.label ?? words.confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          leave();
        }}
      >
        {step === "cancel" && (
          <Field label={words.reason} error={refused?.fields["reason"]}>
            {(control) => (
              <TextArea
                {...control}
                ref={reasonField}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                required
              />
            )}
          </Field>
        )}
        {isPlanned && (
          <>
            <RebookDays offer={offer} chosenKey={chosenKey} words={words} only={only} onChoose={setChosenKey} />
            <div aria-live="polite" className="grid gap-1.5 empty:hidden">
              {way && way.moves.length > 0 && (
                <>
                  <p className="font-medium text-13">{words.along}</p>
                  <MovedVisits moves={way.moves} />
                </>
              )}
            </div>
          </>
        )}
        {refused && !isMarked && (
          <Notice kind="refused" detail={refused.detail}>
            {refused.sentence}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
