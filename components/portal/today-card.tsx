// What does the client's skin need today?
import { ChevronDown } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { CareLines, type CareLinesProps } from "./care-lines";

type TodayCardProps = CareLinesProps & {
  /** So many steps are always open; the others are one press away. */
  shown: number;
  words: { title: string; count: string; more: string; none: string };
};

export function TodayCard({ lines, shown, words }: TodayCardProps) {
  const more = lines.slice(shown);
  return (
    <Card title={words.title} aside={words.count}>
      {lines.length === 0 ? (
        <p className="px-4 pb-4 text-ink-2">{words.none}</p>
      ) : (
        <CareLines lines={lines.slice(0, shown)} />
      )}
      {more.length > 0 && (
        <details className="group border-line border-t">
          <summary className="flex min-h-12 list-none items-center gap-1.5 rounded-b-12 px-4 font-medium text-14 text-accent-ink transition-colors hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
            {words.more}
            <Icon of={ChevronDown} className="transition-transform group-open:rotate-180" />
          </summary>
          <CareLines lines={more} />
        </details>
      )}
    </Card>
  );
}
