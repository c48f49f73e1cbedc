// What does a page say when there is nothing to do, and what next?
import type { ReactNode } from "react";

const days = [18, 62, 106];

type EmptyStateProps = {
  title: ReactNode;
  /** One sentence. */
  children: ReactNode;
  /** One next step. */
  action?: ReactNode;
  /** Where it is all that the page says, its title is the page's. */
  isPage?: boolean;
};

/** Three done days on a thread, one sentence, one next step. */
export function EmptyState({ title, children, action, isPage = false }: EmptyStateProps) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className="grid justify-items-center gap-1.5 px-6 py-10 text-center">
      <svg width="124" height="22" viewBox="0 0 124 22" aria-hidden="true">
        <path d="M0 11H124" stroke="var(--ok)" strokeWidth="2" />
        {days.map((x) => (
          <g key={x}>
            <circle cx={x} cy="11" r="10.5" fill="var(--ribbon-ground)" />
            <circle cx={x} cy="11" r="9" fill="var(--ok)" />
            <path
              d={`M${x - 3.8} 11.3l2.8 2.8 4.7-5.7`}
              fill="none"
              stroke="var(--on-accent)"
              strokeWidth="1.9"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </g>
        ))}
      </svg>
      <Title className="pt-1.5 font-semibold text-16">{title}</Title>
      <p className="max-w-90 text-balance pb-2 text-ink-2">{children}</p>
      {action}
    </div>
  );
}
