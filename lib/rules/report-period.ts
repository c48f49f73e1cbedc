// Which days does a report look back on?
import { addDays, type PlainDate } from "@/lib/time";

export const REPORT_PERIODS = ["quarter", "year", "all"] as const;
export type ReportPeriod = (typeof REPORT_PERIODS)[number];

const DAYS: Record<ReportPeriod, number | null> = { quarter: 91, year: 365, all: null };

/** Both days included; `from` is null when it looks back without an end. */
export function periodDays(period: ReportPeriod, today: PlainDate): { from: PlainDate | null; to: PlainDate } {
  const days = DAYS[period];
  return { from: days === null ? null : addDays(today, 1 - days), to: today };
}
