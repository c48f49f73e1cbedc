// What does a client's screening ask for before a visit that is still to come?
import type { Tx } from "@/lib/db/clinic-pool";
import { loadLastSessions, loadScreenings, type ScreeningRecord, standingOf } from "@/lib/db/queries/screenings";
import { hindranceIn, isAskedSince } from "@/lib/rules/screening";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { PlainDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** "open": something keeps the treatment from starting; "not-asked": nobody has asked since the last session. */
export type ScreeningHint = { kind: "open" | "not-asked"; text: string; href: string };

type HintedVisit = { id: string; status: string; planId: string | null; clientId: string | null };

/** By the visit's id; consultations, and what is given or fell away, have none. Three queries. */
export async function screeningHints(
  tx: Tx,
  clinicId: string,
  locale: Locale,
  visits: readonly HintedVisit[],
  today: PlainDate,
): Promise<Map<string, ScreeningHint>> {
  const ahead = visits.flatMap(({ id, status, planId, clientId }) =>
    planId !== null && clientId !== null && (isStillToCome(status) || status === "arrived")
      ? [{ id, planId, clientId }]
      : [],
  );
  const clientIds = [...new Set(ahead.map(({ clientId }) => clientId))];
  const records = await loadScreenings(tx, clinicId, clientIds);
  const lastSessions = await loadLastSessions(tx, clinicId, clientIds);
  const plans = await tx.plan.findMany({
    where: { clinicId, id: { in: ahead.map(({ planId }) => planId) } },
    select: { id: true, area: true },
  });
  return new Map(
    ahead.flatMap(({ id, planId, clientId }): [string, ScreeningHint][] => {
      const area = plans.find((plan) => plan.id === planId)?.area ?? "";
      const last = lastSessions.get(clientId) ?? null;
      const hint = hintOf(locale, records.get(clientId) ?? null, { area, last }, today);
      return hint ? [[id, { ...hint, href: `/clinic/clients/${clientId}/screening` }]] : [];
    }),
  );
}

function hintOf(
  locale: Locale,
  record: ScreeningRecord | null,
  { area, last }: { area: string; last: PlainDate | null },
  today: PlainDate,
): Omit<ScreeningHint, "href"> | null {
  const say = speaker(locale, "screening");
  if (record === null) return { kind: "not-asked", text: say("notAskedEver") };
  const found = hindranceIn(standingOf(record, today), area);
  if (found?.counts === "block") return { kind: "open", text: say("blockedHint") };
  if (found?.counts === "defer" && found.until !== null) {
    return { kind: "open", text: say("deferredHint", { until: sayDay(locale, found.until, today) }) };
  }
  if (found) return { kind: "open", text: say("toReview") };
  return isAskedSince(record.answeredOn, last, today) ? null : { kind: "not-asked", text: say("notAsked") };
}
