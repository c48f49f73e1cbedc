// What holds something that is one object: the ribbon, today's care, the next visit?
import type { ReactNode } from "react";

type CardProps = { title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string };

/** A hairline around one object. Rows inside it are parted by hairlines too; a card never holds a card. */
export function Card({ title, aside, children, className = "" }: CardProps) {
  return (
    <section className={`rounded-12 border border-line bg-surface [--ribbon-ground:var(--surface)] ${className}`}>
      {title && (
        <div className="flex items-baseline justify-between gap-3 px-4 pt-3.5 pb-1.5">
          <h2 className="font-semibold text-16">{title}</h2>
          {aside && <span className="text-14 text-ink-3">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
