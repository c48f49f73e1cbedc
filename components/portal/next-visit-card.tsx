// When does the client come next, and what can they do about it?
import { CalendarClock } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { PortalAnswer } from "./portal-answer";
import { type ConfirmWords, VisitAnswer } from "./visit-answer";
import { WithPhone } from "./with-phone";

type NextVisitCardProps = {
  visit: {
    appointmentId: string;
    label: string;
    when: string;
    where: string;
    length: string;
    confirm: "filled" | "outline" | null;
    state: string | null;
    moveHref: string | null;
    callText: string | null;
    phone: string;
  };
  words: ConfirmWords & { move: string; confirmOf: string; moveOf: string };
  onConfirm: (input: { appointmentId: string }) => Promise<PortalAnswer>;
};

export function NextVisitCard({ visit, words, onConfirm }: NextVisitCardProps) {
  const { appointmentId, confirm, state, moveHref, callText, phone } = visit;
  return (
    <Card className="grid gap-3 p-4">
      <div>
        <h2 className="text-14 text-ink-2">{visit.label}</h2>
        <p className="font-semibold text-24">{visit.when}</p>
        <p className="text-ink-2">
          {visit.where} {visit.length}
        </p>
      </div>
      <VisitAnswer
        appointmentId={appointmentId}
        confirm={confirm}
        state={state}
        label={words.confirmOf}
        words={words}
        onConfirm={onConfirm}
      >
        {moveHref && (
          <LinkButton href={moveHref} size={48} aria-label={words.moveOf}>
            {words.move}
          </LinkButton>
        )}
      </VisitAnswer>
      {callText && (
        <p className="flex items-start gap-2 text-14 text-ink-2">
          <Icon of={CalendarClock} size={18} className="mt-px" />
          <span>
            <WithPhone phone={phone}>{callText}</WithPhone>
          </span>
        </p>
      )}
    </Card>
  );
}
