// Does a query that forgets its filter see one clinic only? Every table of a clinic, as the app's role.
import { beforeEach, expect, test } from "vitest";
import { aFullClinic, type FullClinic } from "@/tests/support/builders/a-full-clinic";
import { asApp } from "@/tests/support/builders/app-role";
import { clinicTables } from "@/tests/support/builders/clinic-tables";
import { owner } from "@/tests/support/database";

/** The clinic itself is walled by its id, its rows by their clinicId. */
const TABLES = [...(await clinicTables()), "Clinic"];
const clinicColumn = (table: string): string => (table === "Clinic" ? "id" : "clinicId");
const NOT_GRANTED = { code: "42501", message: expect.stringContaining("permission denied") };
const OUTSIDE_POLICY = { code: "42501", message: expect.stringContaining("row-level security") };

let ours: FullClinic;
let theirs: FullClinic;
beforeEach(async () => {
  ours = await aFullClinic();
  theirs = await aFullClinic();
});

async function granted(table: string, privilege: string): Promise<boolean> {
  const { rows } = await owner().query<{ granted: boolean }>(
    "SELECT has_table_privilege('needlepoint_app', format('public.%I', $1::text), $2) AS granted",
    [table, privilege],
  );
  return rows[0]?.granted === true;
}

async function ownRows(table: string): Promise<number | null> {
  const own = await owner().query(`SELECT 1 FROM "${table}" WHERE "${clinicColumn(table)}" = $1`, [ours.clinicId]);
  return own.rowCount;
}

test("each table shows the rows of one clinic without a filter, and none where no clinic is set", async () => {
  for (const table of TABLES) {
    const look = `SELECT DISTINCT "${clinicColumn(table)}" AS clinic FROM "${table}" ORDER BY 1`;
    const all = await owner().query(look);
    expect
      .soft(all.rows, `${table} has rows of both`)
      .toEqual([{ clinic: ours.clinicId }, { clinic: theirs.clinicId }]);
    const seen = await asApp(ours.clinicId, (db) => db.query(look));
    expect.soft(seen.rows, table).toEqual([{ clinic: ours.clinicId }]);
    // The setting is an empty text, not unset, on a connection that has had it before.
    for (const unset of [null, ""]) {
      const nothing = await asApp(unset, (db) => db.query(look)).then((result) => result.rows);
      expect.soft(nothing, table).toEqual([]);
    }
  }
});

test("each table takes no row of another clinic", async () => {
  for (const table of TABLES) {
    if (!(await granted(table, "INSERT"))) {
      const adding = asApp(ours.clinicId, (db) => db.query(`INSERT INTO "${table}" DEFAULT VALUES`));
      await expect.soft(adding, table).rejects.toMatchObject(NOT_GRANTED);
      continue;
    }
    await expect.soft(addTheirs(table), table).rejects.toMatchObject(OUTSIDE_POLICY);
  }
});

/** As the app, inside our clinic, adds a copy of a row of theirs. */
async function addTheirs(table: string): Promise<void> {
  const { rows } = await owner().query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows[0]?.columns;
  const theirRow = await owner().query<{ row: object }>(
    `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE "clinicId" = $1 LIMIT 1`,
    [theirs.clinicId],
  );
  // The full clinic's appointment is cancelled, and none begins so.
  const copy = { ...theirRow.rows[0]?.row, ...(table === "Appointment" && { status: "booked" }) };
  await asApp(ours.clinicId, (db) =>
    db.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(copy)],
    ),
  );
}

test("nobody changes another clinic's rows, nor hands over their own", async () => {
  for (const table of TABLES) {
    const column = clinicColumn(table);
    const touching = asApp(ours.clinicId, (db) => db.query(`UPDATE "${table}" SET "${column}" = "${column}"`));
    if (!(await granted(table, "UPDATE"))) {
      await expect.soft(touching, table).rejects.toMatchObject(NOT_GRANTED);
      continue;
    }
    await expect.soft(touching, table).resolves.toMatchObject({ rowCount: await ownRows(table) });
    const handing = asApp(ours.clinicId, (db) => db.query(`UPDATE "${table}" SET "${column}" = $1`, [theirs.clinicId]));
    await expect.soft(handing, table).rejects.toMatchObject(OUTSIDE_POLICY);
  }
});

test("nobody deletes another clinic's rows", async () => {
  for (const table of TABLES) {
    const may = await granted(table, "DELETE");
    const removal = asApp(ours.clinicId, (db) => db.query(`DELETE FROM "${table}"`));
    if (may) await expect.soft(removal, table).resolves.toMatchObject({ rowCount: await ownRows(table) });
    else await expect.soft(removal, table).rejects.toMatchObject(NOT_GRANTED);
  }
});

test.each(["UserAccount", "SignInToken", "SignInAttempt", "_prisma_migrations"])(
  "the app reads nothing of %s, which belongs to no clinic",
  async (table) => {
    const look = asApp(ours.clinicId, (db) => db.query(`SELECT 1 FROM "${table}"`));
    await expect(look).rejects.toMatchObject({ code: "42501" });
  },
);

test("the app's role owns nothing, passes no policy by, and is nobody's login that could", async () => {
  const { rows } = await owner().query(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
     FROM pg_roles r WHERE rolname = 'needlepoint_app'`,
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 }]);
});

test("every table with a clinicId has the policy, and no function passes it by but the three that keep the wall themselves", async () => {
  const policies = await owner().query<{ tablename: string }>(
    `SELECT tablename::text FROM pg_policies WHERE schemaname = 'public' AND policyname = 'own_clinic' AND cmd = 'ALL'
       AND permissive = 'PERMISSIVE' ORDER BY tablename COLLATE "C"`,
  );
  expect(policies.rows.map((row) => row.tablename)).toEqual([...TABLES].sort());
  const off = await owner().query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND NOT relrowsecurity`,
    [TABLES],
  );
  expect(off.rows).toEqual([]);
  const definers = await owner().query<{ name: string }>(
    `SELECT proname::text AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`,
  );
  expect(definers.rows.map((row) => row.name)).toEqual(["cancel_jobs", "enqueue_jobs", "search_clients"]);
});
