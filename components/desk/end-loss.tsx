"use client";
// How is a loss ended, without anybody doing it by a slip?
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

type EndLossProps = {
  lossId: string;
  title: string;
  lead: string;
  words: {
    endIt: string;
    ending: string;
    endTitle: string;
    keepIt: string;
    failed: { title: string; detail: string };
    offline: { title: string; detail: string };
  };
  onEnd: (input: {
    lossId: string;
  }) => Promise<{ ok: true } | { ok: false; code: string; sentence: string; reference?: string }>;
};

/** Asks once, then frees what is left of it. */
export function EndLoss({ lossId, title, lead, words, onEnd }: EndLossProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refused, setRefused] = useState<{ sentence: string; detail: string } | null>(null);
  const [pending, startTransition] = useTransition();

  function end() {
    if (pending) return;
    setRefused(null);
    startTransition(async () => {
      const answer = await onEnd({ lossId }).catch(() => null);
      if (answer?.ok) {
        startTransition(() => router.push("/desk/bad-day?ended=1"));
        return;
      }
      const isBug = answer?.code === "failed";
      const said = answer === null ? words.offline : words.failed;
      setRefused({
        sentence: answer === null || isBug ? said.title : answer.sentence,
        detail: answer === null || isBug ? said.detail.replace("{reference}", answer?.reference ?? "") : "",
      });
    });
  }

  return (
    <>
      <Button
        size={28}
        aria-label={`${words.endIt}: ${title}`}
        onClick={() => setIsAsking(true)}
        className="pointer-coarse:h-11"
      >
        {words.endIt}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.endTitle}
        lead={lead}
        actions={
          <>
            <Button variant="quiet" onClick={() => setIsAsking(false)}>
              {words.keepIt}
            </Button>
            <Button variant="filled" busy={pending} busyLabel={words.ending} onClick={end}>
              {words.endIt}
            </Button>
          </>
        }
      >
        {refused && (
          <Notice kind="refused" detail={refused.detail}>
            {refused.sentence}
          </Notice>
        )}
      </Dialog>
    </>
  );
}
