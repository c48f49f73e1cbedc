// Who are the clinic's clients?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { Refusal } from "@/lib/errors";
import { searchParts } from "@/lib/rules/search-key";
import { STILL_TO_COME } from "@/lib/rules/still-to-come";
import type { PlainDate } from "@/lib/time";

export type ClientRecord = {
  id: string;
  givenName: string;
  familyName: string;
  bornOn: PlainDate | null;
  skinType: number | null;
  email: string | null;
  phone: string | null;
  timeZone: string;
  locale: string;
};

/** @throws Refusal "not-found" */
export async function loadClient(tx: Tx, clinicId: string, id: string): Promise<ClientRecord> {
  const row = await tx.client.findUnique({ where: { clinicId_id: { clinicId, id } } });
  if (!row) throw new Refusal("not-found");
  return {
    id: row.id,
    givenName: row.givenName,
    familyName: row.familyName,
    bornOn: row.bornOn && fromDbDate(row.bornOn),
    skinType: row.skinType,
    email: row.email,
    phone: row.phoneE164,
    timeZone: row.timeZone,
    locale: row.locale,
  };
}

export type ClientRow = {
  id: string;
  givenName: string;
  familyName: string;
  bornOn: PlainDate | null;
  phone: string | null;
  /** Areas with a plan that is not ended. */
  plans: { id: string; area: string; status: string }[];
  nextOn: PlainDate | null;
};

const ROW = {
  id: true,
  givenName: true,
  familyName: true,
  bornOn: true,
  phoneE164: true,
  plans: { where: { status: { not: "ended" } }, select: { id: true, area: true, status: true } },
} as const;

/** Who is found by parts of name, e-mail or phone, best match first; null without words. One query. */
export async function searchClients(tx: Tx, words: string, limit: number): Promise<string[] | null> {
  const parts = searchParts(words);
  if (parts.length === 0) return null;
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM search_clients(${parts}::text[], ${limit}::int)`;
  return rows.map(({ id }) => id);
}

/** Null when there is no such client. One query. */
export async function loadClientName(tx: Tx, clinicId: string, id: string): Promise<string | null> {
  const row = await tx.client.findUnique({
    where: { clinicId_id: { clinicId, id } },
    select: { givenName: true, familyName: true },
  });
  return row && `${row.givenName} ${row.familyName}`;
}

/**
 * Clients by parts of name, e-mail or phone, best match first; without words the first by family name. Four queries.
 *
 * @param words what was typed
 * @param days the day that it is now at each location: what is next is told by the clock of the place
 */
export async function findClients(
  tx: Tx,
  clinicId: string,
  words: string,
  days: readonly { locationId: string; today: PlainDate }[],
  { limit, skip }: { limit: number; skip: number } = { limit: 50, skip: 0 },
): Promise<ClientRow[]> {
  const order = (await searchClients(tx, words, skip + limit))?.slice(skip) ?? null;
  const rows = await tx.client.findMany({
    where: { clinicId, endedAt: null, ...(order && { id: { in: order } }) },
    orderBy: [{ familyName: "asc" }, { givenName: "asc" }, { id: "asc" }],
    take: limit,
    skip: order ? 0 : skip,
    select: ROW,
  });
  const next = await tx.appointment.groupBy({
    by: ["clientId"],
    where: {
      clinicId,
      clientId: { in: rows.map(({ id }) => id) },
      status: { in: [...STILL_TO_COME] },
      OR: days.map(({ locationId, today }) => ({ locationId, onDate: { gte: toDbDate(today) } })),
    },
    _min: { onDate: true },
  });
  const found = rows.map(({ phoneE164, bornOn, ...row }): ClientRow => {
    const soonest = next.find(({ clientId }) => clientId === row.id)?._min.onDate;
    return {
      ...row,
      phone: phoneE164,
      bornOn: bornOn && fromDbDate(bornOn),
      nextOn: soonest ? fromDbDate(soonest) : null,
    };
  });
  return order ? found.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) : found;
}
