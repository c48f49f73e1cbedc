// Can a row of one clinic point into another? Every foreign key of the database, read from its catalogue.
import { beforeEach, expect, test } from "vitest";
import { aFullClinic, type FullClinic } from "@/tests/support/builders/a-full-clinic";
import { clinicTables } from "@/tests/support/builders/clinic-tables";
import { owner } from "@/tests/support/database";

type ForeignKey = { name: string; source: string; columns: string[]; target: string; keys: string[] };

async function foreignKeys(): Promise<ForeignKey[]> {
  const { rows } = await owner().query<ForeignKey>(
    `SELECT c.conname AS name, s.relname AS source, t.relname AS target,
       (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(c.conkey) WITH ORDINALITY AS k(num, at)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num) AS columns,
       (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(c.confkey) WITH ORDINALITY AS k(num, at)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num) AS keys
     FROM pg_constraint c JOIN pg_class s ON s.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
     WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY c.conname`,
  );
  return rows;
}

let ours: FullClinic;
let theirs: FullClinic;
beforeEach(async () => {
  ours = await aFullClinic();
  theirs = await aFullClinic();
});

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");

test("each key to a clinic's table begins with clinicId on both sides, and each clinic's table refers to its clinic", async () => {
  const keys = await foreignKeys();
  const tables = await clinicTables();
  for (const { name, source, columns, target, keys: targetKeys } of keys.filter((key) => tables.includes(key.target))) {
    expect([columns[0], targetKeys[0]], `${name}: ${source} → ${target}`).toEqual(["clinicId", "clinicId"]);
  }
  const toClinic = keys.filter((key) => key.target === "Clinic").map((key) => [key.source, key.columns.join()]);
  expect(toClinic.sort()).toEqual(tables.map((table) => [table, "clinicId"]).sort());
});

test("no foreign key changes or removes rows by itself", async () => {
  const { rows } = await owner().query(
    `SELECT conname FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND (confupdtype <> 'a' OR confdeltype <> 'a')`,
  );
  expect(rows).toEqual([]);
});

test("each reference of a row is refused when it is another clinic's", async () => {
  const tables = await clinicTables();
  const keys = (await foreignKeys()).filter((key) => tables.includes(key.target));
  expect(keys.length).toBeGreaterThan(20);
  for (const key of keys) {
    const [, ...columns] = key.columns;
    const [, ...targets] = key.keys;
    await owner().query("BEGIN");
    try {
      // By the key itself, whatever else forbids a change of that row.
      await owner().query(`ALTER TABLE "${key.source}" DISABLE TRIGGER USER`);
      await owner().query("SET CONSTRAINTS ALL IMMEDIATE");
      // The columns of the other clinic's row of the same kind: what they refer to exists there.
      const rows = await owner().query(
        `SELECT ${quoted(columns)} FROM "${key.source}" WHERE "clinicId" = $1 AND num_nulls(${quoted(columns)}) = 0 LIMIT 1`,
        [theirs.clinicId],
      );
      const reference: unknown[] = Object.values(rows.rows[0] ?? {});
      expect(reference, `${key.name} has a row of the full clinic without a null`).toHaveLength(targets.length);
      const pointing = owner().query(
        `UPDATE "${key.source}" SET ${columns.map((column, at) => `"${column}" = $${at + 2}`).join(", ")}
         WHERE ctid = (SELECT ctid FROM "${key.source}" WHERE "clinicId" = $1 AND num_nulls(${quoted(columns)}) = 0 LIMIT 1)`,
        [ours.clinicId, ...reference],
      );
      await expect(pointing, key.name).rejects.toMatchObject({ code: "23503" });
    } finally {
      await owner().query("ROLLBACK");
    }
  }
});

test("every unique key of a clinic's table begins with clinicId, so that no clinic learns of another's values", async () => {
  const { rows } = await owner().query(
    `SELECT i.indexrelid::regclass::text AS name FROM pg_index i
     JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attname = 'clinicId'
     WHERE i.indisunique AND i.indkey[0] <> c.attnum`,
  );
  expect(rows).toEqual([]);
});

test("the same person is a member of two clinics, and of one only once", async () => {
  const copy = (clinicId: string) =>
    owner().query(
      `INSERT INTO "Membership" ("clinicId", id, "userId", role, name, email, "createdAt")
       SELECT $1, gen_random_uuid(), m."userId", 'desk', m.name, m.email, m."createdAt" FROM "Membership" m WHERE m.id = $2`,
      [clinicId, ours.membershipId],
    );
  await expect(copy(theirs.clinicId)).resolves.toMatchObject({ rowCount: 1 });
  await expect(copy(ours.clinicId)).rejects.toMatchObject({ code: "23505", constraint: "membership_one_a_person" });
});

test("a client has one plan an area that is not ended", async () => {
  const again = (area: string) =>
    owner().query(
      `INSERT INTO "Plan" ("clinicId", id, "clientId", "locationId", "protocolVersionId", area, status, preferences, "createdAt", "createdBy")
       SELECT p."clinicId", gen_random_uuid(), p."clientId", p."locationId", p."protocolVersionId", $2, 'active', '{}', p."createdAt", p."createdBy"
       FROM "Plan" p WHERE p.id = $1`,
      [ours.planId, area],
    );
  await expect(again("face")).rejects.toMatchObject({ code: "23505", constraint: "plan_one_an_area" });
  await expect(again("neck")).resolves.toBeDefined();
  await owner().query(`UPDATE "Plan" SET status = 'ended', "endedAt" = "createdAt" WHERE id = $1`, [ours.planId]);
  await expect(again("face")).resolves.toBeDefined();
});
