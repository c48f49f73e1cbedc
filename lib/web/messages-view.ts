// What does the desk see of what the clinic says to its clients: what is due, what went out, what did not?
import { authorize } from "@/lib/access/permissions";
import { loadLocations } from "@/lib/db/queries/days";
import { loadMessages, type MessagePart, type MessageRow } from "@/lib/db/queries/messages";
import { loadMessageFacts, renderMessage } from "@/lib/notifications/render-message";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { sayDayAndTime } from "@/lib/words/dates";
import { catalogueOf, type Locale, localeOf, speaker } from "@/lib/words/say";

const PARTS = ["due", "sent", "failed"] as const satisfies readonly MessagePart[];
const PAGE_SIZE = 30;

export type AskedMessages = { part?: string; page?: string; open?: string };

type Clock = { timeZone: string; today: PlainDate };
type Text = { subject: string | null; body: string };

/** One page of one part of the log; a due message's text is written for the one that is opened. At most nine queries. */
export async function messagesPage(ctx: PageContext, asked: AskedMessages) {
  authorize(ctx.actor, "messages:read");
  const locale = localeOf(ctx.actor.locale);
  const { clinicId } = ctx.actor;
  const part = PARTS.find((one) => one === asked.part) ?? "due";
  const page = Math.min(1000, Math.max(1, Math.trunc(Number(asked.page)) || 1));
  const read = await readForPage(ctx, async (tx) => {
    const [location] = await loadLocations(tx, clinicId);
    const found = await loadMessages(tx, clinicId, { part, limit: PAGE_SIZE, skip: (page - 1) * PAGE_SIZE });
    const opened = found.rows.find(({ id, body }) => id === asked.open && body === null);
    const text = opened ? renderMessage(await loadMessageFacts(tx, clinicId, opened.id), ctx.now) : null;
    return { location, found, opened, text };
  });
  const { location, found, opened, text } = read;
  const timeZone = location?.timeZone ?? "UTC";
  const clock = { timeZone, today: dateOf(fromDate(ctx.now), timeZone) };
  const say = speaker(locale, "messageLog");
  return {
    part,
    title: say("title"),
    lead: say("lead", { location: location?.name ?? timeZone }),
    partsLabel: say("parts"),
    listLabel: say("list", { part: say(part) }),
    parts: PARTS.map((one) => ({
      key: one,
      label: say(one),
      href: messagesHref({ part: one, page: 1, open: null }),
      isShown: one === part,
    })),
    rows: found.rows.map((row) => rowOf(locale, row, clock, { part, page, text: row === opened ? text : null })),
    pages: {
      label: say("page", { page }),
      before:
        page > 1
          ? {
              label: say(part === "sent" ? "newer" : "earlier"),
              href: messagesHref({ part, page: page - 1, open: null }),
            }
          : null,
      after: found.more
        ? { label: say(part === "sent" ? "older" : "later"), href: messagesHref({ part, page: page + 1, open: null }) }
        : null,
    },
    empty: {
      title: say(`${part}Empty`),
      text: say(`${part}EmptyText`),
      action:
        part === "due"
          ? { label: say("seeDay"), href: "/desk" }
          : { label: say("seeDue"), href: messagesHref({ part: "due", page: 1, open: null }) },
    },
    words: { noText: say("noText") },
  };
}

function messagesHref({ part, page, open }: { part: MessagePart; page: number; open: string | null }): string {
  const query = new URLSearchParams({ part });
  if (page > 1) query.set("page", String(page));
  if (open !== null) query.set("open", open);
  return `/desk/messages?${query}`;
}

function rowOf(
  locale: Locale,
  row: MessageRow,
  { timeZone, today }: Clock,
  { part, page, text }: { part: MessagePart; page: number; text: Text | null },
) {
  const say = speaker(locale, "messageLog");
  const when = (at: Date) => sayDayAndTime(locale, fromDate(at), timeZone, today);
  const rules: Readonly<Record<string, string>> = catalogueOf(locale).messageLog.rule;
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
          : say("reason", { failure: row.failure }),
    text: shown && {
      note: kept ? null : say("textNow"),
      subject: row.channel === "email" ? shown.subject : null,
      body: shown.body,
    },
    /** Where the text of a message that is not written yet is shown, and hidden again. */
    textHref: kept || part !== "due" ? null : messagesHref({ part, page, open: text ? null : row.id }),
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

/** Where no channel is set up a message is written to the log, and says so. */
function sentToText(locale: Locale, sentTo: string): string {
  const say = speaker(locale, "messageLog");
  const [, logged] = /^log:(.*)$/.exec(sentTo) ?? [];
  return logged === undefined ? say("to", { address: sentTo }) : say("toLog", { address: logged });
}
