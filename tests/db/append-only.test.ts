// Does what was written stay as it was written, for the owner of the tables too?
import { beforeEach, describe, expect, test } from "vitest";
import { aFullClinic, type FullClinic } from "@/tests/support/builders/a-full-clinic";
import { asApp } from "@/tests/support/builders/app-role";
import { owner } from "@/tests/support/database";

const APPEND_ONLY = {
  AuditEntry: "action",
  ProtocolVersion: "number",
  GapOverride: "reason",
  ContactConsent: "how",
} as const;

const FINAL = { code: "23514", message: expect.stringContaining("row_is_final") };
const NOT_GRANTED = { code: "42501", message: expect.stringContaining("permission denied") };

let clinic: FullClinic;
beforeEach(async () => {
  clinic = await aFullClinic();
});

describe.each(Object.entries(APPEND_ONLY))("a row of %s", (table, column) => {
  test("is neither changed nor deleted by the owner of the tables", async () => {
    await expect(owner().query(`UPDATE "${table}" SET "${column}" = "${column}"`)).rejects.toMatchObject(FINAL);
    await expect(owner().query(`DELETE FROM "${table}"`)).rejects.toMatchObject(FINAL);
  });

  test("is neither changed nor deleted by the app, which has no grant to", async () => {
    const change = asApp(clinic.clinicId, (db) => db.query(`UPDATE "${table}" SET "${column}" = "${column}"`));
    await expect(change).rejects.toMatchObject(NOT_GRANTED);
    const removal = asApp(clinic.clinicId, (db) => db.query(`DELETE FROM "${table}"`));
    await expect(removal).rejects.toMatchObject(NOT_GRANTED);
  });
});

test("what changed is not rewritten, but may be erased; the entry with its digest stays", async () => {
  await expect(owner().query(`UPDATE "AuditDetail" SET "after" = '{}'`)).rejects.toMatchObject(FINAL);
  const rewriting = asApp(clinic.clinicId, (db) => db.query(`UPDATE "AuditDetail" SET "after" = '{}'`));
  await expect(rewriting).rejects.toMatchObject(NOT_GRANTED);
  await asApp(clinic.clinicId, (db) => db.query('DELETE FROM "AuditDetail"'), "commit");
  const { rows } = await owner().query(
    `SELECT (SELECT count(*)::int FROM "AuditDetail") AS details, (SELECT count(*)::int FROM "AuditEntry") AS entries`,
  );
  expect(rows).toEqual([{ details: 0, entries: 1 }]);
});

test("the app deletes only where nothing clinical is lost, and empties no table", async () => {
  const { rows } = await owner().query<{ privilege_type: string; tables: string[] }>(
    `SELECT privilege_type, array_agg(table_name::text ORDER BY table_name::text) AS tables
     FROM information_schema.role_table_grants
     WHERE grantee = 'needlepoint_app' AND table_schema = 'public' AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE')
     GROUP BY privilege_type`,
  );
  expect(rows).toEqual([
    {
      privilege_type: "DELETE",
      tables: ["AuditDetail", "HoursException", "Idempotency", "ResourceClosure", "WorkingHours"],
    },
  ]);
});
