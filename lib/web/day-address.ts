// Under which address is a day of the desk found?
import type { PlainDate } from "@/lib/time";

const COLUMN_KINDS = ["clinician", "room", "device"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type DayAddress = { on: PlainDate; locationId: string; by: ColumnKind; selectedId: string | null };

/** What the columns are asked to be; anything else means clinicians. */
export function columnKindOf(asked: string | undefined): ColumnKind {
  return COLUMN_KINDS.find((kind) => kind === asked) ?? "clinician";
}

/** @example dayHref({ on: "2026-11-24", locationId: "…", by: "room", selectedId: null }) // "/desk?on=2026-11-24&location=…&by=room" */
export function dayHref({ on, locationId, by, selectedId }: DayAddress): string {
  const query = new URLSearchParams({ on, location: locationId });
  if (by !== "clinician") query.set("by", by);
  if (selectedId !== null) query.set("sel", selectedId);
  return `/desk?${query}`;
}
