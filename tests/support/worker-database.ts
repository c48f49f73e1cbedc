// Which database does this test file use? One of its worker's own, copied from the template, empty before each test.
import { afterAll, beforeEach, inject } from "vitest";
import { closeDatabase, emptyDatabase, openDatabase } from "./database";

// Before a test file imports anything that connects: the product reads its address from the environment.
process.env.DATABASE_URL = await openDatabase(
  inject("serverUrl"),
  inject("templateName"),
  process.env.VITEST_POOL_ID ?? "1",
);

beforeEach(emptyDatabase);
afterAll(closeDatabase);
