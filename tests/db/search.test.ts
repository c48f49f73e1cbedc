// Does the search for clients find by parts of name, e-mail and phone, and never beyond the clinic?
import { beforeEach, expect, test } from "vitest";
import { aClient, aClinic } from "@/tests/support/builders";
import { asApp } from "@/tests/support/builders/app-role";
import { owner } from "@/tests/support/database";

let clinicId: string;
beforeEach(async () => {
  clinicId = (await aClinic()).clinicId;
});

async function search(parts: string[], { clinic = clinicId as string | null, atMost = 20 } = {}): Promise<string[]> {
  const { rows } = await asApp(clinic, (db) =>
    db.query<{ id: string }>("SELECT id FROM search_clients($1::text[], $2)", [parts, atMost]),
  );
  return rows.map((row) => row.id);
}

async function named(searchKey: string, row = {}): Promise<string> {
  return (await aClient({ clinicId }, { searchKey, ...row })).clientId;
}

test("every part must occur, anywhere", async () => {
  const amara = await named("amara diallo amara@mail.example 447700900123");
  await named("amara okonkwo 447700900999");
  expect(await search(["diallo"])).toEqual([amara]);
  expect(await search(["mara", "0123"])).toEqual([amara]);
  expect(await search(["amara", "nobody"])).toEqual([]);
});

test("nothing of another clinic is found, and nothing at all where no clinic is set", async () => {
  const ours = await named("amara diallo");
  const elsewhere = await aClinic();
  const theirs = await aClient(elsewhere, { searchKey: "amara diallo" });
  expect(await search(["amara"])).toEqual([ours]);
  expect(await search(["amara"], { clinic: elsewhere.clinicId })).toEqual([theirs.clientId]);
  expect(await search(["amara"], { clinic: null })).toEqual([]);
});

test.each([
  ["%", "100% cotton", "100 cotton"],
  ["_", "a_b", "axb"],
  ["\\", "back\\slash", "backslash"],
  ["0%c", "a0%cz", "a0xxcz"],
  ["\\%", "a\\%b", "a\\xb"],
])("%s is a letter like any other", async (part, containing, without) => {
  const found = await named(containing);
  await named(without);
  expect(await search([part])).toEqual([found]);
});

test("the nearest come first, and no more than asked for", async () => {
  const far = await named("ann annabel annamaria constantinopolitan");
  const near = await named("anna");
  expect(await search(["anna"])).toEqual([near, far]);
  expect(await search(["anna"], { atMost: 1 })).toEqual([near]);
});

test("a client who was ended is not found", async () => {
  await named("amara diallo", { endedAt: "2026-11-24T09:00:00Z" });
  expect(await search(["amara"])).toEqual([]);
});

test("only the app may call it", async () => {
  const { rows } = await owner().query(
    `SELECT r.rolname::text AS role, has_function_privilege(r.rolname, 'search_clients(text[], int)', 'EXECUTE') AS may
     FROM pg_roles r WHERE r.rolname IN ('needlepoint_app', 'pg_read_all_data') ORDER BY 1`,
  );
  expect(rows).toEqual([
    { role: "needlepoint_app", may: true },
    { role: "pg_read_all_data", may: false },
  ]);
});
