// How is an icon drawn, so that all have one stroke and none is read aloud?
import type { LucideIcon } from "lucide-react";

/** A lucide icon beside a word that says the same; `size` in px: 14–16 at the desk, 18–22 for clients. */
export function Icon({
  of: Drawing,
  size = 16,
  className = "",
}: {
  of: LucideIcon;
  size?: number;
  className?: string;
}) {
  return <Drawing size={size} strokeWidth={1.75} aria-hidden="true" className={`shrink-0 ${className}`} />;
}
