// Who did what, to which record, when and why?
import { authorize } from "@/lib/access/permissions";
import type { Tx } from "@/lib/db/clinic-pool";
import { type AuditMark, loadAudit, loadRecordsOfClients, loadStaff } from "@/lib/db/queries/audit";
import { loadAuditSubjects } from "@/lib/db/queries/audit-subjects";
import { loadClientName, searchClients } from "@/lib/db/queries/clients";
import { loadPlaceNames } from "@/lib/db/queries/names";
import type { AuditRow } from "@/lib/schemas/audit-row";
import { addDays, dateOf, fromDate, instantAt, type PlainDate, toDate } from "@/lib/time";
import { dayAsked, isId, wordsAsked } from "@/lib/web/asked-address";
import { AUDIT_GROUPS, type AuditGroup, actsOf } from "@/lib/web/audit-acts";
import { auditRow } from "@/lib/web/audit-line";
import { type PageContext, readForPage } from "@/lib/web/page";
import { localeOf, speaker } from "@/lib/words/say";

const PAGE_SIZE = 50;
/** A search by name looks at the records of so many clients. */
const MOST_CLIENTS = 20;

export type AskedAudit = Partial<Record<"who" | "kind" | "client" | "q" | "from" | "to" | "behind", unknown>>;

type Filter = {
  who: string | null;
  kind: AuditGroup | null;
  client: string | null;
  words: string;
  from: PlainDate | null;
  to: PlainDate | null;
  behind: AuditMark | null;
};

export type AuditPage = {
  rows: AuditRow[];
  filter: { who: string; kind: string; words: string; from: string; to: string };
  people: { value: string; label: string }[];
  kinds: { value: string; label: string }[];
  /** The one client whose history is shown, and the way out of it. */
  client: { id: string; name: string; recordHref: string; allHref: string } | null;
  isFiltered: boolean;
  newestHref: string | null;
  olderHref: string | null;
};

/** Where the log is found that tells of one client only. */
export const historyHref = (clientId: string): string => `/admin/audit?client=${clientId}`;

/** One page of the log: at most thirty queries. */
export async function auditPage(ctx: PageContext, asked: AskedAudit): Promise<AuditPage> {
  authorize(ctx.actor, "audit:read");
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const read = await readForPage(ctx, async (tx) => {
    const names = await loadPlaceNames(tx, clinicId);
    const home = names.locations[0]?.timeZone ?? "UTC";
    const filter = filterOf(asked, dateOf(now, home));
    const clientIds = await clientsAsked(tx, filter);
    const { lines, more } = await loadAudit(tx, clinicId, {
      actor: filter.who,
      actions: filter.kind && actsOf(filter.kind),
      recordIds: clientIds && (await loadRecordsOfClients(tx, clinicId, clientIds)),
      from: filter.from === null ? null : toDate(instantAt(filter.from, 0, home)),
      until: filter.to === null ? null : toDate(instantAt(addDays(filter.to, 1), 0, home)),
      behind: filter.behind,
      limit: PAGE_SIZE,
    });
    const subjects = await loadAuditSubjects(tx, clinicId, lines);
    const shown = filter.client === null ? null : await loadClientName(tx, clinicId, filter.client);
    return { names, filter, lines, more, subjects, shown, staff: await loadStaff(tx, clinicId) };
  });
  const { names, filter, lines, more, subjects, shown, staff } = read;
  const say = speaker(locale, "auditLog");
  const last = lines.at(-1);
  return {
    rows: lines.map((line) => auditRow(line, { locale, names, subjects })),
    filter: {
      ...{ who: filter.who ?? "", kind: filter.kind ?? "", words: filter.words },
      ...{ from: filter.from ?? "", to: filter.to ?? "" },
    },
    people: [...staff.map(({ id, name }) => ({ value: id, label: name })), { value: "system", label: say("bySystem") }],
    kinds: AUDIT_GROUPS.map((group) => ({ value: group, label: say(`group.${group}`) })),
    client:
      filter.client !== null && shown !== null
        ? {
            id: filter.client,
            name: shown,
            recordHref: `/clinic/clients/${filter.client}`,
            allHref: auditHref({ ...filter, client: null, behind: null }),
          }
        : null,
    isFiltered: auditHref({ ...filter, behind: null }) !== AUDIT,
    newestHref: filter.behind ? auditHref({ ...filter, behind: null }) : null,
    olderHref: more && last ? auditHref({ ...filter, behind: { at: last.at, id: last.id } }) : null,
  };
}

/** Null for everybody's. */
async function clientsAsked(tx: Tx, { client, words }: Filter): Promise<string[] | null> {
  if (client !== null) return [client];
  return searchClients(tx, words, MOST_CLIENTS);
}

const AUDIT = "/admin/audit";

function auditHref({ who, kind, client, words, from, to, behind }: Filter): string {
  const query = new URLSearchParams();
  const values = { who, kind, client, q: words.trim(), from, to };
  for (const [key, value] of Object.entries(values)) if (value) query.set(key, value);
  if (behind) query.set("behind", `${behind.at.getTime()}.${behind.id}`);
  return query.size > 0 ? `${AUDIT}?${query}` : AUDIT;
}

function filterOf(asked: AskedAudit, today: PlainDate): Filter {
  return {
    who: isId(asked.who) || asked.who === "system" ? asked.who : null,
    kind: AUDIT_GROUPS.find((group) => group === asked.kind) ?? null,
    client: isId(asked.client) ? asked.client : null,
    words: wordsAsked(asked.q),
    from: dayAsked(asked.from, today),
    to: dayAsked(asked.to, today),
    behind: markAsked(asked.behind),
  };
}

/** "1795510800000.0190…": the instant in milliseconds and the line's id; null for anything else. */
function markAsked(asked: unknown): AuditMark | null {
  const [, at, id] = typeof asked === "string" ? (/^(\d{1,14})\.(.+)$/.exec(asked) ?? []) : [];
  return at !== undefined && isId(id) ? { at: new Date(Number(at)), id } : null;
}
