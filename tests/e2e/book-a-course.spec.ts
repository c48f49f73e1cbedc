// Does a clinician book a whole course: found or added, placed, changed, booked, and there on the record?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const course = (page: Page) => page.getByRole("list", { name: /sessions? in/ });
const row = (page: Page, position: number) =>
  course(page)
    .getByRole("listitem")
    .nth(position - 1);
const dayOf = async (page: Page, position: number) =>
  (await row(page, position).locator("p").first().textContent()) ?? "";
const bookButton = (page: Page) => page.getByRole("button", { name: /^Book \d/ });

/** What was changed last has been answered: until then the rows are those of the answer before. */
async function isSettled(page: Page) {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Adds a client of that name and opens the plan builder for them. */
async function builderForNewClient(page: Page, familyName: string) {
  await page.goto("/clinic/clients/new");
  await page.getByLabel("Given name").fill("Noa");
  await page.getByLabel("Family name").fill(familyName);
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText(`Noa ${familyName} was added.`)).toBeVisible();
  await page.getByRole("link", { name: "New plan" }).first().click();
  await expect(page).toHaveURL(/new-plan/);
  await expect(course(page)).toBeVisible();
}

test("a clinician places a course, changes it, books it, and finds it on the record", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Lindqvist");
  await expect(page.getByRole("heading", { name: /^4 sessions in \d+ days, 1 touch-up$/ })).toBeVisible();
  await expect(page.getByText("Every gap inside 28–42 days")).toBeVisible();

  await page.getByRole("button", { name: "One session more" }).click();
  await expect(page.getByRole("heading", { name: /^5 sessions in/ })).toBeVisible();
  await page.getByLabel("Protocol", { exact: true }).selectOption({ label: "Acne scars" });
  await expect(page.getByText("Every gap inside 28–56 days")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^4 sessions in/ })).toBeVisible();

  await page.getByText("Tue", { exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Tuesday" })).toBeChecked();
  await page.getByLabel("First session").fill(await aTuesdayLater(page));
  await isSettled(page);
  await expect(row(page, 1)).toContainText(/Tue \d/);
  const second = await dayOf(page, 2);
  await page.getByRole("button", { name: "Keep Session 2 at this place" }).click();
  await expect(page.getByRole("button", { name: "Let Session 2 move again" })).toBeVisible();
  await isSettled(page);

  const third = await dayOf(page, 3);
  await page.getByRole("button", { name: "Change Session 3" }).click();
  await expect(row(page, 3)).toContainText("Why this day");
  const other = row(page, 3)
    .getByRole("button", { name: /^Choose: / })
    .nth(1);
  const chosen = ((await other.getAttribute("aria-label")) ?? "").replace("Choose: ", "");
  await other.click();
  await expect(row(page, 3).locator("p").first()).toHaveText(chosen.replace(/ (\d\d:\d\d)$/, "$1"));
  expect(await dayOf(page, 3)).not.toBe(third);
  expect(await dayOf(page, 2)).toBe(second);

  await page.reload();
  await expect(row(page, 3).locator("p").first()).toHaveText(chosen.replace(/ (\d\d:\d\d)$/, "$1"));
  await expect(page.getByRole("button", { name: "Let Session 2 move again" })).toBeVisible();

  await bookButton(page).dblclick();
  await expect(page.getByText(/^Acne scars, face: 5 visits are booked\.$/)).toBeVisible();
  await expect(page).toHaveURL(/\?booked=/);
  await expect(page.getByRole("heading", { level: 3, name: "Acne scars, face" })).toHaveCount(1);
  const [day = "", time = ""] = chosen.split(/ (?=\d\d:\d\d$)/);
  const booked = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Move: Session 3" }) });
  await expect(booked).toContainText(day);
  await expect(booked).toContainText(time);

  await page.goto("/clinic/clients?q=lindqvist");
  await expect(page.getByRole("row", { name: /Noa Lindqvist/ })).toContainText("On track");
});

test("who comes second for the same places is told what changed, and nothing of theirs is booked", async ({
  browser,
  page,
}) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Amsel");
  const context = await browser.newContext();
  const rival = await context.newPage();
  await signIn(rival, "Clinician");
  await builderForNewClient(rival, "Bergman");
  expect(await dayOf(rival, 1)).toBe(await dayOf(page, 1));

  await bookButton(page).click();
  await expect(page.getByText(/visits are booked/)).toBeVisible();
  await bookButton(rival).click();
  await expect(rival.getByRole("alert").filter({ hasText: "Nothing was booked" })).toBeVisible();
  await bookButton(rival).click();
  await expect(rival.getByText(/visits are booked/)).toBeVisible();
  await context.close();
});

test("a day before the earliest needs a clinician's reason, which stays on the plan", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Castellan");
  const first = await page.getByLabel("First session").inputValue();
  const tooEarly = await plusDays(page, first, 10);
  const early = await plusDays(page, first, 21);
  await page.getByRole("button", { name: "Keep Session 1 at this place" }).click();
  await page.getByRole("button", { name: "Change Session 2" }).click();
  await row(page, 2).getByLabel("Another day").fill(tooEarly);
  await row(page, 2).getByRole("button", { name: "Show times" }).click();
  await expect(row(page, 2).getByText(/^Under 14 days nobody may treat again/)).toBeVisible();

  await row(page, 2).getByLabel("Another day").fill(early);
  await row(page, 2).getByRole("button", { name: "Show times" }).click();
  const time = row(page, 2)
    .getByRole("button", { name: /^\d\d:\d\d$/ })
    .first();
  await time.click();
  await expect(row(page, 2).getByText("Write down the reason: it stays on the plan.")).toBeVisible();
  await row(page, 2).getByLabel("Reason").fill("Leaves the country in January");
  await time.click();
  await expect(row(page, 2)).toContainText("before the earliest day, signed");
  await bookButton(page).click();
  await expect(page.getByText(/visits are booked/)).toBeVisible();
  await page.getByRole("button", { name: /^Session 2, booked/ }).click();
  await expect(page.getByText("Signed: Leaves the country in January").first()).toBeVisible();
});

test("the desk may place a course, but not sign for an early day", async ({ page }) => {
  await signIn(page, "Front desk");
  await builderForNewClient(page, "Dahl");
  const early = await plusDays(page, await page.getByLabel("First session").inputValue(), 21);
  await page.getByRole("button", { name: "Change Session 2" }).click();
  await row(page, 2).getByLabel("Another day").fill(early);
  await row(page, 2).getByRole("button", { name: "Show times" }).click();
  await expect(row(page, 2).getByText(/A clinician may sign for an earlier one/)).toBeVisible();
  await expect(row(page, 2).getByRole("button", { name: /^\d\d:\d\d$/ })).toHaveCount(0);
});

test("Book, pressed while the course is being placed again, waits and books what was seen", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Fairweather");
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "Keep Session 2 at this place" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Checking, then booking" })).toBeVisible();
  answer();
  // Two answers in a row: the course, then the booking.
  await expect(page.getByText(/visits are booked/)).toBeVisible({ timeout: 15_000 });
});

test("Book, pressed while the course is being placed again, books nothing else than what was seen", async ({
  page,
}) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Gallagher");
  const first = await dayOf(page, 1);
  const answer = await holdAnswers(page);
  await page.getByLabel("First session").fill(await aTuesdayLater(page));
  await bookButton(page).click();
  await expect(page.getByRole("button", { name: "Checking, then booking" })).toBeVisible();
  answer();
  const said = page.getByRole("status").filter({ hasText: "Look again" });
  await expect(said).toContainText(/^Look again: Session 1: \w+ \d+ \w+.*Nothing is booked yet\.$/);
  await expect(said).toBeInViewport();
  await expect(bookButton(page)).toBeFocused();
  expect(await dayOf(page, 1)).not.toBe(first);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/visits are booked/)).toBeVisible();
});

test("whoever changes something after pressing Book has not booked", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Hawthorne");
  const answer = await holdAnswers(page);
  await page.getByRole("button", { name: "Keep Session 2 at this place" }).click();
  await bookButton(page).click();
  await expect(page.getByRole("button", { name: "Checking, then booking" })).toBeVisible();
  await page.getByRole("button", { name: "Let Session 2 move again" }).click();
  await expect(page.getByRole("button", { name: "Checking, then booking" })).toHaveCount(0);
  answer();
  await isSettled(page);
  await expect(bookButton(page)).toBeEnabled();
  await expect(page).toHaveURL(/new-plan/);
});

test("only who works at a location is offered there, and a wish that can't be had there is dropped and said", async ({
  page,
}) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Ibarra");
  const clinician = page.getByLabel("Prefer clinician");
  await expect(clinician.getByRole("option")).toHaveText([
    "Anyone",
    "Dr Ngozi Okafor",
    "Dr Astrid Lindqvist",
    "Sofia Marchetti",
    "Dr Kenji Nakamura",
    "Jamal Whitfield",
  ]);
  await clinician.selectOption({ label: "Sofia Marchetti" });
  await page.getByLabel("Location").selectOption({ index: 1 });
  await expect(page.getByText(/^Sofia Marchetti does not work in .+\. Anyone is preferred now\.$/)).toBeVisible();
  await expect(clinician).toHaveValue("");
  await expect(clinician.getByRole("option", { name: "Sofia Marchetti" })).toHaveCount(0);
  await isSettled(page);
  await expect(bookButton(page)).toBeEnabled();
});

test("a kept visit that leaves another one no day is named, and just that one can be let go", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Jankowski");
  // So far ahead nothing is booked yet, so that every place of the week is free.
  const first = page.getByLabel("First session");
  await first.fill(await plusDays(page, await first.inputValue(), 140));
  await isSettled(page);
  for (const number of [1, 2]) {
    await page.getByRole("button", { name: `Keep Session ${number} at this place` }).click();
    await expect(page.getByRole("button", { name: `Let Session ${number} move again` })).toBeVisible();
    await isSettled(page);
  }
  // An address that was kept: session 2 three weeks earlier than it stands now.
  await page.goto(await withPinEarlier(page, 2, 21));
  const refusal = page.getByRole("alert").filter({ hasText: "Session 2 has no place" });
  await expect(refusal).toContainText(/because session 1 is kept on \w+ \d+ \w+/);
  await expect(refusal.getByRole("button", { name: "Let all chosen places go" })).toBeVisible();
  await expect(async () => {
    await refusal.getByRole("button", { name: "Let session 1 move again" }).click({ timeout: 1000 });
    await expect(refusal).toHaveCount(0, { timeout: 5000 });
  }).toPass();
  await expect(page.getByRole("button", { name: "Let Session 2 move again" })).toBeVisible();
  await expect(bookButton(page)).toBeEnabled();
});

test("a touch-up that is not wanted now stays due, and the course is booked without it", async ({ page }) => {
  await signIn(page, "Clinician");
  await builderForNewClient(page, "Eklund");
  await page.getByRole("checkbox", { name: "Book Touch-up 1 now" }).uncheck();
  await expect(row(page, 5)).toContainText("Not booked now");
  await expect(page.getByRole("button", { name: "Book 4 sessions", exact: false })).not.toContainText("touch-up");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/4 visits are booked/)).toBeVisible();
});

test("a search that finds nobody says what to do, and a refused form keeps what was typed", async ({ page }) => {
  await signIn(page, "Clinician");
  await page.goto("/clinic/clients");
  await page.getByLabel("Find a client").fill("zzyzx");
  await expect(page.getByRole("heading", { name: "Nobody is called that" })).toBeVisible();
  await expect(page).toHaveURL(/q=zzyzx/);
  await page.getByRole("link", { name: "Add a client" }).click();
  await page.getByLabel("Given name").fill("Only");
  await page.getByRole("textbox", { name: "E-mail" }).fill("no address");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await expect(page.getByLabel("Given name")).toHaveValue("Only");
  await expect(page.getByLabel("Family name")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test(`the clinician's pages are accessible in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, "Clinician");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.goto("/clinic/clients");
      await expectAccessible(page);
      await page.goto("/clinic/clients/new");
      await expectAccessible(page);
      await page.goto("/clinic/clients?q=amara");
      await page.getByRole("link", { name: "Amara Diallo" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Amara Diallo" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: "New plan" }).click();
      await page.getByRole("button", { name: "Change Session 2" }).click();
      await expect(page.getByRole("button", { name: /^Choose: / }).first()).toBeVisible();
      await expectAccessible(page);
    });
  }
}

/** From now on the builder gets no answer. @returns what lets all answers through again */
async function holdAnswers(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/new-plan/, async (route) => {
    if (route.request().method() === "POST") await gate;
    await route.continue();
  });
  return letGo;
}

/** The address of the course on the screen with one chosen place so many days earlier. */
async function withPinEarlier(page: Page, position: number, days: number): Promise<string> {
  const address = new URL(page.url());
  const pins = (address.searchParams.get("pins") ?? "").split("_").map((written) => {
    const [visit, start = "", ...rest] = written.split("~");
    return visit === String(position) ? [visit, Number(start) - days * 1440, ...rest].join("~") : written;
  });
  address.searchParams.set("pins", pins.join("_"));
  return address.href;
}

/** A day so many days after another, by the page's own calendar. */
async function plusDays(page: Page, on: string, days: number): Promise<string> {
  return page.evaluate(
    ([from, count]) =>
      new Date(Date.parse(`${from}T00:00:00Z`) + Number(count) * 86_400_000).toISOString().slice(0, 10),
    [on, days] as const,
  );
}

/** The first Tuesday that is two weeks away or more: there is room enough then. */
async function aTuesdayLater(page: Page): Promise<string> {
  const today = await page.getByLabel("First session").inputValue();
  return page.evaluate((on) => {
    const day = new Date(`${on}T00:00:00Z`);
    do day.setUTCDate(day.getUTCDate() + 1);
    while (day.getUTCDay() !== 2 || day.getTime() - Date.parse(`${on}T00:00:00Z`) < 14 * 86_400_000);
    return day.toISOString().slice(0, 10);
  }, today);
}
