// What does the skin need: one line an instruction?
import { CircleCheck, CircleHelp, CircleSlash2, Info, type LucideIcon, Undo2 } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CareKind } from "@/lib/rules/care-timeline";

const icons: Record<CareKind, { icon: LucideIcon; ink: string }> = {
  do: { icon: CircleCheck, ink: "text-accent" },
  avoid: { icon: CircleSlash2, ink: "text-ink-2" },
  expect: { icon: Info, ink: "text-ink-3" },
  ask: { icon: CircleHelp, ink: "text-due-ink" },
  allow: { icon: Undo2, ink: "text-ink-3" },
};

export type CareLinesProps = {
  lines: { id: string; kind: CareKind; title: string; detail: string; about: string | null }[];
  /** Of the words, px: 14 for staff, 16 for clients. */
  size?: 14 | 16;
};

/** Each with the shape of its kind; every title says by itself whether it is a do or a don't. */
export function CareLines({ lines, size = 16 }: CareLinesProps) {
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ id, kind, title, detail, about }) => (
        <li key={id} className={`flex items-start gap-3 ${size === 16 ? "px-4 py-2.75" : "py-2"}`}>
          <CareKindIcon kind={kind} size={size === 16 ? 20 : 16} />
          <p>
            {title}
            <VisuallyHidden>. </VisuallyHidden>
            <span className={`block text-ink-3 ${size === 16 ? "text-14" : "text-13"}`}>
              {detail} {about}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The shape of a kind of step; its words stand beside it. */
export function CareKindIcon({ kind, size }: { kind: CareKind; size: 16 | 20 }) {
  const { icon, ink } = icons[kind];
  return <Icon of={icon} size={size} className={`mt-0.5 shrink-0 ${ink}`} />;
}
