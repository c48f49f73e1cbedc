// Who and what is lost to the clinic now, or will be?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { followsOn, type Lost, type LostHours, spansOfHours } from "@/lib/rules/loss";
import { fromDate, type PlainDate, type Span, toDate } from "@/lib/time";

/** A row as it is written down. */
export type LossRow = { id: string } & ({ hours: LostHours } | { span: Span });

/** Leave, a closure, a room or device that can't be used; `id` is its first row's. Its rows follow each other. */
export type StoredLoss = { id: string; lost: Lost; reason: string; rows: LossRow[] };

/** When it is, as a clock at that location shows it. */
export function lossSpans(rows: readonly LossRow[], timeZone: string): Span[] {
  return rows.flatMap((row) => ("span" in row ? [row.span] : spansOfHours([row.hours], timeZone)));
}

/** All that is not over, by when it begins: two queries. */
export async function loadLosses(tx: Tx, clinicId: string, today: PlainDate, now: Date): Promise<StoredLoss[]> {
  const exceptions = await tx.hoursException.findMany({
    where: { clinicId, kind: { in: ["leave", "closure"] }, toDate: { gte: toDbDate(today) } },
    orderBy: [{ fromDate: "asc" }, { fromMinute: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  const closures = await tx.resourceClosure.findMany({
    where: { clinicId, endsAt: { gt: now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  const losses: StoredLoss[] = [];
  for (const row of exceptions) {
    const lost = lostOf(row);
    if (!lost) continue;
    const hours = {
      fromDate: fromDbDate(row.fromDate),
      toDate: fromDbDate(row.toDate),
      fromMinute: row.fromMinute,
      untilMinute: row.untilMinute,
    };
    const before = losses.find(
      (one) => isSame(one.lost, lost) && one.reason === row.note && continues(one.rows.at(-1), hours),
    );
    if (before) before.rows.push({ id: row.id, hours });
    else losses.push({ id: row.id, lost, reason: row.note, rows: [{ id: row.id, hours }] });
  }
  for (const { id, roomId, deviceId, startsAt, endsAt, reason } of closures) {
    const lost: Lost = roomId !== null ? { kind: "room", id: roomId } : { kind: "device", id: deviceId ?? "" };
    losses.push({ id, lost, reason, rows: [{ id, span: { start: fromDate(startsAt), end: fromDate(endsAt) } }] });
  }
  const startOf = ({ rows }: StoredLoss) => lossSpans(rows, "UTC")[0]?.start ?? 0;
  return losses.sort((a, b) => startOf(a) - startOf(b));
}

const isSame = (a: Lost, b: Lost) => a.kind === b.kind && a.id === b.id;

const continues = (row: LossRow | undefined, hours: LostHours) =>
  row !== undefined && "hours" in row && followsOn(row.hours, hours);

function lostOf(row: { kind: string; clinicianId: string | null; locationId: string | null }): Lost | null {
  const id = row.kind === "closure" ? row.locationId : row.clinicianId;
  return id === null ? null : { kind: row.kind === "closure" ? "location" : "clinician", id };
}

/** Writes a loss down; the rows' ids. One statement. */
export async function writeLoss(
  tx: Tx,
  clinicId: string,
  { lost, reason, rows, now }: { lost: Lost; reason: string; rows: readonly LossRow[]; now: Date },
): Promise<void> {
  await tx.hoursException.createMany({
    data: rows.flatMap((row) =>
      "hours" in row
        ? [
            {
              clinicId,
              id: row.id,
              ...(lost.kind === "location"
                ? { kind: "closure", locationId: lost.id }
                : { kind: "leave", clinicianId: lost.id }),
              fromDate: toDbDate(row.hours.fromDate),
              toDate: toDbDate(row.hours.toDate),
              fromMinute: row.hours.fromMinute,
              untilMinute: row.hours.untilMinute,
              note: reason,
            },
          ]
        : [],
    ),
  });
  await tx.resourceClosure.createMany({
    data: rows.flatMap((row) =>
      "span" in row
        ? [
            {
              clinicId,
              id: row.id,
              ...(lost.kind === "room" ? { roomId: lost.id } : { deviceId: lost.id }),
              startsAt: toDate(row.span.start),
              endsAt: toDate(row.span.end),
              reason,
              createdAt: now,
            },
          ]
        : [],
    ),
  });
}

/** Takes rows away, by id: of a loss that ends, its rest is written anew. Two statements. */
export async function removeLossRows(tx: Tx, clinicId: string, ids: readonly string[]): Promise<number> {
  const exceptions = await tx.hoursException.deleteMany({ where: { clinicId, id: { in: [...ids] } } });
  const closures = await tx.resourceClosure.deleteMany({ where: { clinicId, id: { in: [...ids] } } });
  return exceptions.count + closures.count;
}
