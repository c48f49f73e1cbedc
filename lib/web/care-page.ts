// What does the clinic say about care: when sunscreen begins, the steps of its protocols, and how two visits merge?
import { authorize, may } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { loadLocations } from "@/lib/db/queries/days";
import { loadProtocols, type ProtocolRecord } from "@/lib/db/queries/protocols";
import { chooseSunscreenStart } from "@/lib/operations/choose-sunscreen-start";
import { loadClinic } from "@/lib/operations/plan-facts";
import { STANDARD_CARE, SUNSCREEN_START_HOURS, withSunscreenFrom } from "@/lib/rules/care-timeline";
import type { ChooseSunscreenStartInput } from "@/lib/schemas/maintenance";
import { addDays, dateOf, fromDate, instantAt, minuteOfDay } from "@/lib/time";
import { careStepsView } from "@/lib/web/care-steps-view";
import { type PageContext, readForPage } from "@/lib/web/page";
import { protocolName } from "@/lib/web/plan-titles";
import { careInTime } from "@/lib/web/portal-care";
import { careWords } from "@/lib/words/care-words";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** Four queries. `versionId`: whose steps are shown; those of the first protocol where it names none. */
export async function carePage(ctx: PageContext, versionId: string | undefined) {
  authorize(ctx.actor, "protocol:read");
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const { clinic, protocols, locations } = await readForPage(ctx, async (tx) => ({
    clinic: await loadClinic(tx, clinicId),
    protocols: await loadProtocols(tx, clinicId),
    locations: await loadLocations(tx, clinicId),
  }));
  const hours = clinic.sunscreenStartHours;
  const shown = protocols.find((one) => one.versionId === versionId) ?? protocols[0] ?? null;
  const say = speaker(locale, "careSettings");
  return {
    hours,
    mayChoose: may(ctx.actor, "protocol:publish"),
    readOnly: say("readOnly", { choice: say("choice", { hours }) }),
    choices: SUNSCREEN_START_HOURS.map((value) => ({
      value,
      label: say("choice", { hours: value }),
      ...sunscreenWords(locale, value),
    })),
    protocols: protocols.map((one) => ({
      label: protocolName(locale, one.protocol),
      href: `/clinic/care?protocol=${one.versionId}`,
      isShown: one === shown,
    })),
    steps: shown && {
      title: say("steps", { protocol: protocolName(locale, shown.protocol) }),
      groups: careStepsView(locale, shown.protocol.careTimeline, hours),
    },
    meeting: shown && meetingOf(locale, shown, { hours, now: ctx.now, timeZone: locations[0]?.timeZone ?? "UTC" }),
  };
}

/** Chooses, and says what that came to. */
export async function chooseAndSay(ctx: Context, input: ChooseSunscreenStartInput): Promise<{ saved: string }> {
  const { hours } = await chooseSunscreenStart(ctx, input);
  const locale = localeOf(ctx.actor.kind === "member" ? ctx.actor.locale : "en");
  return { saved: speaker(locale, "careSettings")("saved", { hours }) };
}

/** What clients read with such a choice, until sunscreen begins and from then on. */
function sunscreenWords(locale: Locale, hours: number) {
  const until = speaker(locale, "careSettings")("choice", { hours }).toLowerCase();
  const [wait, begin] = ["no-sunscreen-yet", "sunscreen-after"].map((key) => {
    const isSaid = withSunscreenFrom(STANDARD_CARE, hours).some((step) => step.key === key);
    return isSaid ? careWords(locale, { key }, { until, sunscreenStartHours: hours }) : null;
  });
  return { wait: wait?.title ?? null, begin: begin?.title ?? null };
}

/** Session 1 given at this hour, session 2 booked at the protocol's target: day by day what begins. */
function meetingOf(
  locale: Locale,
  { protocol }: ProtocolRecord,
  { hours, now, timeZone }: { hours: number; now: Date; timeZone: string },
) {
  const at = fromDate(now);
  const days = protocol.gap.targetDays;
  const nextAt = instantAt(addDays(dateOf(at, timeZone), days), minuteOfDay(at, timeZone), timeZone);
  const careTimeline = withSunscreenFrom(protocol.careTimeline, hours);
  const visits = [
    { visitId: "1", startsAt: at, given: true, careTimeline },
    { visitId: "2", startsAt: nextAt, given: false, careTimeline },
  ];
  const about = { visits, now: at, timeZone, names: new Map<string, string>(), sunscreenStartHours: hours };
  const { today, ahead } = careInTime(locale, about, days);
  const say = speaker(locale, "careSettings");
  return {
    lead: say("meetLead", { days }),
    days: [{ on: "now", title: say("meetNow"), lines: today }, ...ahead],
  };
}
