// Whom does the clinician see, by time?
import { Activity, Check, DoorOpen, OctagonAlert } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

type ListedVisit = {
  id: string;
  clientName: string;
  timeText: string;
  titleText: string;
  detailText: string;
  status: string;
  /** What the screening asks for before it. */
  screening: { kind: string; text: string } | null;
};

const icons: Record<string, typeof Check> = {
  completed: Check,
  in_treatment: Activity,
  arrived: DoorOpen,
  missed: OctagonAlert,
};

type MyDayListProps = { visits: ListedVisit[]; chosenId: string | null; hrefOf: (visitId: string) => string };

export function MyDayList({ visits, chosenId, hrefOf }: MyDayListProps) {
  return (
    <ol>
      {visits.map(({ id, clientName, timeText, titleText, detailText, status, screening }) => {
        const icon = icons[status];
        return (
          <li key={id}>
            <Link
              href={hrefOf(id)}
              aria-current={id === chosenId ? "true" : undefined}
              prefetch={false}
              className={`grid grid-cols-[3.25rem_1fr_auto] items-center gap-x-1 border-line border-b border-l-3 border-l-transparent px-4 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:border-l-accent aria-[current]:bg-accent-soft ${status === "completed" ? "text-ink-2" : ""}`}
            >
              <span className="self-start text-ink-2">{timeText}</span>
              <span className="min-w-0">
                <span className="block font-semibold">{clientName}</span>
                <span className="block text-13 text-ink-2">
                  {titleText} · {detailText}
                </span>
                {screening && (
                  <span className={`block text-13 ${screening.kind === "open" ? "text-risk-ink" : "text-ink-3"}`}>
                    {screening.text}
                  </span>
                )}
              </span>
              {icon && <Icon of={icon} size={18} className={status === "missed" ? "text-late-ink" : "text-ink-2"} />}
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
