// What does the page of a bad day read, before anybody looks for places?
import { loadLosses } from "@/lib/db/queries/losses";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { previewBadDay } from "@/lib/operations/preview-bad-day";
import type { LOST_KINDS } from "@/lib/schemas/bad-day";
import type { BadDayScreen } from "@/lib/schemas/bad-day-screen";
import { addDays, dateOf, fromDate } from "@/lib/time";
import { dayAsked } from "@/lib/web/asked-address";
import { type AskedBadDay, leftOutAsked, lossAsked, storedHref } from "@/lib/web/bad-day-address";
import { badDayView, lossTitle } from "@/lib/web/bad-day-view";
import { type PageContext, readForPage } from "@/lib/web/page";
import { sayTime } from "@/lib/words/dates";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { localeOf, speaker } from "@/lib/words/say";

type Kind = (typeof LOST_KINDS)[number];

const QUARTERS = Array.from({ length: 96 }, (_, index) => index * 15);

/** One read transaction. */
export async function badDayPage(ctx: PageContext, asked: AskedBadDay) {
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "badDay");
  const now = fromDate(ctx.now);
  const { names, resources, losses, today, home } = await readForPage(ctx, async (tx) => {
    const names = await loadPlaceNames(tx, clinicId);
    const home = names.locations[0]?.timeZone;
    if (home === undefined) throw new Refusal("not-found");
    const inUse = { where: { clinicId, endedAt: null }, select: { id: true, locationId: true } };
    const resources = [...(await tx.room.findMany(inUse)), ...(await tx.device.findMany(inUse))];
    const today = dateOf(now, home);
    return { names, resources, losses: await loadLosses(tx, clinicId, today, ctx.now), today, home };
  });
  const locationOf = (id: string) =>
    names.locations.find((one) => one.id === resources.find((other) => other.id === id)?.locationId);
  const optionOf = (kind: Kind) => (one: { id: string; name: string }) => {
    const location = names.locations.length > 1 ? locationOf(one.id) : undefined;
    return {
      value: `${kind}.${one.id}`,
      label: location ? say("roomAt", { name: one.name, location: location.name }) : one.name,
    };
  };
  const used = (one: { id: string }) => resources.some(({ id }) => id === one.id);
  const on = dayAsked(asked.on, today) ?? today;
  const first = on < today ? today : on;
  const from = dayAsked(asked.from, today) ?? first;
  return {
    locale,
    /** What is asked of the loss, once somebody has said what it is. */
    asked: lossAsked(asked),
    done: doneText(locale, asked),
    form: {
      groups: [
        {
          label: say("clinicians"),
          options: names.clinicians.filter(({ inUse }) => inUse).map(optionOf("clinician")),
        },
        { label: say("devices"), options: names.devices.filter(used).map(optionOf("device")) },
        { label: say("rooms"), options: names.rooms.filter(used).map(optionOf("room")) },
        { label: say("locations"), options: names.locations.map(optionOf("location")) },
      ],
      what: asked.what ?? presetOf(asked),
      from,
      until: dayAsked(asked.until, today) ?? from,
      fromTime: asked.fromTime ?? "",
      untilTime: asked.untilTime ?? "",
      reason: asked.reason ?? "",
      firstDay: today,
      lastDay: addDays(today, 366),
      fromTimes: QUARTERS.filter((minute) => minute > 0).map((minute) => ({ minute, label: sayTime(minute) })),
      words: {
        what: say("what"),
        from: say("from"),
        until: say("until"),
        fromTime: say("fromTime"),
        untilTime: say("untilTime"),
        startOfDay: say("startOfDay"),
        endOfDay: say("endOfDay"),
        reason: say("reason"),
        reasonHint: say("reasonHint"),
        show: say("show"),
        invalid: say("invalid"),
      },
    },
    losses: losses.map((loss) => {
      const at = loss.lost.kind === "location" ? names.locations.find(({ id }) => id === loss.lost.id) : undefined;
      const timeZone = (at ?? locationOf(loss.lost.id))?.timeZone ?? home;
      const title = lossTitle(locale, loss, names, timeZone, today);
      return {
        id: loss.id,
        title,
        reason: loss.reason,
        href: storedHref(loss.id),
        endLead: say("endLead", { title }),
      };
    }),
  };
}

function presetOf({ clinician, room, device }: AskedBadDay): string {
  if (clinician !== undefined) return `clinician.${clinician}`;
  if (room !== undefined) return `room.${room}`;
  return device === undefined ? "" : `device.${device}`;
}

/** What has just been done, as the address says. */
function doneText(locale: ReturnType<typeof localeOf>, { moved, told, ended }: AskedBadDay): string | null {
  const say = speaker(locale, "badDay");
  if (ended !== undefined) return say("ended");
  const count = (text: unknown) => Math.min(200, Math.max(0, Math.trunc(Number(text)) || 0));
  return moved === undefined ? null : say("done", { moved: count(moved), told: count(told) }).trim();
}

/** The answer that takes a moment; `no` is the sentence of a loss that can't be. */
export async function badDayAnswer(
  ctx: PageContext,
  asked: AskedBadDay,
): Promise<{ screen: BadDayScreen } | { no: string }> {
  const locale = localeOf(ctx.actor.locale);
  const loss = lossAsked(asked);
  if (typeof loss === "string") return { no: speaker(locale, "badDay")("invalid") };
  try {
    return { screen: badDayView(locale, await previewBadDay(ctx, { loss, pinned: [], dropped: leftOutAsked(asked) })) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { no: refusalSentence(locale, error.code, error.values, dateOf(fromDate(ctx.now), "UTC")) };
  }
}
