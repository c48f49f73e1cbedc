// What does the list of the clinic's protocols show?
import { may } from "@/lib/access/permissions";
import { loadLocations } from "@/lib/db/queries/days";
import { type LibraryProtocol, loadProtocolLibrary } from "@/lib/db/queries/protocols";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { LibraryRow } from "@/lib/schemas/library-row";
import { dateOf, fromDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { protocolName } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** Those in use first. Seven queries. */
export async function protocolLibrary(ctx: PageContext): Promise<{ rows: LibraryRow[]; mayPublish: boolean }> {
  const { clinicId } = ctx.actor;
  const { library, zone } = await readForPage(ctx, async (tx) => ({
    library: await loadProtocolLibrary(tx, clinicId),
    zone: (await loadLocations(tx, clinicId))[0]?.timeZone ?? "UTC",
  }));
  const locale = localeOf(ctx.actor.locale);
  return {
    rows: library.map((one) => libraryRow(locale, one, { now: ctx.now, zone })),
    mayPublish: may(ctx.actor, "protocol:publish"),
  };
}

type Here = { now: Date; zone: string };

function libraryRow(locale: Locale, one: LibraryProtocol, here: Here): LibraryRow {
  const say = speaker(locale, "protocols");
  const { sessions, gap, touchUp, confidence } = one.protocol;
  const name = protocolName(locale, one.protocol);
  const short = (level: typeof confidence.course) => speaker(locale, "protocolForm")(`confidenceShort.${level}`);
  const days = ({ earliestDays: from, latestDays: to, targetDays: target }: typeof gap) => ({ from, to, target });
  return {
    ...{ protocolId: one.protocolId, name, inUse: one.inUse },
    versionText: versionText(locale, one, one.versions[0], here),
    sessionsText: sessions.min === sessions.max ? say("sessionsSame", sessions) : say("sessionsValue", sessions),
    gapText: say("gapValue", days(gap)),
    touchUpText: say("touchUpValue", days(touchUp)),
    confidenceText: say("confidenceValue", {
      course: short(confidence.course),
      touchUp: short(confidence.touchUp),
    }),
    plans: one.versions.flatMap(({ number, runningPlans }) =>
      runningPlans > 0 ? [say("plansNow", { count: runningPlans, number })] : [],
    ),
    labels: {
      copy: say("copyName", { name }),
      retire: say("retireName", { name }),
      bringBack: say("bringBackName", { name }),
      earlier: say("earlier", { name }),
      later: say("later", { name }),
    },
    news: { retired: say("retired", { name }), broughtBack: say("broughtBack", { name }) },
  };
}

/** "Version 2, Tue 24 Nov by Dr Okafor"; the first of ours says where it came from. */
export function versionText(
  locale: Locale,
  { protocol }: LibraryProtocol,
  { number, publishedAt, publishedBy }: LibraryProtocol["versions"][number],
  { now, zone }: Here,
): string {
  const say = speaker(locale, "protocols");
  if (number === 1 && BUILT_IN_PROTOCOLS.some(({ key }) => key === protocol.key)) return say("versionOurs", { number });
  const day = sayDay(locale, dateOf(fromDate(publishedAt), zone), dateOf(fromDate(now), zone));
  return publishedBy === null
    ? say("versionPlain", { number, day })
    : say("version", { number, day, name: publishedBy });
}
