// Is a printed plan worth handing to a client: on A4 and on US letter, complete, and without the app around it?
import type { Page } from "@playwright/test";
import pg from "pg";
import { env } from "@/lib/env";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";
import { readPdf } from "./pdf-pages";

const PAPERS = [
  { format: "A4", size: { width: 595, height: 842 } },
  { format: "Letter", size: { width: 612, height: 792 } },
] as const;

async function printed(page: Page, format: "A4" | "Letter") {
  return readPdf(await page.pdf({ format, preferCSSPageSize: false, printBackground: true }));
}

async function amarasPlan(): Promise<string> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query(
      `SELECT p.id FROM "Plan" p JOIN "Client" c ON c.id = p."clientId" WHERE c."emailKey" = 'amara.diallo@example.com'`,
    );
    return rows[0]?.id ?? "";
  } finally {
    await db.end();
  }
}

/** Amara's plan, as her own page and the clinic's both print it. */
const EVERY_PLAN_SAYS = [
  ...["AlderSkinClinic", "AmaraDiallo", "Rejuvenation,face", "Session4", "Touch-up1", "wewillinviteyou"],
  ...["Beforeavisit", "Afteravisit", "Foraslongastheresultshouldlast", "SPF30+everyday", "Somethingnotright?"],
  ...["Expected,peoplediffer", "Sources", "Printedon"],
];

test("a client prints their own course, on either paper, in two pages at most", async ({ page }) => {
  await signIn(page, "Client");
  await page.getByRole("link", { name: "Course", exact: true }).click();
  await page.getByRole("link", { name: "Print your plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Amara Diallo" })).toBeVisible();
  for (const { format, size } of PAPERS) {
    const { count, size: sheet, text } = await printed(page, format);
    // The browser rounds A4 up to whole pixels.
    expect(Math.abs(sheet.width - size.width) + Math.abs(sheet.height - size.height), format).toBeLessThanOrEqual(2);
    expect(count, format).toBeLessThanOrEqual(2);
    for (const words of EVERY_PLAN_SAYS) expect(text, `${words} on ${format}`).toContain(words);
    for (const chrome of ["Print", "Back", "Today"].map((word) => `${word}Alder`)) expect(text).not.toContain(chrome);
    expect(text).not.toContain("%");
  }
});

test("staff print any plan of the clinic, with the phone number of its location and without the bar", async ({
  page,
}) => {
  const planId = await amarasPlan();
  await signIn(page, "Clinician");
  await page.goto(`/clinic/plans/${planId}/print`);
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
  const phone = (await page.locator("address span").last().textContent()) ?? "";
  for (const { format } of PAPERS) {
    const { count, text } = await printed(page, format);
    expect(count, format).toBeLessThanOrEqual(2);
    for (const words of EVERY_PLAN_SAYS) expect(text, `${words} on ${format}`).toContain(words);
    expect(text.split(phone.replace(/\s/g, "")).length - 1).toBeGreaterThanOrEqual(2);
    expect(text).not.toContain("Clients");
  }
});

test("in the dark it prints black on white", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await signIn(page, "Client");
  await page.goto("/portal/print");
  await expect(page.getByRole("heading", { level: 1, name: "Amara Diallo" })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  const colours = await page.evaluate(() => {
    const lightness = (colour: string) => {
      const context = document.createElement("canvas").getContext("2d");
      if (!context) throw new Error("No canvas");
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return context.getImageData(0, 0, 1, 1).data[1] ?? -1;
    };
    const of = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
    return {
      ground: lightness(of("[data-paper]").backgroundColor),
      page: lightness(of("html").backgroundColor),
      ink: lightness(of("h1").color),
    };
  });
  expect(colours.ground).toBe(255);
  expect(colours.page).toBe(255);
  expect(colours.ink).toBeLessThan(60);
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a sheet, ${colorScheme}, on phone and desktop`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, "Client");
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/portal/print");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    }
  });
}
