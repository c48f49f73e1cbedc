// Who signed for what beside the rules, for whom, when and why?
import { NotebookPen, PenLine } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { ReportException } from "@/lib/schemas/report-view";

type ReportExceptionsProps = {
  caption: string;
  rows: ReportException[];
  words: { client: string; gap: string; by: string; reason: string };
};

export function ReportExceptions({ caption, rows, words }: ReportExceptionsProps) {
  const cell = "py-2.5 pr-5 last:pr-0 max-md:block max-md:py-0.5";
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-12 text-ink-3 max-md:sr-only">
        <tr>
          {[words.client, words.gap, words.by, words.reason].map((head) => (
            <th key={head} scope="col" className="py-1.5 pr-5 font-normal">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-exception={row.kind}
            className="border-line border-t align-top max-md:block max-md:py-2"
          >
            <th scope="row" className={`${cell} font-normal md:w-[26%]`}>
              <Link href={row.href} prefetch={false} className="rounded-4 font-semibold hover:underline">
                {row.client}
              </Link>
              <span className="block text-13 text-ink-2">{row.visit}</span>
            </th>
            <td className={`${cell} md:w-[20%]`}>
              {row.gap}
              <span className="block text-13 text-ink-3">{row.state}</span>
            </td>
            <td className={`${cell} md:w-[20%]`}>
              <span className="flex items-center gap-1.5 font-medium">
                <Icon of={row.kind === "signed" ? PenLine : NotebookPen} size={14} />
                {row.kindText}
              </span>
              <span className="block text-13 text-ink-2">
                {row.by}, {row.when}
              </span>
            </td>
            <td className={cell}>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
