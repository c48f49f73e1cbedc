// What does a client's screening ask for before a visit that is still to come?
import type { Tx } from "@/lib/db/clinic-pool";
import { loadLastSessions, loadScreenings, type TreatmentStop, treatmentStop } from "@/lib/db/queries/screenings";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { PlainDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/**
 * What keeps the treatment from starting. "open": something that was found; "not-asked": the client is asked first. `action` says
 * what to do about it, where `href` leads; from there it goes back to where the visit was looked at.
 */
export type ScreeningHint = { kind: "open" | "not-asked"; text: string; action: string; href: string };

type HintedVisit = { id: string; status: string; planId: string | null; clientId: string | null };

/**
 * By the visit's id; consultations, and what is given or fell away, have none. Three queries.
 *
 * @param backTo the address under which a visit is looked at
 */
export async function screeningHints(
  tx: Tx,
  clinicId: string,
  locale: Locale,
  visits: readonly HintedVisit[],
  today: PlainDate,
  backTo: (visitId: string) => string,
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
      const lastSessionOn = lastSessions.get(clientId) ?? null;
      const stop = treatmentStop(records.get(clientId) ?? null, { area, lastSessionOn }, today);
      if (stop === null) return [];
      const query = new URLSearchParams({ back: backTo(id) });
      return [[id, { ...hintOf(locale, stop, today), href: `/clinic/clients/${clientId}/screening?${query}` }]];
    }),
  );
}

function hintOf(locale: Locale, stop: TreatmentStop, today: PlainDate): Omit<ScreeningHint, "href"> {
  const say = speaker(locale, "screening");
  if (stop.kind === "to-ask") return { kind: "not-asked", text: say(`toAsk.${stop.why}`), action: say("askFirst") };
  const { counts, until } = stop.finding;
  const open = { kind: "open", action: say("lookFirst") } as const;
  if (counts === "block") return { ...open, text: say("blockedHint") };
  if (counts === "defer" && until !== null) {
    return { ...open, text: say("deferredHint", { until: sayDay(locale, until, today) }) };
  }
  return { ...open, text: say("toReview") };
}
