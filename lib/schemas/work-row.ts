// What does a row of the worklist show, and what leads on from it?
import type { ResultCurve } from "@/lib/rules/result-curve";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { WorkKind } from "@/lib/rules/work-item";
import type { PlainDate } from "@/lib/time";

export type WorkRow = {
  planId: string;
  kind: WorkKind;
  /** "Past its window": read with the icon. */
  kindText: string;
  client: string;
  clientHref: string;
  phone: string | null;
  /** "Session 3 of 4 · Rejuvenation, face" */
  visitText: string;
  /** What is the matter, and what is known besides. */
  why: string;
  detail: string;
  action: { label: string; href: string };
  ribbon: {
    today: PlainDate;
    visits: RibbonVisit[];
    curve: ResultCurve;
    name: string;
    labels: Record<string, { title: string; short: string; day: string; sentence: string }>;
    span: { startsOn: PlainDate; endsOn: PlainDate };
  };
};
