"use client";
// How does a prescriber change a protocol, see at once what comes of it, and publish it as a new version?
import { Undo2 } from "lucide-react";
import { type MouseEvent, useEffect, useEffectEvent, useState } from "react";
import { RibbonFigure } from "@/components/plan/ribbon-figure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import { CareFields } from "./care-fields";
import { CourseFields, GapFields } from "./course-fields";
import { type EditorWords, filled } from "./editor-words";
import { EvidenceFields } from "./evidence-fields";
import { fieldId } from "./form-parts";
import { forgetDraft } from "./kept-draft";
import { LeaveGuard } from "./leave-guard";
import { ProtocolAside } from "./protocol-aside";
import { ProtocolChanges } from "./protocol-changes";
import type { EditorStart } from "./protocol-draft";
import { CurveFields, ExpectedFields, FactorFields } from "./result-fields";
import { type EditorActions, useProtocolDraft } from "./use-protocol-draft";
import { DepthFields, VisitFields } from "./visit-fields";

type ProtocolEditorProps = { start: EditorStart; words: EditorWords; locale: string; actions: EditorActions };

/** What is folded away beside the steps of care. */
const CURVE = "curve";
/** Where it is told what differs. */
const CHANGES = "changes";

export function ProtocolEditor({ start, words, locale, actions }: ProtocolEditorProps) {
  const { editor } = words;
  const course = useProtocolDraft(start, actions, editor);
  const { draft, check, preview, errors, basedOn, isChanged, isNewer } = course;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [isDiscarding, setIsDiscarding] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [wrongPath, setWrongPath] = useState<{ path: string } | null>(null);

  const fold = (key: string, isOpen: boolean) =>
    setOpen((was) => {
      if (was.has(key) === isOpen) return was;
      return isOpen ? new Set([...was, key]) : new Set([...was].filter((one) => one !== key));
    });

  async function publish() {
    if (!isChanged) return;
    const path = await course.publish();
    if (path !== null) lead(path);
  }

  /** Opens what is folded over the field, and puts the focus there. */
  function lead(path: string) {
    const [list, index] = path.split(".");
    const step = list === "careTimeline" ? draft.careTimeline[Number(index)] : undefined;
    if (step) fold(step.key, true);
    if (list === CURVE) fold(CURVE, true);
    setWrongPath({ path });
  }

  // Once what was folded away is there.
  useEffect(() => {
    if (wrongPath) firstControl(wrongPath.path)?.focus();
  }, [wrongPath]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    publish();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const [firstWrong] = Object.keys(check.fields);
  /** To the first field that is wrong or, where none is, to what differs. */
  function toNews(event: MouseEvent<HTMLAnchorElement>) {
    event.preventDefault();
    if (firstWrong !== undefined) lead(firstWrong);
    else document.getElementById(CHANGES)?.focus();
  }

  function discard() {
    forgetDraft(start.protocolId);
    setIsLeaving(true);
  }
  useEffect(() => {
    if (isLeaving) window.location.reload();
  }, [isLeaving]);

  const section = { draft, words, errors, onChange: course.change };
  const status = statusText(course, editor);

  return (
    <>
      <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 pb-10 md:px-6">
        {preview && (
          <Card title={editor.example}>
            <div className="px-4 pt-2 pb-4 md:px-6">
              <RibbonFigure {...preview.ribbon} locale={locale} />
            </div>
          </Card>
        )}
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_360px]">
          <form
            noValidate
            onSubmit={(event) => event.preventDefault()}
            aria-label={editor.sections}
            className="grid min-w-0 content-start gap-8"
          >
            <CourseFields {...section} />
            <GapFields
              of="gap"
              gap={draft.gap}
              lead={editor.gapLead}
              {...{ words, errors }}
              onChange={(gap) => course.change({ gap })}
            />
            <GapFields
              of="touchUp"
              gap={draft.touchUp}
              lead={editor.touchUpLead}
              {...{ words, errors }}
              onChange={(touchUp) => course.change({ touchUp })}
            />
            <VisitFields {...section} />
            <DepthFields {...section} />
            <ExpectedFields {...section} />
            <FactorFields {...section} />
            <CareFields {...section} careWords={start.careWords} open={open} onOpen={fold} />
            <EvidenceFields {...section} noteWords={start.noteWords} />
            <CurveFields {...section} isOpen={open.has(CURVE)} onOpen={(isOpen) => fold(CURVE, isOpen)} />
            <ProtocolChanges id={CHANGES} changes={check.changes} number={check.newest.number} words={editor} />
          </form>
          {preview && <ProtocolAside preview={preview} words={editor} />}
        </div>
      </div>
      <div className="sticky bottom-0 z-10 mt-auto border-line border-t bg-ground" data-screen-only>
        {(course.notice || isNewer) && (
          <div className="mx-auto grid w-full max-w-[1392px] gap-2 px-4 pt-3 md:px-6">
            {course.notice && <Notice kind={course.notice.kind}>{course.notice.sentence}</Notice>}
            {isNewer && (
              <Notice
                kind="warning"
                action={
                  <Button size={28} onClick={course.goOn}>
                    {filled(editor.goOn, check.newest.number)}
                  </Button>
                }
              >
                {filled(editor.newer, check.newest.number)}
              </Notice>
            )}
          </div>
        )}
        <div className="mx-auto flex w-full max-w-[1392px] flex-wrap items-center justify-end gap-2 px-4 py-3 md:px-6">
          <p
            aria-live="polite"
            className={`mr-auto max-sm:w-full ${firstWrong !== undefined ? "font-medium text-late-ink" : "text-ink-2"}`}
          >
            {isChanged ? (
              <a
                href={`#${firstWrong === undefined ? CHANGES : fieldId(firstWrong)}`}
                className="rounded-4 underline-offset-2 hover:underline"
                onClick={toNews}
              >
                {status}
              </a>
            ) : (
              status
            )}
          </p>
          <Button
            variant="quiet"
            icon={<Icon of={Undo2} />}
            disabled={!isChanged}
            onClick={() => setIsDiscarding(true)}
            className="max-sm:h-11"
          >
            {editor.discard}
          </Button>
          <Button
            variant="filled"
            busy={course.isPublishing}
            busyLabel={editor.publishing}
            aria-disabled={!isChanged || undefined}
            onClick={publish}
            hint={<KeyHint bare>⌘↵</KeyHint>}
            className="max-sm:h-11"
          >
            {filled(editor.publish, Math.max(basedOn.number, check.newest.number) + 1)}
          </Button>
        </div>
      </div>
      <Dialog
        open={isDiscarding}
        onClose={() => setIsDiscarding(false)}
        title={editor.discardTitle}
        lead={editor.discardLead}
        actions={
          <>
            <Button variant="quiet" onClick={() => setIsDiscarding(false)}>
              {editor.keep}
            </Button>
            <Button variant="danger" onClick={discard}>
              {editor.discard}
            </Button>
          </>
        }
      />
      <LeaveGuard isOn={isChanged && !isLeaving} words={editor} />
    </>
  );
}

/** The control at a path or, where there is none, what holds it. */
function firstControl(path: string): HTMLElement | null {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const found = document.getElementById(fieldId(parts.slice(0, length).join(".")));
    if (found) return found;
  }
  return null;
}

type Status = Pick<ReturnType<typeof useProtocolDraft>, "check" | "isWaiting" | "isChanged" | "basedOn">;

function statusText({ check, isWaiting, isChanged, basedOn }: Status, words: EditorWords["editor"]): string {
  const wrong = Object.keys(check.fields).length;
  if (isWaiting) return words.checking;
  if (wrong > 0) return wrong === 1 ? words.wrongOne : filled(words.wrongMany, wrong);
  const count = check.changes?.length ?? 0;
  if (!isChanged || count === 0) return filled(words.unchanged, basedOn.number);
  return count === 1 ? words.changesOne : filled(words.changesMany, count);
}
