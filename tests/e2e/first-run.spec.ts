// Does a server with an empty database become a clinic that can book, from one page?
import { randomBytes } from "node:crypto";
import pg from "pg";
import { freePort } from "@/lib/db/free-port";
import { env } from "@/lib/env";
import { type RunningApp, startApp } from "../support/running-app";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const name = `needlepoint_test_${process.pid}_first_run`;
let app: RunningApp;
let appUrl: string;

async function onServer(statement: string): Promise<void> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    await db.query(statement);
  } finally {
    await db.end();
  }
}

test.beforeAll(async () => {
  const server = env().databaseUrl;
  if (server === undefined) throw new Error("The browser tests have a database.");
  await onServer(`CREATE DATABASE "${name}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const port = await freePort();
  appUrl = `http://localhost:${port}`;
  app = startApp({
    DATABASE_URL: url.href,
    PORT: String(port),
    APP_URL: appUrl,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "error",
  });
  await app.ready;
});

test.afterAll(async () => {
  app.process.kill("SIGTERM");
  await app.ended;
  await onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
});

test("an owner sets the clinic up, is signed in, and nobody can set it up again", async ({ page }) => {
  await page.goto(appUrl);
  await expect(page).toHaveURL(/\/set-up$/);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
    }
  }

  await page.getByLabel("Name of the clinic").fill("Birch Skin");
  await page.getByLabel("E-mail").fill("ada@birch");
  await page.getByRole("button", { name: "Set up the clinic" }).click();
  await expect(page.getByText("Please correct the fields that are marked.")).toBeVisible();
  await expect(page.getByLabel("Phone")).toBeFocused();
  await expect(page.getByLabel("Name of the clinic")).toHaveValue("Birch Skin");
  await expectAccessible(page);

  await page.getByLabel("Phone").fill("+44 117 496 0101");
  await page.getByLabel("Address").fill("1 Birch Lane, Bath");
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/London");
  await page.getByLabel("Your name").fill("Dr Ada Birch");
  await page.getByLabel("E-mail").fill("ada@birch.example");
  await page.getByLabel("Password").fill("a long password");
  await page.getByLabel("Other clinicians").fill("Tom Reed");
  await page.getByRole("button", { name: "Set up the clinic" }).click();

  await expect(page).toHaveURL(/\/desk$/, { timeout: 20_000 });
  await expect(page.getByText("Tom Reed").first()).toBeVisible();
  await page.goto(`${appUrl}/clinic/clients`);
  await expect(page.getByText("No clients yet")).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${appUrl}/set-up`);
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole("heading", { name: "or look around the demo clinic" })).toHaveCount(0);
  await page.getByLabel("E-mail").fill("ADA@birch.example");
  await page.getByLabel("Password").fill("a long password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/desk$/);
});
