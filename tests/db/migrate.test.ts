// Do migrations arrive once, whole, and in order, and does a database refuse what does not belong to it?
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate, statementsOf } from "@/lib/db/migrate";
import { databaseUrl, owner } from "@/tests/support/database";

describe("a migration's statements", () => {
  test.each([
    ["SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]],
    ["SELECT 'a;b''c;'; SELECT 2;", ["SELECT 'a;b''c;'", "SELECT 2"]],
    ['SELECT "a;b"; SELECT 2', ['SELECT "a;b"', "SELECT 2"]],
    ["-- not; this\nSELECT 1; /* nor; this */ SELECT 2", ["SELECT 1", "SELECT 2"]],
    ["DO $$ BEGIN x; END $$; SELECT 2", ["DO $$ BEGIN x; END $$", "SELECT 2"]],
    ["DO $a$ x; $$ y; $a$; SELECT $1", ["DO $a$ x; $$ y; $a$", "SELECT $1"]],
    ["SELECT 6/3; SELECT 1-1", ["SELECT 6/3", "SELECT 1-1"]],
    [" ;; \n", []],
  ])("%s", (sql, statements) => {
    expect(statementsOf(sql)).toEqual(statements);
  });
});

describe("migrating", () => {
  let folder: string;
  const name = `${new URL(databaseUrl()).pathname.slice(1)}_migrating`;
  const url = databaseUrl().replace(/\/[^/]+$/, `/${name}`);

  async function writeMigration(migration: string, sql: string): Promise<void> {
    await mkdir(path.join(folder, migration), { recursive: true });
    await writeFile(path.join(folder, migration, "migration.sql"), sql);
  }

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "needlepoint-migrations-"));
    await owner().query(`CREATE DATABASE "${name}"`);
    await writeMigration("1_first", "CREATE TABLE one (id int);\nINSERT INTO one VALUES (1);");
  });

  afterEach(async () => {
    await owner().query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await rm(folder, { recursive: true });
  });

  test("a migration is applied once", async () => {
    expect(await migrate(url, folder)).toEqual(["1_first"]);
    expect(await migrate(url, folder)).toEqual([]);
  });

  test("of twenty that start together one applies and the others wait", async () => {
    const applied = await Promise.all(Array.from({ length: 20 }, () => migrate(url, folder)));
    expect(applied.flat()).toEqual(["1_first"]);
  });

  test("a failed migration leaves nothing and its sentence names it", async () => {
    await writeMigration("2_broken", "CREATE TABLE two (id int); SELECT nonsense;");
    await expect(migrate(url, folder)).rejects.toThrow(/^The migration 2_broken failed and was rolled back: /);
    await writeMigration("2_broken", "CREATE TABLE two (id int);");
    expect(await migrate(url, folder)).toEqual(["2_broken"]);
  });

  test("a migration that was changed after it was applied is refused", async () => {
    await migrate(url, folder);
    await writeMigration("1_first", "CREATE TABLE other (id int);");
    await expect(migrate(url, folder)).rejects.toThrow(/^The migration 1_first was changed after/);
  });

  test("other line ends are no change", async () => {
    await migrate(url, folder);
    await writeMigration("1_first", "CREATE TABLE one (id int);\r\nINSERT INTO one VALUES (1);");
    expect(await migrate(url, folder)).toEqual([]);
  });

  test("a database that is newer than the code is refused", async () => {
    await writeMigration("2_second", "CREATE TABLE two (id int);");
    await migrate(url, folder);
    await rm(path.join(folder, "2_second"), { recursive: true });
    await expect(migrate(url, folder)).rejects.toThrow(/^The database is newer than this version/);
  });
});
