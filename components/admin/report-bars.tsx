// How is a whole made up of its parts?
import type { ReportPart } from "@/lib/schemas/report-view";

const fills: Record<ReportPart["tone"], string> = {
  ok: "bg-ok",
  quiet: "bg-ok-edge",
  due: "bg-due",
  risk: "bg-risk",
  late: "bg-late",
  ink: "bg-ink-2",
};

/** A row a part: what it is called, how it is counted, how many, and a bar as long as its share. */
export function ReportBars({
  caption,
  parts,
  words,
}: {
  caption: string;
  parts: ReportPart[];
  words: { part: string; count: string; share: string };
}) {
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, label, how, count, percent, tone }) => (
          <tr key={key} data-part={key} className="border-line border-t align-top">
            <th scope="row" className="py-2 pr-4 font-normal">
              <span className="block">{label}</span>
              <span className="block text-12 text-ink-3">{how}</span>
            </th>
            <td className="w-14 py-2 pr-4 text-right font-semibold">{count}</td>
            <td className="w-2/5 py-2">
              <span className="flex items-center gap-2.5">
                <span className="h-3 flex-1 rounded-4 bg-sunken">
                  <span className={`block h-full rounded-4 ${fills[tone]}`} style={{ width: `${percent}%` }} />
                </span>
                <span className="w-10 text-right text-13 text-ink-2">{percent} %</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
