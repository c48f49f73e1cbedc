"use client";
// How does the desk look over the proposed places, keep or leave out some, and book them all?
import { CircleCheck, Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import type { BadDayScreen } from "@/lib/schemas/bad-day-screen";
import { BadDayCalls } from "./bad-day-calls";
import { BadDayRows } from "./bad-day-rows";

type No = { ok: false; code: string; sentence: string; reference?: string };
type Slot = NonNullable<BadDayScreen["rows"][number]["place"]>["slot"];

type BadDayBoardProps<L> = {
  loss: L;
  first: BadDayScreen;
  words: ComponentProps<typeof BadDayRows>["words"] &
    ComponentProps<typeof BadDayCalls>["words"] & {
      kept: string;
      again: string;
      choices: string;
      solvingShort: string;
      stale: string;
      raced: string;
      booking: string;
      recordNone: string;
      print: string;
      tellTitle: string;
      tellText: string;
      failed: { title: string; detail: string };
      offline: { title: string; detail: string };
    };
  onSolve: (input: {
    loss: L;
    pinned: { appointmentId: string; slot: Slot }[];
    dropped: string[];
  }) => Promise<{ ok: true; value: BadDayScreen } | No>;
  onBook: (input: {
    loss: L;
    moves: { appointmentId: string; version: number; slot: Slot }[];
  }) => Promise<{ ok: true; value: { href: string } | { screen: BadDayScreen } } | No>;
};

const pinnedIn = ({ rows }: BadDayScreen): ReadonlySet<string> =>
  new Set(rows.filter(({ isPinned }) => isPinned).map(({ appointmentId }) => appointmentId));
const droppedIn = ({ rows }: BadDayScreen): ReadonlySet<string> =>
  new Set(rows.filter(({ isIncluded }) => !isIncluded).map(({ appointmentId }) => appointmentId));

function toggled(set: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isOn) next.add(id);
  else next.delete(id);
  return next;
}

/** What is booked is what the last answer said: after a visit was left out, or taken in again, it is solved again first. */
export function BadDayBoard<L>({ loss, first, words, onSolve, onBook }: BadDayBoardProps<L>) {
  const router = useRouter();
  const [screen, setScreen] = useState(first);
  const [pinned, setPinned] = useState(pinnedIn(first));
  const [dropped, setDropped] = useState(droppedIn(first));
  const [doing, setDoing] = useState<"solve" | "book" | null>(null);
  const [notice, setNotice] = useState<{ kind: "refused" | "warning"; sentence: string; detail: string } | null>(null);
  const [pending, startTransition] = useTransition();
  const bookButton = useRef<HTMLButtonElement>(null);
  const solved = droppedIn(screen);
  const isStale = [...dropped].some((id) => !solved.has(id)) || [...solved].some((id) => !dropped.has(id));

  function show(next: BadDayScreen) {
    setScreen(next);
    setPinned(pinnedIn(next));
    setDropped(droppedIn(next));
  }

  function refuse(answer: No | null) {
    const isBug = answer?.code === "failed";
    const said = answer === null ? words.offline : words.failed;
    setNotice({
      kind: "refused",
      sentence: answer === null || isBug ? said.title : answer.sentence,
      detail: answer === null || isBug ? said.detail.replace("{reference}", answer?.reference ?? "") : "",
    });
  }

  function solveAgain() {
    if (pending) return;
    setDoing("solve");
    setNotice(null);
    const kept = screen.rows.flatMap(({ appointmentId, place }) =>
      place && pinned.has(appointmentId) && !dropped.has(appointmentId) ? [{ appointmentId, slot: place.slot }] : [],
    );
    startTransition(async () => {
      const answer = await onSolve({ loss, pinned: kept, dropped: [...dropped] }).catch(() => null);
      if (answer?.ok) show(answer.value);
      else refuse(answer);
    });
  }

  function bookAll() {
    if (pending || isStale || screen.bookLabel === null) return;
    setDoing("book");
    setNotice(null);
    const moves = screen.rows.flatMap(({ appointmentId, place }) =>
      place ? [{ appointmentId, version: place.version, slot: place.slot }] : [],
    );
    startTransition(async () => {
      const answer = await onBook({ loss, moves }).catch(() => null);
      if (!answer?.ok) {
        refuse(answer);
        return;
      }
      const { value } = answer;
      if ("href" in value) {
        // Who was left out on purpose is not proposed again on the page that follows.
        const out = dropped.size > 0 ? `&out=${[...dropped].join(".")}` : "";
        startTransition(() => router.push(`${value.href}${out}`));
        return;
      }
      show(value.screen);
      setNotice({ kind: "warning", sentence: words.raced, detail: "" });
    });
  }

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      bookButton.current?.click();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const isSolving = pending && doing === "solve";
  return (
    <section aria-labelledby="loss" className="grid gap-5" aria-busy={pending}>
      <div className="print:hidden">
        <h2 id="loss" className="font-semibold text-20">
          {screen.title}
        </h2>
        <p className="text-ink-2">{screen.lead}</p>
      </div>
      <div role="status" className="flex flex-wrap items-end gap-x-8 gap-y-3 border-line border-t pt-4 print:hidden">
        {screen.counts.map(({ key, value, label }) => (
          <p key={key}>
            <span className="block font-semibold text-24">{value}</span>
            <span className="text-13 text-ink-2">{label}</span>
          </p>
        ))}
        {screen.proven && (
          <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-2 lg:ml-auto">
            <span className="inline-flex items-center gap-1.5 font-medium text-ok-ink">
              <Icon of={CircleCheck} size={15} />
              {words.kept}
            </span>
            {screen.proven}
          </p>
        )}
      </div>
      {screen.notes.map((note) => (
        <p key={note} className="text-13 text-ink-2 print:hidden">
          {note}
        </p>
      ))}
      {notice && (
        <Notice kind={notice.kind} detail={notice.detail}>
          {notice.sentence}
        </Notice>
      )}
      <div className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 print:hidden">
          {screen.empty ? (
            <div className="grid gap-1 border-line border-y py-6">
              <p className="font-semibold">{screen.empty.title}</p>
              <p className="text-ink-2">{screen.empty.text}</p>
            </div>
          ) : (
            <BadDayRows
              rows={screen.rows}
              pinned={pinned}
              dropped={dropped}
              onPin={(id, isOn) => setPinned(toggled(pinned, id, isOn))}
              onDrop={(id, isOn) => setDropped(toggled(dropped, id, isOn))}
              words={words}
            />
          )}
        </div>
        <div className="grid gap-6">
          <BadDayCalls calls={screen.calls} isStored={screen.isStored} title={screen.title} words={words} />
          <div className="grid gap-1 border-line border-t pt-4 print:hidden">
            <h2 className="font-semibold text-16">{words.tellTitle}</h2>
            <p className="text-13 text-ink-2">{words.tellText}</p>
          </div>
        </div>
      </div>
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-ground px-4 py-3 md:-mx-6 md:px-6 print:hidden">
        {screen.rows.length > 0 && (
          <>
            <Button
              variant={isStale ? "filled" : "outline"}
              busy={isSolving}
              busyLabel={words.solvingShort}
              onClick={solveAgain}
              className="pointer-coarse:h-11"
            >
              {words.again}
            </Button>
            <p className="text-13 text-ink-2">
              {isStale
                ? words.stale
                : words.choices.replace("{pinned}", String(pinned.size)).replace("{out}", String(dropped.size))}
            </p>
          </>
        )}
        {screen.rows.length === 0 && screen.bookLabel !== null && (
          <p className="text-13 text-ink-2">{words.recordNone}</p>
        )}
        <div className="ml-auto flex flex-wrap gap-2">
          {screen.calls.length > 0 && (
            <Button
              variant="quiet"
              icon={<Icon of={Printer} />}
              onClick={() => window.print()}
              className="pointer-coarse:h-11"
            >
              {words.print}
            </Button>
          )}
          {screen.bookLabel !== null && !isStale && (
            <Button
              ref={bookButton}
              variant="filled"
              aria-keyshortcuts="Meta+Enter Control+Enter"
              hint={
                <span className="pointer-coarse:hidden">
                  <KeyHint bare>⌘↵</KeyHint>
                </span>
              }
              busy={pending && doing === "book"}
              busyLabel={words.booking}
              onClick={bookAll}
              className="pointer-coarse:h-11"
            >
              {screen.bookLabel}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
