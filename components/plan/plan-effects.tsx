// What would become of each visit that a change of the plan touches?
import { ArrowRight, CalendarPlus, CalendarX, Check } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import type { ChangeEffect } from "@/lib/schemas/change-effect";

const looks = {
  gone: { icon: CalendarX, ink: "text-late-ink" },
  moves: { icon: ArrowRight, ink: "text-risk-ink" },
  stays: { icon: Check, ink: "text-ok-ink" },
  new: { icon: CalendarPlus, ink: "text-due-ink" },
} as const;

export function PlanEffects({ title, rows, none }: { title: string; rows: readonly ChangeEffect[]; none: string }) {
  return (
    <section className="grid max-w-180 gap-2" aria-live="polite">
      <h2 className="font-semibold text-16">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <ul className="border-line border-t">
          {rows.map(({ id, title: visit, text, note, kind }) => (
            <li key={id} className="flex items-start gap-3 border-line border-b py-2.5">
              <Icon of={looks[kind].icon} size={16} className={`mt-0.5 ${looks[kind].ink}`} />
              <p className="min-w-0">
                <span className="font-medium">{visit}</span> <span className="text-ink-2">{text}</span>
                {note && <span className="block text-13 text-ink-3">{note}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
