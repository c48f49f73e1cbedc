// Does the database still hold every rule that schema.prisma can't express?
import { beforeAll, describe, expect, test } from "vitest";
import { owner } from "@/tests/support/database";

async function column(sql: string): Promise<string[]> {
  const { rows } = await owner().query<{ line: string }>(
    `SELECT line FROM (${sql}) AS lines(line) ORDER BY line COLLATE "C"`,
  );
  return rows.map(({ line }) => line);
}

const OURS = `n.nspname = 'public' AND c.relname <> '_prisma_migrations'`;
const TABLES = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace`;
const OF_EXTENSION = `EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;

/** What the catalogue holds, in words that are the same on every Postgres from 15 on. */
const catalogue = {
  // 18 lists NOT NULL among the constraints; the columns' own test below covers it everywhere.
  constraints: `SELECT format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k
    JOIN ${TABLES} ON c.oid = k.conrelid WHERE ${OURS} AND k.contype <> 'n'`,
  columns: `SELECT format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END)
    FROM pg_attribute a JOIN ${TABLES} ON c.oid = a.attrelid WHERE ${OURS} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  indexes: `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  policies: `SELECT format('%s %s %s TO %s USING %s CHECK %s', tablename, policyname, cmd, array_to_string(roles, ', '), coalesce(qual, '-'), coalesce(with_check, '-'))
    FROM pg_policies WHERE schemaname = 'public'`,
  "row-level security": `SELECT format('%s%s', c.relname, CASE WHEN c.relforcerowsecurity THEN ' forced' ELSE '' END) FROM ${TABLES}
    WHERE ${OURS} AND c.relkind = 'r' AND c.relrowsecurity`,
  triggers: `SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN ${TABLES} ON c.oid = t.tgrelid WHERE ${OURS} AND NOT t.tgisinternal`,
  functions: `SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND NOT ${OF_EXTENSION}`,
  "grants on tables": `SELECT format('%s %s', table_name, string_agg(privilege_type, ', ' ORDER BY privilege_type)) FROM information_schema.table_privileges
    WHERE table_schema = 'public' AND grantee = 'needlepoint_app' GROUP BY table_name`,
  "grants on functions": `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND NOT ${OF_EXTENSION} AND has_function_privilege('needlepoint_app', p.oid, 'EXECUTE')`,
};

describe("the catalogue is the one that was committed", () => {
  test.each(Object.entries(catalogue))("%s", async (_, sql) => {
    expect((await column(sql)).join("\n")).toMatchSnapshot();
  });
});

describe("the wall between clinics", () => {
  let clinicTables: string[];

  beforeAll(async () => {
    clinicTables = await column(
      `SELECT c.relname FROM pg_attribute a JOIN ${TABLES} ON c.oid = a.attrelid WHERE ${OURS} AND c.relkind = 'r' AND a.attname = 'clinicId'`,
    );
  });

  test("every table with a clinicId, and Clinic itself, shows one clinic's rows only", async () => {
    const walled = await column(
      `SELECT tablename FROM pg_policies p JOIN ${TABLES} ON c.relname = p.tablename AND n.nspname = p.schemaname
       WHERE p.schemaname = 'public' AND c.relrowsecurity AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE'
         AND replace(p.qual, '"clinicId"', 'id') = '(id = (NULLIF(current_setting(''app.clinic_id''::text, true), ''''::text))::uuid)'`,
    );
    expect(walled).toEqual([...clinicTables, "Clinic"].sort());
  });

  test("the app's role reads those tables and no other", async () => {
    const granted = await column(
      `SELECT table_name FROM information_schema.table_privileges WHERE table_schema = 'public' AND grantee = 'needlepoint_app' AND privilege_type = 'SELECT'`,
    );
    expect(granted).toEqual([...clinicTables, "Clinic"].sort());
  });

  test("the app's role owns nothing, logs in nowhere and walks through no wall", async () => {
    const { rows } = await owner().query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = 'needlepoint_app'`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  test("only the functions named here run with the owner's rights, each with a search path of its own", async () => {
    const definers = await column(
      `SELECT format('%s %s', p.proname, array_to_string(p.proconfig, ' ')) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'public' AND p.prosecdef`,
    );
    expect(definers.map((line) => line.split(" ")[0])).toEqual(["cancel_jobs", "enqueue_jobs", "search_clients"]);
    for (const line of definers) expect(line).toMatch(/ search_path=/);
  });

  test("no view reads the tables with its owner's rights", async () => {
    expect(await column(`SELECT c.relname FROM ${TABLES} WHERE ${OURS} AND c.relkind IN ('v', 'm')`)).toEqual([]);
  });
});

test("every key, unique index and exclusion of a clinic's table holds its clinic", async () => {
  const without = await column(
    `SELECT format('%s %s', c.relname, i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN ${TABLES} ON c.oid = x.indrelid
     WHERE ${OURS} AND (x.indisunique OR x.indisexclusion)
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clinicId')
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'clinicId' AND a.attnum = ANY (x.indkey))`,
  );
  expect(without).toEqual([]);
});

test("no foreign key changes or deletes rows on its own", async () => {
  const active = await column(
    `SELECT k.conname FROM pg_constraint k JOIN ${TABLES} ON c.oid = k.conrelid WHERE ${OURS} AND k.contype = 'f' AND (k.confupdtype <> 'a' OR k.confdeltype <> 'a')`,
  );
  expect(active).toEqual([]);
});
