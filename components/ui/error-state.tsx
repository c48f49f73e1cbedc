// What does a page say when something did not happen?
import type { ReactNode } from "react";

type ErrorStateProps = {
  /** What did not happen. */
  title: ReactNode;
  /** That nothing is lost, and the reference to name when calling. */
  children: ReactNode;
  /** "Try again". */
  action?: ReactNode;
  /** Where it is all that the page says, its title is the page's. */
  isPage?: boolean;
};

/** What did not happen, that nothing is lost, a reference, and a way on: a thread with an open stitch in it. */
export function ErrorState({ title, children, action, isPage = false }: ErrorStateProps) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div role="alert" className="grid justify-items-center gap-1.5 px-6 py-10 text-center">
      <svg width="124" height="22" viewBox="0 0 124 22" aria-hidden="true">
        <path d="M0 11H48M76 11H124" stroke="var(--thread)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="62" cy="11" r="8" fill="none" stroke="var(--late)" strokeWidth="1.75" strokeDasharray="3 3" />
      </svg>
      <Title className="pt-1.5 font-semibold text-16">{title}</Title>
      <p className="max-w-90 text-balance pb-2 text-ink-2">{children}</p>
      {action}
    </div>
  );
}
