// Does a clinician say when the next touch-up should be, with every figure in sight, and does the clinic choose when sunscreen begins?
import type { Page } from "@playwright/test";
import pg from "pg";
import { env } from "@/lib/env";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** A running plan whose sessions were all given and whose next touch-up is not booked. */
async function planToAssess(): Promise<{ planId: string }> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ planId: string }>(
      `SELECT p.id AS "planId" FROM "Plan" p
       JOIN LATERAL (SELECT * FROM "Visit" v WHERE v."planId" = p.id AND v.phase = 'touch_up' AND NOT EXISTS
         (SELECT 1 FROM "Appointment" a WHERE a."visitId" = v.id AND a.counts) ORDER BY v.position LIMIT 1) t ON true
       WHERE p.status = 'active' AND NOT EXISTS
         (SELECT 1 FROM "Visit" s WHERE s."planId" = p.id AND s.phase = 'session' AND NOT EXISTS
           (SELECT 1 FROM "Appointment" a WHERE a."visitId" = s.id AND a.status = 'completed'))
       ORDER BY p.id LIMIT 1`,
    );
    const [found] = rows;
    if (!found) throw new Error("No plan of the demo clinic is in maintenance");
    return found;
  } finally {
    await db.end();
  }
}

const target = (page: Page) => page.locator("form [aria-live=polite]");
const shownDays = async (page: Page) => Number(/Day (\d+)/.exec((await target(page).textContent()) ?? "")?.[1]);

/** Somebody else sits down. */
const signOut = (page: Page) => page.context().clearCookies();

async function hydrated(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByLabel("Overrule").check();
    await expect(page.getByLabel("Target, in days")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("Overrule").uncheck();
}

test("each finding's effect is seen as it is ticked, overruled with a reason, and kept", async ({ page }) => {
  const { planId } = await planToAssess();
  await signIn(page, "Clinician");
  await page.goto(`/clinic/plans/${planId}/maintenance`);
  await hydrated(page);
  await expectAccessible(page);

  for (const finding of ["Smokes", "Strong sun, or work outdoors", "Aftercare was poor"]) {
    await page.getByLabel(finding).uncheck();
  }
  const before = await shownDays(page);
  await page.getByLabel("Sunscreen and skincare every day").uncheck();
  const without = await shownDays(page);
  await page.getByLabel("Sunscreen and skincare every day").check();
  await expect(page.getByRole("row", { name: /Sunscreen and skincare every day/ })).toContainText("+15 days");
  expect(await shownDays(page)).toBeGreaterThanOrEqual(without);
  expect(before).toBeGreaterThan(0);

  await page.getByLabel("Overrule").check();
  await page.getByLabel("Target, in days").fill("9000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Please correct the fields that are marked.")).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill("Lives abroad until then");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This lies outside of the protocol's bounds. Choose a day between them.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue("Lives abroad until then");

  const bounds = /From (\d+) to (\d+)\./.exec((await page.locator("form").textContent()) ?? "");
  await page.getByLabel("Target, in days").fill(String(bounds?.[2]));
  await page.getByRole("button", { name: "Save" }).dblclick();
  await expect(page.getByText(/^Saved\. The target is day/)).toBeVisible();
  const history = page.getByRole("heading", { name: "What was found before" }).locator("..");
  await expect(history.getByRole("listitem").first()).toContainText("Lives abroad until then");
  await expect(history.getByText("Lives abroad until then")).toHaveCount(1);
});

test("a result that fades asks for what was seen, and the desk reads it without assessing", async ({ page }) => {
  const { planId } = await planToAssess();
  await signIn(page, "Clinician");
  await page.goto(`/clinic/plans/${planId}/maintenance`);
  await hydrated(page);
  await page.getByText("The result fades", { exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("What you saw").fill("Texture is back on the cheeks");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved\. The target is day/)).toBeVisible();

  await signOut(page);
  await signIn(page, "Front desk");
  await page.goto(`/clinic/plans/${planId}/maintenance`);
  await expect(page.getByText("A clinician assesses maintenance.")).toBeVisible();
  await expect(page.getByText("Texture is back on the cheeks")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expectAccessible(page);
});

test("the clinic chooses when sunscreen begins, and its clients read what it chose", async ({ page }) => {
  await signIn(page, "Owner");
  await page.goto("/clinic/care");
  await expect(page.getByRole("heading", { name: "Where two visits meet" })).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await page.getByText("After 48 hours", { exact: true }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/^Saved: sunscreen begins 48 hours after a visit/)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByText(/yours chose 48 hours after the visit/).first()).toBeVisible();

  await signOut(page);
  await signIn(page, "Client");
  await page.goto("/portal/care");
  await expect(page.getByText(/yours chose 48 hours after the visit/).first()).toBeVisible();
  await expectAccessible(page);

  await signOut(page);
  await signIn(page, "Owner");
  await page.goto("/clinic/care");
  await expect(async () => {
    await page.getByText("After 24 hours", { exact: true }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/^Saved: sunscreen begins 24 hours/)).toBeVisible({ timeout: 3_000 });
  }).toPass();
});
