// What does an owner see of the keys that other programs have?
import { type ApiKeyRecord, loadApiKeys } from "@/lib/db/queries/api-keys";
import { loadLocations } from "@/lib/db/queries/days";
import type { ApiKeyRow } from "@/lib/schemas/api-key";
import { dateOf, fromDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** Days and times are those of the clinic's first location. */
export async function apiKeysPage(ctx: PageContext): Promise<{ rows: ApiKeyRow[]; words: ApiKeyWords }> {
  const { clinicId } = ctx.actor;
  const { keys, locations } = await readForPage(ctx, async (tx) => ({
    keys: await loadApiKeys(tx, clinicId),
    locations: await loadLocations(tx, clinicId),
  }));
  const timeZone = locations[0]?.timeZone ?? "UTC";
  const locale = localeOf(ctx.actor.locale);
  return { rows: keys.map((key) => rowOf(locale, key, ctx.now, timeZone)), words: wordsOf(locale) };
}

function rowOf(locale: Locale, key: ApiKeyRecord, now: Date, timeZone: string): ApiKeyRow {
  const say = speaker(locale, "apiKeys");
  const today = dateOf(fromDate(now), timeZone);
  const dayOf = (at: Date) => sayDay(locale, dateOf(fromDate(at), timeZone), today);
  const { id, name, revoked, lastUsedAt } = key;
  const used =
    lastUsedAt === null
      ? say("neverUsed")
      : say("lastUsed", { when: sayDayAndTime(locale, fromDate(lastUsedAt), timeZone, today) });
  return {
    id,
    name,
    madeText: say("madeBy", { name: key.madeBy, day: dayOf(key.madeAt) }),
    stateText: revoked === null ? used : say("revokedBy", { name: revoked.by, day: dayOf(revoked.at) }),
    isRevoked: revoked !== null,
    labels: {
      revoke: say("revokeOf", { name }),
      ask: say("revokeTitle", { name }),
      done: say("revoked", { name }),
    },
  };
}

type ApiKeyWords = ReturnType<typeof wordsOf>;

function wordsOf(locale: Locale) {
  const say = speaker(locale, "apiKeys");
  return {
    name: say("name"),
    nameHint: say("nameHint"),
    make: say("make"),
    making: say("making"),
    madeTitle: say("madeTitle"),
    madeDetail: say("madeDetail"),
    key: say("key", { name: "{name}" }),
    copy: say("copy"),
    copied: say("copied"),
    put: say("put"),
    inUse: say("inUse"),
    revokedTitle: say("revokedTitle"),
    revoke: say("revoke"),
    revoking: say("revoking"),
    revokeLead: say("revokeLead"),
    keep: say("keep"),
    emptyTitle: say("emptyTitle"),
    empty: say("empty"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
  };
}
