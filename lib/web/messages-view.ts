// What does the desk see of what the clinic says to its clients: what is due, what went out, what did not?
import { authorize } from "@/lib/access/permissions";
import { loadClientName, searchClients } from "@/lib/db/queries/clients";
import { loadLocations } from "@/lib/db/queries/days";
import { loadMessages, loadMessageZones, type MessagePart, type MessageRow } from "@/lib/db/queries/messages";
import { loadMessageFacts, renderMessage } from "@/lib/notifications/render-message";
import { dateOf, fromDate } from "@/lib/time";
import { isId, pageAsked, wordsAsked } from "@/lib/web/asked-address";
import { type PageContext, readForPage } from "@/lib/web/page";
import { sayDayAndTime, sayZone } from "@/lib/words/dates";
import { catalogueOf, type Locale, localeOf, speaker } from "@/lib/words/say";

const PARTS = ["due", "sent", "failed"] as const satisfies readonly MessagePart[];
const PAGE_SIZE = 30;

export type AskedMessages = { part?: string; page?: string; open?: string; client?: string; q?: string };

/** Whose messages are shown: of one client, of those that some words find, or everybody's. */
type Whose = { client: { id: string; name: string } | null; words: string };

/** So many clients at most are found by words. */
const MOST_FOUND = 200;

/** `home` is where a message belongs that is about no visit; zones are named where the clinic has several. */
type Clocks = { now: Date; home: string; zones: ReadonlyMap<string, string>; namesZones: boolean };
type Text = { subject: string | null; body: string };

/**
 * One page of one part of the log, of one client or of those that words find where they are asked for; a due message's text is
 * written for the one that is opened. At most twelve queries.
 */
export async function messagesPage(ctx: PageContext, asked: AskedMessages) {
  authorize(ctx.actor, "messages:read");
  const locale = localeOf(ctx.actor.locale);
  const { clinicId } = ctx.actor;
  const part = PARTS.find((one) => one === asked.part) ?? "due";
  const page = pageAsked(asked.page);
  const words = wordsAsked(asked.q).trim();
  const read = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const name = isId(asked.client) ? await loadClientName(tx, clinicId, asked.client) : null;
    const client = isId(asked.client) && name !== null ? { id: asked.client, name } : null;
    const clientIds = client ? [client.id] : await searchClients(tx, words, MOST_FOUND);
    const found = await loadMessages(tx, clinicId, {
      ...{ part, limit: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE },
      ...(clientIds && { clientIds }),
    });
    const zones = await loadMessageZones(
      tx,
      clinicId,
      found.rows.map(({ id }) => id),
    );
    const opened = found.rows.find(({ id, body }) => id === asked.open && body === null);
    const text = opened ? renderMessage(await loadMessageFacts(tx, clinicId, opened.id, ctx.now), ctx.now) : null;
    return { locations, client, found, zones, opened, text };
  });
  const { locations, client, found, zones, opened, text } = read;
  const whose: Whose = { client, words: client ? "" : words };
  const isFiltered = client !== null || words !== "";
  const namesZones = new Set(locations.map(({ timeZone }) => timeZone)).size > 1;
  const clocks = { now: ctx.now, home: locations[0]?.timeZone ?? "UTC", zones, namesZones };
  const say = speaker(locale, "messageLog");
  return {
    part,
    title: say("title"),
    lead: say("lead"),
    partsLabel: say("parts"),
    listLabel: say("list", { part: say(part) }),
    parts: PARTS.map((one) => ({
      key: one,
      label: say(one),
      href: messagesHref({ part: one, page: 1, open: null, whose }),
      isShown: one === part,
    })),
    rows: found.rows.map((row) =>
      rowOf(locale, row, clocks, { part, page, whose, text: row === opened ? text : null }),
    ),
    pages: {
      label: say("page", { page }),
      before:
        page > 1
          ? {
              label: say(part === "sent" ? "newer" : "earlier"),
              href: messagesHref({ part, page: page - 1, open: null, whose }),
            }
          : null,
      after: found.more
        ? {
            label: say(part === "sent" ? "older" : "later"),
            href: messagesHref({ part, page: page + 1, open: null, whose }),
          }
        : null,
    },
    search: {
      ...{ label: say("search"), hint: say("searchHint"), find: say("find"), words: whose.words, part },
      /** Whose alone they are, and where everybody's are. */
      only: isFiltered
        ? {
            text: client ? say("onlyOf", { client: client.name }) : say("onlyFound", { words }),
            all: { label: say("everybody"), href: messagesHref({ part, page: 1, open: null, whose: EVERYBODY }) },
          }
        : null,
    },
    empty: isFiltered
      ? {
          title: say("nothingFound"),
          text: say("nothingFoundText"),
          action: { label: say("everybody"), href: messagesHref({ part, page: 1, open: null, whose: EVERYBODY }) },
        }
      : {
          title: say(`${part}Empty`),
          text: say(`${part}EmptyText`),
          action:
            part === "due"
              ? { label: say("seeDay"), href: "/desk" }
              : { label: say("seeDue"), href: messagesHref({ part: "due", page: 1, open: null, whose }) },
        },
    words: { noText: say("noText") },
  };
}

const EVERYBODY: Whose = { client: null, words: "" };

type Place = { part: MessagePart; page: number; open: string | null; whose: Whose };

function messagesHref({ part, page, open, whose }: Place): string {
  const query = new URLSearchParams({ part });
  if (whose.client) query.set("client", whose.client.id);
  if (whose.words !== "") query.set("q", whose.words);
  if (page > 1) query.set("page", String(page));
  if (open !== null) query.set("open", open);
  return `/desk/messages?${query}`;
}

function rowOf(
  locale: Locale,
  row: MessageRow,
  clocks: Clocks,
  { part, page, whose, text }: { part: MessagePart; page: number; whose: Whose; text: Text | null },
) {
  const say = speaker(locale, "messageLog");
  const when = (at: Date) => timeThere(locale, at, clocks.zones.get(row.id) ?? clocks.home, clocks);
  const {
    rule: rules,
    failure: failures,
  }: Record<"rule" | "failure", Readonly<Record<string, string>>> = catalogueOf(locale).messageLog;
  const kept = row.body === null ? null : { subject: row.subject, body: row.body };
  const shown = kept ?? text;
  return {
    id: row.id,
    client: `${row.client.givenName} ${row.client.familyName}`,
    clientHref: `/clinic/clients/${row.client.id}`,
    what: rules[row.rule] ?? row.rule,
    channel: row.channel,
    channelWord: say(row.channel),
    to: row.sentTo === null ? null : sentToText(locale, row.sentTo),
    when: whenText(),
    isFailed: row.status === "failed" || row.status === "expired",
    failure:
      row.status === "expired"
        ? say("expiredReason")
        : row.failure === null
          ? null
          : (failures[row.failure] ?? say("reason", { failure: row.failure })),
    text: shown && {
      note: kept ? null : say("textNow"),
      subject: row.channel === "email" ? shown.subject : null,
      body: shown.body,
    },
    /** Where the text of a message that is not written yet is shown, and hidden again. */
    textHref: kept || part !== "due" ? null : messagesHref({ part, page, open: text ? null : row.id, whose }),
    isOpen: text !== null,
  };

  function whenText(): string {
    if (row.status === "sent") return say("sentAt", { when: when(row.sentAt ?? row.dueAt) });
    if (row.status === "sending") return say("sendingAt");
    if (row.status === "failed") return say("failedAt", { when: when(row.dueAt) });
    if (row.status === "expired") return say("expiredAt", { when: when(row.dueAt) });
    return say("dueAt", { when: when(row.dueAt) });
  }
}

/** "Tue 3 May, 15:30" by the clock of the place that it is about. */
function timeThere(locale: Locale, at: Date, timeZone: string, { now, namesZones }: Clocks): string {
  const when = sayDayAndTime(locale, fromDate(at), timeZone, dateOf(fromDate(now), timeZone));
  if (!namesZones) return when;
  return speaker(locale, "messageLog")("whenZone", { when, zone: sayZone(locale, fromDate(at), timeZone) });
}

/** Where no channel is set up a message is written to the log, and says so. */
function sentToText(locale: Locale, sentTo: string): string {
  const say = speaker(locale, "messageLog");
  const [, logged] = /^log:(.*)$/.exec(sentTo) ?? [];
  return logged === undefined ? say("to", { address: sentTo }) : say("toLog", { address: logged });
}
