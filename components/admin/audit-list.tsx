// Which acts does the log tell, and what did each change?
import { ArrowRight, ChevronDown, PenLine } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { AuditRow } from "@/lib/schemas/audit-row";

type AuditListProps = {
  label: string;
  rows: AuditRow[];
  words: {
    changes: string;
    field: string;
    before: string;
    after: string;
    nothing: string;
    noChanges: string;
    openRecord: string;
    why: (reason: string) => string;
  };
};

/** One act a line; it opens to what changed. Whatever lies beside the rules carries a pen, and its reason in sight. */
export function AuditList({ label, rows, words }: AuditListProps) {
  return (
    <ul aria-label={label} className="border-line border-t">
      {rows.map((row) => (
        <li key={row.id} data-act={row.id} className="border-line border-b">
          <details className="group">
            <summary className="grid list-none grid-cols-[minmax(0,1fr)_auto] gap-x-5 gap-y-0.5 rounded-8 py-2.5 transition-colors hover:bg-hover md:grid-cols-[13rem_13rem_minmax(0,1fr)_auto] md:px-2 [&::-webkit-details-marker]:hidden">
              <time dateTime={row.at} className="text-13 text-ink-2 max-md:col-span-full">
                {row.when}
              </time>
              <span className="min-w-0 max-md:col-span-full">
                <span className="font-semibold">{row.who}</span>
                {row.role && <span className="ml-2 text-13 text-ink-3">{row.role}</span>}
              </span>
              <span className="min-w-0">
                {row.isException && (
                  <span className="mr-2 inline-flex items-center gap-1.5 align-bottom font-medium text-13">
                    <Icon of={PenLine} size={14} />
                    {row.exceptionText}:
                  </span>
                )}
                {row.act}
                {(row.what || row.client) && (
                  <span className="block text-13 text-ink-2">
                    {[row.client?.name, row.what].filter(Boolean).join(" · ")}
                  </span>
                )}
                {row.why && <span className="block text-13 text-ink-2">{words.why(row.why)}</span>}
              </span>
              <Icon of={ChevronDown} size={15} className="mt-0.5 text-ink-3 group-open:rotate-180" />
            </summary>
            <div className="grid gap-2.5 pb-4 md:pl-[29rem]">
              {row.changes.length > 0 ? (
                <Changes changes={row.changes} words={words} />
              ) : (
                <p className="text-13 text-ink-3">{words.noChanges}</p>
              )}
              {row.href && (
                <Link
                  href={row.href}
                  prefetch={false}
                  className="flex w-fit items-center gap-1.5 rounded-4 text-13 text-accent-ink hover:underline pointer-coarse:py-2"
                >
                  {words.openRecord}: {row.client?.name ?? row.what}
                  <Icon of={ArrowRight} size={14} />
                </Link>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes, words }: { changes: AuditRow["changes"]; words: AuditListProps["words"] }) {
  const cell = "py-1 pr-5 align-baseline last:pr-0";
  return (
    <table className="w-full max-w-160 text-left text-13">
      <caption className="sr-only">{words.changes}</caption>
      <thead className="border-line-2 border-b text-12 text-ink-3">
        <tr>
          {[words.field, words.before, words.after].map((head) => (
            <th key={head} scope="col" className={`${cell} w-1/3 font-normal`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row" className={`${cell} font-normal text-ink-2`}>
              {field}
            </th>
            <td className={`${cell} text-ink-3`}>{before ?? words.nothing}</td>
            <td className={cell}>{after ?? words.nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
