"use client";
// Which protocols does the clinic treat by, and how are they copied, ordered, retired and brought back?
import { ArrowDown, ArrowUp, Copy } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { LibraryRow } from "@/lib/schemas/library-row";
import { AT_THE_END } from "./row-buttons";

type Words = Record<
  | "name"
  | "sessions"
  | "gap"
  | "touchUp"
  | "confidence"
  | "plans"
  | "plansNone"
  | "copy"
  | "copying"
  | "retire"
  | "retiring"
  | "bringBack"
  | "bringingBack"
  | "retiredTitle"
  | "retiredLead"
  | "place"
  | "emptyTitle"
  | "empty"
  | "failed"
  | "failedReference",
  string
>;

type Actions = {
  copy: (input: { protocolId: string }) => Promise<Answered<{ protocolId: string }>>;
  order: (input: { protocolId: string; to: "earlier" | "later" }) => Promise<Answered<void>>;
  retire: (input: { protocolId: string; inUse: boolean }) => Promise<Answered<void>>;
};

type ProtocolLibraryProps = {
  rows: LibraryRow[];
  words: Words;
  /** Null for those who only read. */
  actions: Actions | null;
};

type News = { kind: "saved" | "refused"; sentence: string };

export function ProtocolLibrary({ rows, words, actions }: ProtocolLibraryProps) {
  const router = useRouter();
  const [doing, setDoing] = useState<string | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const [heard, setHeard] = useState("");
  const isBusy = useRef(false);

  async function run<T>(name: string, work: () => Promise<Answered<T>>, done: (value: T) => string | null) {
    if (isBusy.current) return;
    isBusy.current = true;
    setDoing(name);
    const answer = await work().catch(() => null);
    isBusy.current = false;
    setDoing(null);
    if (!answer?.ok) {
      setNews({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.failed });
      return;
    }
    const sentence = done(answer.value);
    setNews(sentence === null ? null : { kind: "saved", sentence });
  }

  const inUse = rows.filter((row) => row.inUse);
  /** Where it stands now, for those who don't see it move. */
  const placed = (row: LibraryRow, by: -1 | 1) =>
    words.place
      .replace("{name}", row.name)
      .replace("{place}", String(inUse.indexOf(row) + 1 + by))
      .replace("{count}", String(inUse.length));

  const does = (row: LibraryRow): RowActions | null =>
    actions && {
      doing: doing?.startsWith(row.protocolId) ? doing.slice(row.protocolId.length) : null,
      onCopy: () =>
        run(
          `${row.protocolId}copy`,
          () => actions.copy(row),
          ({ protocolId }) => {
            router.push(`/clinic/protocols/${protocolId}`);
            return null;
          },
        ),
      onRetire: () =>
        run(
          `${row.protocolId}retire`,
          () => actions.retire({ protocolId: row.protocolId, inUse: !row.inUse }),
          () => (row.inUse ? row.news.retired : row.news.broughtBack),
        ),
      onOrder: (to) =>
        run(
          `${row.protocolId}${to}`,
          () => actions.order({ protocolId: row.protocolId, to }),
          () => {
            setHeard(placed(row, to === "earlier" ? -1 : 1));
            return null;
          },
        ),
    };

  const retired = rows.filter((row) => !row.inUse);
  return (
    <div className="grid gap-8">
      {news && <Notice kind={news.kind}>{news.sentence}</Notice>}
      <p className="sr-only" aria-live="polite">
        {heard}
      </p>
      {inUse.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
      ) : (
        <Table rows={inUse} words={words} does={does} />
      )}
      {retired.length > 0 && (
        <section aria-labelledby="retired" className="grid gap-2">
          <div>
            <h2 id="retired" className="font-semibold text-16">
              {words.retiredTitle}
            </h2>
            <p className="text-13 text-ink-2">{words.retiredLead}</p>
          </div>
          <Table rows={retired} words={words} does={does} />
        </section>
      )}
    </div>
  );
}

type RowActions = {
  doing: string | null;
  onCopy: () => void;
  onRetire: () => void;
  onOrder: (to: "earlier" | "later") => void;
};

type TableProps = { rows: LibraryRow[]; words: Words; does: (row: LibraryRow) => RowActions | null };

function Table({ rows, words, does }: TableProps) {
  const heads = [words.name, words.sessions, words.gap, words.touchUp, words.confidence, words.plans];
  return (
    <table className="w-full border-line border-b text-left">
      <thead className="text-12 text-ink-3 max-lg:sr-only">
        <tr>
          {heads.map((head) => (
            <th key={head} className="py-2 pr-4 font-medium">
              {head}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr
            key={row.protocolId}
            className="border-line border-t align-top transition-colors hover:bg-hover max-lg:grid max-lg:gap-1 max-lg:py-3"
          >
            <td className="lg:py-3 lg:pr-4">
              <Link href={`/clinic/protocols/${row.protocolId}`} className="rounded-4 font-semibold hover:underline">
                {row.name}
              </Link>
              <p className="text-13 text-ink-3">{row.versionText}</p>
            </td>
            <Fact name={words.sessions}>{row.sessionsText}</Fact>
            <Fact name={words.gap}>{row.gapText}</Fact>
            <Fact name={words.touchUp}>{row.touchUpText}</Fact>
            <Fact name={words.confidence}>{row.confidenceText}</Fact>
            <Fact name={words.plans}>{row.plans.length === 0 ? words.plansNone : row.plans.join(", ")}</Fact>
            <td className="lg:py-2 lg:text-right">
              <RowMenu row={row} at={{ index, count: rows.length }} actions={does(row)} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <td className="lg:py-3 lg:pr-4 xl:whitespace-nowrap">
      <span className="text-ink-3 lg:hidden">{name}: </span>
      {children}
    </td>
  );
}

type RowMenuProps = {
  row: LibraryRow;
  at: { index: number; count: number };
  actions: RowActions | null;
  words: Words;
};

function RowMenu({ row, at, actions, words }: RowMenuProps) {
  if (!actions) return null;
  const { doing, onCopy, onRetire, onOrder } = actions;
  const { labels } = row;
  const isFirst = at.index === 0;
  const isLast = at.index === at.count - 1;
  return (
    <span className="inline-flex items-center gap-1 max-lg:flex-wrap max-lg:pt-1">
      {row.inUse && (
        <>
          <Button
            {...{ variant: "quiet", size: 28, square: true, busy: doing === "earlier" }}
            aria-label={labels.earlier}
            aria-disabled={isFirst || undefined}
            className={AT_THE_END}
            onClick={() => !isFirst && onOrder("earlier")}
            icon={<Icon of={ArrowUp} size={15} />}
          />
          <Button
            {...{ variant: "quiet", size: 28, square: true, busy: doing === "later" }}
            aria-label={labels.later}
            aria-disabled={isLast || undefined}
            className={AT_THE_END}
            onClick={() => !isLast && onOrder("later")}
            icon={<Icon of={ArrowDown} size={15} />}
          />
        </>
      )}
      <Button
        size={28}
        aria-label={labels.copy}
        busy={doing === "copy"}
        busyLabel={words.copying}
        icon={<Icon of={Copy} size={14} />}
        onClick={onCopy}
      >
        {words.copy}
      </Button>
      <Button
        size={28}
        variant="quiet"
        aria-label={row.inUse ? labels.retire : labels.bringBack}
        busy={doing === "retire"}
        busyLabel={row.inUse ? words.retiring : words.bringingBack}
        onClick={onRetire}
      >
        {row.inUse ? words.retire : words.bringBack}
      </Button>
    </span>
  );
}
