// What is said to a screen reader and not shown?
import type { ReactNode } from "react";

/** Text for those who listen to the page; what everyone needs is written where everyone sees it. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
