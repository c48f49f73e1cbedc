"use client";
// How does a clinic change what it asks before a session, and what each answer leads to?
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Questionnaire, ScreeningQuestion } from "@/lib/rules/screening";
import type { PublishQuestionnaireInput } from "@/lib/schemas/screening";
import { KnownFields } from "./known-fields";
import { type EditorWords, type Names, QuestionFields } from "./question-fields";

type QuestionnaireEditorProps = {
  number: number;
  questionnaire: Questionnaire;
  mayEdit: boolean;
  names: Names;
  words: EditorWords;
  onPublish: (input: PublishQuestionnaireInput) => Promise<Answered<{ number: number }>>;
};

/** What was changed stays through a refusal, also when somebody else has published meanwhile. */
export function QuestionnaireEditor(props: QuestionnaireEditorProps) {
  const { number, questionnaire, mayEdit, names, words, onPublish } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const wasPressed = useRef(false);
  const [body, setBody] = useState(questionnaire);
  const [isPublishing, startPublishing] = useTransition();
  const [fields, setFields] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const isChanged = JSON.stringify(body) !== JSON.stringify(questionnaire);
  const known = new Set(questionnaire.questions.map(({ key }) => key));

  function publish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (wasPressed.current) return;
    wasPressed.current = true;
    setRefusal(null);
    setFields({});
    startPublishing(async () => {
      const answer = await onPublish({ basedOn: number, body }).catch(() => null);
      if (answer?.ok) {
        startPublishing(() => router.push("/clinic/questionnaire?published=1"));
        return;
      }
      wasPressed.current = false;
      setRefusal(answer ? sentenceOf(answer, words) : words.failed);
      setFields(answer?.fields ?? {});
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    });
  }

  function change(index: number, question: ScreeningQuestion) {
    setBody((all) => ({ ...all, questions: all.questions.map((one, at) => (at === index ? question : one)) }));
  }

  function add() {
    const keys = body.questions.map(({ key }) => key);
    const count = keys.filter((key) => key.startsWith("own-")).length;
    const free = Array.from({ length: count + 1 }, (_, index) => `own-${index + 1}`).find((key) => !keys.includes(key));
    setBody((all) => ({ ...all, questions: [...all.questions, newQuestion(free ?? "own-1")] }));
  }

  return (
    <form ref={form} onSubmit={publish} noValidate className="grid gap-8">
      {refusal && <Notice kind="refused">{refusal}</Notice>}
      <fieldset disabled={!mayEdit} className="grid min-w-0 gap-8">
        <section className="grid gap-3" aria-labelledby="questions">
          <h2 id="questions" className="font-semibold text-16">
            {words.questions}
          </h2>
          <ol className="divide-y divide-line border-line border-y">
            {body.questions.map((question, index) => (
              <QuestionFields
                key={question.key}
                question={question}
                isNew={!known.has(question.key)}
                errors={fieldsUnder(fields, `body.questions.${index}.`)}
                names={names}
                words={words}
                onChange={(changed) => change(index, changed)}
                onRemove={() =>
                  setBody((all) => ({ ...all, questions: all.questions.filter(({ key }) => key !== question.key) }))
                }
              />
            ))}
          </ol>
          {mayEdit && (
            <Button icon={<Icon of={Plus} />} onClick={add} className="justify-self-start max-sm:h-11">
              {words.add}
            </Button>
          )}
        </section>
        <KnownFields
          body={body}
          errors={fieldsUnder(fields, "body.")}
          names={names}
          words={words}
          onChange={(changed) => setBody((all) => ({ ...all, ...changed }))}
        />
      </fieldset>
      {mayEdit && (
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-ground py-3">
          {isChanged ? (
            <Button variant="quiet" onClick={() => setBody(questionnaire)} className="mr-auto max-sm:h-11">
              {words.reset}
            </Button>
          ) : (
            <p className="mr-auto text-13 text-ink-3">{words.unchanged}</p>
          )}
          <Button
            type="submit"
            variant="filled"
            disabled={!isChanged}
            busy={isPublishing}
            busyLabel={words.publishing}
            className="max-sm:h-11"
          >
            {words.publish}
          </Button>
        </div>
      )}
    </form>
  );
}

function newQuestion(key: string): ScreeningQuestion {
  return {
    key,
    words: "",
    inArea: false,
    choices: [{ key: "yes", effect: { outcome: "review" } }],
    overridable: false,
    source: "",
    confidence: "M",
    retired: false,
  };
}

/** The sentences of one part of the form, by the path inside it. */
function fieldsUnder(fields: Readonly<Record<string, string>>, path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, sentence]) =>
      key.startsWith(path) ? [[key.slice(path.length), sentence]] : [],
    ),
  );
}
