// What moves the target of a touch-up, by how many days, and what does it come to?
import { Checkbox } from "@/components/ui/checkbox";
import type { Factor } from "@/lib/rules/touch-up-factors";

export type FactorRow = {
  factor: Factor;
  label: string;
  effect: string;
  /** Where it comes from, for a finding that can't be ticked here. */
  settledText: string;
  settled: boolean | null;
  isFound: boolean;
  /** The days so far, with this finding; null where it is not found. */
  sum: number | null;
};

type FactorTableProps = {
  rows: FactorRow[];
  baseDays: number;
  words: { factorsHint: string; finding: string; effect: string; sum: string; base: string };
  onTick: (factor: Factor, isFound: boolean) => void;
};

/** Each finding with its effect and the running sum: nothing happens that is not in a row. */
export function FactorTable({ rows, baseDays, words, onTick }: FactorTableProps) {
  const figure = "py-2 pl-3 text-right whitespace-nowrap";
  return (
    <table className="w-full border-collapse">
      <caption className="pb-2 text-left text-ink-2">{words.factorsHint}</caption>
      <thead>
        <tr className="border-line border-b text-12 text-ink-3">
          <th scope="col" className="py-1.5 text-left font-medium">
            {words.finding}
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            {words.effect}
          </th>
          <th scope="col" className="py-1.5 pl-3 text-right font-medium">
            {words.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="border-line border-b">
          <th scope="row" colSpan={2} className="py-2 text-left font-normal text-ink-2">
            {words.base}
          </th>
          <td className={figure}>{baseDays}</td>
        </tr>
        {rows.map(({ factor, label, effect, settled, settledText, isFound, sum }) => (
          <tr key={factor} className="border-line border-b">
            <th
              scope="row"
              className="py-1 text-left font-normal pointer-coarse:*:min-h-11 pointer-coarse:*:items-center"
            >
              <Checkbox
                label={label}
                detail={settled === null ? null : settledText}
                checked={isFound}
                disabled={settled !== null}
                onChange={(event) => onTick(factor, event.currentTarget.checked)}
              />
            </th>
            <td className={`max-w-32 py-2 pl-3 text-right ${isFound ? "" : "text-ink-3"}`}>{effect}</td>
            <td className={`${figure} ${isFound ? "font-medium" : "text-ink-3"}`}>{sum}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
