// Does a screening defer a visit and re-plan, wait for a clinician's decision, and ask what the clinic wants it to?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** By the tests' clock it is 24 November: a deferral of 14 days reaches over all of these. */
const DAYS_AHEAD = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"];
const TODAY = "2026-11-24";

const moveButton = (page: Page) => page.getByRole("button", { name: /^Save and move \d/ });
const question = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** The pages of clients who have a session some days ahead, soonest first. */
async function clientsAhead(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const on of DAYS_AHEAD) {
    await page.goto(`/desk?on=${on}`);
    await expect(page.getByRole("region", { name: "Visits by time" })).toBeVisible();
    const visits = page.locator("[data-visit]:visible").filter({ hasText: / of \d/ });
    const hrefs = await visits.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const href of hrefs.slice(0, 3)) {
      await page.goto(href);
      const record = page.locator("[data-panel] h2 a");
      await expect(record).toBeVisible();
      found.push((await record.getAttribute("href")) ?? "");
    }
  }
  return [...new Set(found)];
}

/** Answers no to everything, and ends where the form shows that. */
async function answerNo(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: "All no" }).click();
    await expect(page.getByText("The answers are saved.")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(question(page, "Pregnant").getByRole("radio", { name: "No", exact: true })).toBeChecked();
}

/** Says that the client was in the sun today, and asks what follows. */
async function sayTanned(page: Page): Promise<void> {
  await question(page, "Tan or sunbed").getByText("Yes", { exact: true }).click();
  await page.getByLabel("When was it, the last time?").fill(TODAY);
  await page.getByRole("button", { name: "Save answers" }).click();
}

test("a screening that defers a visit shows what moves, moves it once, and the plan has its new day", async ({
  page,
}) => {
  await signIn(page, "Front desk");
  let toText = "";
  for (const record of await clientsAhead(page)) {
    await page.goto(`${record}/screening`);
    await expect(page.getByRole("heading", { level: 1, name: /^Screening: / })).toBeVisible();
    await answerNo(page);
    await expectAccessible(page);
    await sayTanned(page);
    await expect(page.getByRole("heading", { name: /^Not saved yet: / })).toBeFocused();
    // Somebody whose plan finds no place at all is another story.
    if ((await moveButton(page).count()) === 0) continue;
    await expect(page.getByText(/^Deferred until /).first()).toBeVisible();
    await expectAccessible(page);
    const move = page
      .getByRole("listitem")
      .filter({ hasText: /^(Session|Touch-up) \d+from / })
      .first();
    toText = ((await move.textContent()) ?? "").match(/to (\w{3} \d+ \w{3}(?: \d{4})?), /)?.[1] ?? "";
    expect(toText).toMatch(/^\w{3} \d/);
    await moveButton(page).click();
    await expect(page.getByText(/The answers are saved\. \d+ visits? ha(s|ve) moved\./)).toBeVisible();
    await expect(page.getByText(/^Deferred until /).first()).toBeVisible();
    await expect(page.getByText("No treatment before").first()).toBeVisible();
    await page.goto(record);
    await expect(page.getByText(toText).first()).toBeVisible();
    return;
  }
  throw new Error("No visit of the coming days could be moved");
});

test("a review waits for who may decide, and the decision stays with the answers", async ({ page }) => {
  await signIn(page, "Front desk");
  const [record] = await clientsAhead(page);
  await page.goto(`${record}/screening`);
  await answerNo(page);
  await question(page, "Nursing").getByText("Yes", { exact: true }).click();
  await page.getByRole("button", { name: "Save answers" }).click();
  const finding = page
    .getByRole("listitem")
    .filter({ hasText: /^Nursing/ })
    .first();
  await expect(finding.getByText("A clinician or the owner decides on this.")).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "Clinician");
  await page.goto(`${record}/screening`);
  const open = page
    .getByRole("listitem")
    .filter({ hasText: /^Nursing/ })
    .first();
  await expect(async () => {
    if (!(await open.getByText("Treat all the same").isVisible()))
      await open
        .getByText(/^Decide/)
        .first()
        .click();
    await open.getByText("Treat all the same").click();
    await open.getByLabel("Reason").fill("");
    await open.getByRole("button", { name: "Sign the decision" }).click();
    await expect(open.getByText("Please fill this in.")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await open.getByLabel("Reason").fill("Talked it over, no numbing cream");
  await expectAccessible(page);
  await open.getByRole("button", { name: "Sign the decision" }).click();
  await expect(open.getByText(/^Allowed by .* Talked it over, no numbing cream$/)).toBeVisible();
});

test("a clinician changes what is asked, and what was refused stays in the form", async ({ page }) => {
  await signIn(page, "Clinician");
  await page.goto("/clinic/questionnaire");
  await expectAccessible(page);
  const row = page.getByRole("listitem").filter({ hasText: "Waxing" });
  const days = row.getByLabel("Days", { exact: true });
  await expect(async () => {
    if (!(await days.isVisible())) await row.locator("summary").click();
    await days.fill("0");
    await page.getByRole("button", { name: /^Publish as version/ }).click();
    await expect(row.getByText("Enter a whole number.")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expectAccessible(page);
  const button = page.getByRole("button", { name: /^Publish as version/ });
  const number = ((await button.textContent()) ?? "").match(/\d+/)?.[0] ?? "";
  const was = Number(number) + 3;
  await days.fill(String(was));
  await button.click();
  await expect(page.getByText(`Version ${number} is published. It is asked from now on.`)).toBeVisible();
  await expect(row.getByText(`Defer, ${was} days`)).toBeVisible();
});
