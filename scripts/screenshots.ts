// How do the README's pictures come about? From the real app with the demo clinic, at a fixed moment, light and dark.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { env } from "@/lib/env";
import { CHROMIUM_ARGS } from "./browser";
import { buildIfStale } from "./build";
import { endChild } from "./child";
import { embeddedPostgres } from "./database";
import { startDemoApp } from "./demo-app";
import { end } from "./ending";
import { step } from "./steps";

const FOLDER = path.resolve("docs", "screenshots");
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Shot = {
  name: string;
  role: "Owner" | "Clinician" | "Front desk" | "Client" | null;
  size: typeof DESK;
  open: (page: Page) => Promise<void>;
};

const SHOTS: readonly Shot[] = [
  { name: "sign-in", role: null, size: DESK, open: async () => {} },
  { name: "day", role: "Front desk", size: DESK, open: openFirstSession },
  { name: "plan-builder", role: "Clinician", size: DESK, open: openBuilder },
  { name: "client-record", role: "Clinician", size: DESK, open: async (page) => void (await openAmara(page)) },
  { name: "protocol", role: "Clinician", size: DESK, open: openProtocol },
  { name: "screening", role: "Front desk", size: DESK, open: openScreening },
  { name: "maintenance", role: "Clinician", size: DESK, open: openMaintenance },
  { name: "printed-plan", role: "Client", size: DESK, open: async (page) => void (await page.goto("/portal/print")) },
  { name: "my-day", role: "Clinician", size: DESK, open: async (page) => void (await page.goto("/clinic")) },
  {
    name: "messages",
    role: "Front desk",
    size: DESK,
    open: async (page) => void (await page.goto("/desk/messages?part=sent")),
  },
  { name: "bad-day", role: "Front desk", size: DESK, open: openBadDay },
  { name: "worklist", role: "Front desk", size: DESK, open: async (page) => void (await page.goto("/desk/worklist")) },
  { name: "waitlist", role: "Front desk", size: DESK, open: async (page) => void (await page.goto("/desk/waitlist")) },
  { name: "insights", role: "Owner", size: DESK, open: async (page) => void (await page.goto("/admin/reports")) },
  { name: "portal", role: "Client", size: PHONE, open: async (page) => void (await page.goto("/portal")) },
];

/** The first session of the day that is still to come. */
async function openFirstSession(page: Page): Promise<void> {
  await page.goto("/desk");
  await page
    .getByRole("link", { name: /\d of \d/ })
    .last()
    .click();
  await page.waitForURL(/sel=/);
}

async function openBuilder(page: Page): Promise<void> {
  await openAmara(page);
  await page.getByRole("link", { name: "New plan" }).first().click();
  await page.waitForURL(/new-plan/);
  await page.getByRole("button", { name: /^Book \d/ }).waitFor();
}

async function openAmara(page: Page): Promise<void> {
  await page.goto("/clinic/clients?q=amara");
  await page
    .getByRole("link", { name: /Amara Diallo/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "Amara Diallo" }).waitFor();
}

async function openProtocol(page: Page): Promise<void> {
  await page.goto("/clinic/protocols");
  await page.getByRole("link", { name: "Rejuvenation" }).first().click();
  await page.waitForURL(/protocols\/./);
}

async function openScreening(page: Page): Promise<void> {
  await openAmara(page);
  await page.goto(`${new URL(page.url()).pathname}/screening`);
}

async function openMaintenance(page: Page): Promise<void> {
  await openAmara(page);
  const plan = await page.locator("a[href*='/clinic/plans/']").first().getAttribute("href");
  const planId = /plans\/([^/]+)/.exec(plan ?? "")?.[1];
  await page.goto(`/clinic/plans/${planId}/maintenance`);
}

/** Dr Okafor is away for two days of next week. */
async function openBadDay(page: Page): Promise<void> {
  await page.goto("/desk/bad-day");
  const lost = page.getByLabel("Who or what is lost");
  await lost.selectOption(
    await lost
      .getByRole("option", { name: /Okafor/ })
      .first()
      .getAttribute("value"),
  );
  await page.getByLabel("From", { exact: true }).fill("2026-12-01");
  await page.getByLabel("Until", { exact: true }).fill("2026-12-02");
  await page.getByLabel("Reason").fill("Ill");
  await page.getByRole("button", { name: "Show who is hit" }).click();
  await page.getByRole("button", { name: /^Book/ }).waitFor();
}

await buildIfStale("test");
const serverUrl = env().databaseUrl ?? (await embeddedPostgres(true)).url;
const app = await startDemoApp(serverUrl);
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: app.browser.executablePath, args: CHROMIUM_ARGS });
for (const colorScheme of ["light", "dark"] as const) {
  for (const { name, role, size, open } of SHOTS) {
    const file = path.join(FOLDER, `${name}-${colorScheme}.png`);
    await step(path.relative(process.cwd(), file), async () => {
      const context = await browser.newContext({
        baseURL: app.appUrl,
        viewport: size,
        colorScheme,
        locale: "en-GB",
        timezoneId: "Europe/London",
      });
      await context.clock.install({ time: app.clock });
      const page = await context.newPage();
      await page.goto("/sign-in");
      if (role !== null) {
        await page.getByRole("button", { name: role }).first().click();
        await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      }
      await open(page);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: file, animations: "disabled" });
      await context.close();
    });
  }
}
await browser.close();
await endChild(app.child);
await end(0);
