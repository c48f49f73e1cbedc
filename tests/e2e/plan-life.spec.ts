// Does a plan live on: late, longer, paused, resumed, and counted from what really happened?
import type { Page } from "@playwright/test";
import { env } from "@/lib/env";
import { addDays, dateOf, fromDate } from "@/lib/time";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** The clinic's day so many days ago. */
function daysAgo(days: number): string {
  const { testClock } = env();
  if (testClock === undefined) throw new Error("The browser tests have a clock of their own.");
  return addDays(dateOf(fromDate(new Date(testClock)), "Europe/London"), -days);
}

/** A new client with the standard plan for the face, nothing of it booked; ends on the client's record. */
async function aSavedPlan(page: Page, family: string): Promise<string> {
  await page.goto("/clinic/clients/new");
  await page.getByLabel("Given name").fill("Rosa");
  await page.getByLabel("Family name").fill(family);
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText(`Rosa ${family} was added.`)).toBeVisible();
  const record = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "New plan" }).first().click();
  const saved = page.getByText("Rejuvenation, face: saved without booking.");
  await expect(async () => {
    await settled(page);
    if (await saved.isHidden())
      await page.getByRole("button", { name: "Save without booking" }).click({ timeout: 2000 });
    await expect(saved).toBeVisible({ timeout: 15_000 });
  }).toPass();
  return record;
}

/** From the record: opens the plan's menu and chooses. */
async function choose(page: Page, action: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: /^More/ }).first().click();
    await expect(page.getByRole("link", { name: action })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole("link", { name: action }).click();
}

const settled = (page: Page) => expect(page.locator("main [aria-busy=true]")).toHaveCount(0);

/** On the page that records a visit: says on which day, before anybody else came, and waits for what follows from it. */
async function givenOn(page: Page, day: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel("Day").fill(day);
    await page.getByLabel("Began at").fill("06:30");
    await expect(page).toHaveURL(new RegExp(`on=${day}&at=06%3A30`), { timeout: 5000 });
  }).toPass();
  await settled(page);
}

async function recordNext(page: Page, record: string, visit: string, day: string): Promise<void> {
  await page.goto(record);
  await choose(page, "Record a visit");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${visit} as given` })).toBeVisible();
  await givenOn(page, day);
  await page.getByRole("button", { name: new RegExp(`^Record ${visit}`) }).click();
  await expect(page.getByText("the visit is recorded, and what follows counts from its day")).toBeVisible({
    timeout: 15_000,
  });
}

async function bookAll(page: Page, record: string): Promise<void> {
  await page.goto(record);
  await page.getByRole("link", { name: /^Book / }).click();
  await page.getByRole("button", { name: /^Book (\d|session|touch-up)/ }).click();
  await expect(page.getByText(/visits? (is|are) booked/)).toBeVisible();
}

test("a session given today instead of later shifts the rest, shown before it is saved", async ({ page }) => {
  await signIn(page, "Clinician");
  const record = await aSavedPlan(page, "Anchor");
  await recordNext(page, record, "session 1", daysAgo(20));
  await bookAll(page, record);

  await choose(page, "Record a visit");
  await givenOn(page, daysAgo(0));
  await expect(page.getByRole("heading", { name: /booked visits? can't stay where/ })).toBeVisible();
  const effects = page.getByRole("main").getByRole("listitem");
  await expect(effects.filter({ hasText: "Session 2" })).toContainText("instead of");
  await expect(effects.filter({ hasText: "Session 3" })).toContainText("moves to");
  await expectAccessible(page);

  // It came after 20 days: without a reason it is not written down.
  const save = page.getByRole("button", { name: /^Record session 2, move/ });
  await save.click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Reason").fill("Leaves for some months");
  await save.click();
  await expect(page.getByText("the visit is recorded, and what follows counts from its day")).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByText("2 of 4 sessions given")).toBeVisible();
  await expect(page.getByText(/Given 20 days after the visit before, as .+ noted/)).toBeVisible();
});

test("past the protocol's last day a clinician signs, and the first free day is offered and booked", async ({
  page,
}) => {
  await signIn(page, "Clinician");
  const record = await aSavedPlan(page, "Longabsent");
  await recordNext(page, record, "session 1", daysAgo(100));
  await page.getByRole("link", { name: "Sign to go on" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Go on with session 2" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign to go on with session 2" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.getByLabel("Reason").fill("Skin is calm, no need to begin again");
  await page.getByRole("button", { name: "Sign to go on with session 2" }).click();
  await expect(page).toHaveURL(/\/book$/);
  await page.getByRole("button", { name: /^Book \d/ }).click();
  await expect(page.getByText(/visits? (is|are) booked/)).toBeVisible();
  await expect(page.getByText(/decided on .+ to go on: Skin is calm/)).toBeVisible();
});

test("one more session is added and booked right away", async ({ page }) => {
  await signIn(page, "Clinician");
  const record = await aSavedPlan(page, "Onemore");
  await bookAll(page, record);
  await choose(page, "One more session");
  await expect(page.getByRole("heading", { level: 1, name: "One more session: session 5" })).toBeVisible();
  await expect(page.getByText(/could be on/)).toBeVisible();
  await page.getByRole("button", { name: "Add session 5" }).click();
  await expect(page).toHaveURL(/\/book$/);
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByText(/1 visit is booked/)).toBeVisible();
  await expect(page.getByText("0 of 5 sessions given")).toBeVisible();
});

test("a plan is paused, a visit of it falls away, and is resumed", async ({ page }) => {
  await signIn(page, "Front desk");
  const record = await aSavedPlan(page, "Restful");
  await bookAll(page, record);
  await choose(page, "Pause the plan");
  await expect(page.getByRole("heading", { name: "5 visits fall away, and the client is told once" })).toBeVisible();
  await page.getByLabel("Reason").fill("Abroad until spring");
  await page.getByRole("button", { name: "Pause, cancel 5 visits" }).click();
  await expect(page.getByText("Rejuvenation, face: paused.")).toBeVisible();
  await expect(page.getByText(/Paused by .+ Abroad until spring/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Book / })).toHaveCount(0);
  await choose(page, "Resume the plan");
  await page.getByRole("button", { name: "Resume the plan" }).click();
  await expect(page.getByText("Rejuvenation, face: resumed.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Book / })).toBeVisible();
});

test("a visit is left out with its reason, and comes back", async ({ page }) => {
  await signIn(page, "Front desk");
  const record = await aSavedPlan(page, "Leftout");
  await choose(page, "Leave a visit out");
  await page.getByRole("link", { name: /^Session 3/ }).click();
  await page.getByLabel("Reason").fill("Healed well");
  await page.getByRole("button", { name: "Leave session 3 out" }).click();
  await expect(page.getByText(/Left out by .+ Healed well/)).toBeVisible();
  await page.getByRole("link", { name: "Bring back: Session 3" }).click();
  await page.getByRole("button", { name: "Bring session 3 back" }).click();
  await expect(page).toHaveURL(/\/book$/);
  await page.goto(record);
  await expect(page.getByText(/Left out by/)).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`changing a plan is accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, "Clinician");
      const record = await aSavedPlan(page, `Axe${colorScheme}${width}`);
      await expectAccessible(page);
      for (const action of [
        "Record a visit",
        "One more session",
        "Leave a visit out",
        "Pause the plan",
        "End the plan",
      ]) {
        await page.goto(record);
        await choose(page, action);
        await expect(page).toHaveURL(/\/plans\//);
        await expect(page.getByRole("link", { name: "Client record" })).toBeVisible();
        await expectAccessible(page);
      }
    });
  }
}
