"use client";
// How is a client asked before a treatment, fast: one press for all no, a day only where something happened?
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { ScreeningAnswers } from "@/lib/rules/screening";
import type { ScreenClientInput, ScreeningOffer } from "@/lib/schemas/screening";
import { QuestionRow } from "./question-row";
import {
  type FormAnswer,
  type FormQuestion,
  isAsBefore,
  openAsNo,
  sentAnswers,
  shownAnswers,
} from "./screening-answers";
import { ScreeningMoves } from "./screening-moves";

type Saved = { saved: true; href: string } | { saved: false; offer: ScreeningOffer };

type ScreeningFormProps = {
  clientId: string;
  number: number;
  questions: FormQuestion[];
  areas: { value: string; label: string }[];
  today: string;
  /** The answers of before, with what the button says that keeps them; without any, what it says that answers the rest with no. */
  last: { answers: ScreeningAnswers | null; label: string };
  words: Record<
    | "no"
    | "allNo"
    | "save"
    | "saving"
    | "areas"
    | "unanswered"
    | "unansweredMany"
    | "failed"
    | "failedReference"
    | "why"
    | "back",
    string
  >;
  /** Where the visit was looked at that this is asked for. */
  backTo: string | null;
  onAnswer: (input: ScreenClientInput) => Promise<Answered<Saved>>;
};

/** Nothing that was chosen gets lost: not by a refusal, not by a look at what would move, and not by the one press for all no. */
export function ScreeningForm(props: ScreeningFormProps) {
  const { clientId, number, questions, last, words, onAnswer } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const wasPressed = useRef(false);
  const [isSaving, startSaving] = useTransition();
  const [answers, setAnswers] = useState(() => shownAnswers(questions, last.answers));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [offer, setOffer] = useState<ScreeningOffer | null>(null);

  function send(given: Record<string, FormAnswer>, moves: ScreenClientInput["moves"]) {
    if (wasPressed.current) return;
    wasPressed.current = true;
    setRefusal(null);
    setWrong({});
    startSaving(async () => {
      const input = { clientId, questionnaire: number, answers: sentAnswers(questions, given), moves };
      const answer = await onAnswer(input).catch(() => null);
      if (answer?.ok && answer.value.saved) {
        const { href } = answer.value;
        const back = props.backTo === null ? "" : `&${new URLSearchParams({ back: props.backTo })}`;
        startSaving(() => router.push(`${href}${back}`));
        return;
      }
      wasPressed.current = false;
      if (answer?.ok && !answer.value.saved) {
        setOffer(answer.value.offer);
        return;
      }
      setRefusal(answer && !answer.ok ? sentenceOf(answer, words) : words.failed);
      if (answer && !answer.ok) mark(fieldsByQuestion(answer.fields));
    });
  }

  function mark(fields: Record<string, string>) {
    setWrong(fields);
    if (Object.keys(fields).length > 0) setOffer(null);
    const first = questions.find(({ key }) => fields[key] !== undefined)?.key;
    if (first === undefined) return;
    // The fields of the answers may only be drawn after this.
    requestAnimationFrame(() => {
      const inputs = form.current?.querySelectorAll<HTMLElement>(`[data-question="${first}"] input`) ?? [];
      const day = [...inputs].find((input) => input.getAttribute("type") === "date");
      (day ?? inputs[0])?.focus();
    });
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const open = questions.filter(({ key }) => !answers[key]);
    if (open.length === 0) return send(answers, "look");
    setRefusal(words.unansweredMany);
    mark(Object.fromEntries(open.map(({ key }) => [key, words.unanswered])));
  }

  function sendAll(all: Record<string, FormAnswer>) {
    setAnswers(all);
    send(all, "look");
  }

  if (offer) {
    return (
      <ScreeningMoves
        offer={offer}
        refusal={refusal}
        busy={isSaving}
        words={words}
        onMove={() => send(answers, offer.moves)}
        onLater={() => send(answers, "later")}
        onBack={() => {
          setOffer(null);
          setRefusal(null);
        }}
      />
    );
  }
  // A press that answers everything must not undo what was just chosen: it goes where it would, and its place stays.
  const isTouched = !isAsBefore(questions, answers, last.answers);
  const hasOpen = questions.some(({ key }) => !answers[key]);
  const gone = (isGone: boolean) => classNames("max-sm:h-11 max-sm:w-full", isGone && "invisible");
  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      {refusal && <Notice kind="refused">{refusal}</Notice>}
      <div className="flex flex-wrap gap-2">
        {last.answers !== null && (
          <Button
            variant="filled"
            busy={isSaving}
            busyLabel={words.saving}
            className={gone(isTouched)}
            onClick={() => sendAll(shownAnswers(questions, last.answers))}
          >
            {last.label}
          </Button>
        )}
        <Button
          variant={last.answers === null ? "filled" : "outline"}
          busy={isSaving}
          busyLabel={words.saving}
          className={gone(isTouched && !hasOpen)}
          onClick={() => sendAll(openAsNo(questions, isTouched ? answers : {}))}
        >
          {isTouched && last.answers === null ? last.label : words.allNo}
        </Button>
      </div>
      <div className="divide-y divide-line border-line border-y">
        {questions.map((question) => (
          <QuestionRow
            key={question.key}
            question={question}
            answer={answers[question.key] ?? null}
            areas={props.areas}
            today={props.today}
            error={wrong[question.key]}
            words={words}
            onChange={(answer) => setAnswers((all) => ({ ...all, [question.key]: answer }))}
          />
        ))}
      </div>
      <div className="sticky bottom-0 z-10 flex justify-end border-line border-t bg-ground py-3">
        <Button
          type="submit"
          variant="outline"
          busy={isSaving}
          busyLabel={words.saving}
          className="max-sm:h-11 max-sm:w-full"
        >
          {words.save}
        </Button>
      </div>
    </form>
  );
}

/** "answers.tan.on" is said at the question "tan". */
function fieldsByQuestion(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, sentence]) => [path.split(".")[1] ?? "", sentence]));
}
