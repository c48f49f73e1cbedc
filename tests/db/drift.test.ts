// Do the migrations and schema.prisma describe the same tables?
import { expect, test } from "vitest";
import { databaseUrl } from "@/tests/support/database";
import { differences, migrationFiles, schemaFile } from "@/tests/support/schema-engine";

test("what the migrations make needs no change to be what schema.prisma says", async () => {
  expect(await differences(databaseUrl(), migrationFiles(), schemaFile())).toBe("");
});

test("what schema.prisma says lacks nothing of what the migrations make but the formula of generated columns, which it can't hold", async () => {
  expect(await differences(databaseUrl(), schemaFile(), migrationFiles())).toMatch(
    /^-- AlterTable\nALTER TABLE "public"."Appointment" ALTER COLUMN "takesPlace" SET DEFAULT [^;"]*,\nALTER COLUMN "counts" SET DEFAULT [^;"]*;\s*$/,
  );
});

test("a column that only one of the two has is found", async () => {
  const schema = schemaFile();
  const [file] = schema.files as [{ path: string; content: string }];
  const changed = {
    ...schema,
    files: [{ ...file, content: file.content.replace("model Clinic {", "model Clinic {\n  surplus Int?") }],
  };
  expect(await differences(databaseUrl(), migrationFiles(), changed)).toContain('"surplus"');
});
