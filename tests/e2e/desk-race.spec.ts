// When two desks go for one chair at the same moment, does exactly one get it, and is the other told?
import type { Page } from "@playwright/test";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** Weeks of the demo clinic's first winter: some day of them has two sessions that fit the next day too. */
const DAYS = ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12"];

test("two desks want one chair: one has it, the other sees a sentence and fresh places", async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  await signIn(page, "Front desk");
  const elsewhere = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    viewport: { width: 1440, height: 900 },
  });
  const other = await elsewhere.newPage();
  await signIn(other, "Front desk");

  const wanted = await bothOffered(page, other);
  await pick(page, wanted);
  await pick(other, wanted);
  const move = /^Move (session|\d+ visits)/;
  await Promise.all([page, other].map((one) => one.getByRole("button", { name: move }).click()));

  const won = (one: Page) => one.getByText(/^Moved to /);
  const lost = (one: Page) => one.getByRole("alert").filter({ hasText: "Nothing was moved" });
  for (const one of [page, other]) await expect(won(one).or(lost(one)).first()).toBeVisible({ timeout: 20_000 });
  const winners = [page, other].filter((one) => one.url().includes("/desk?"));
  expect(winners).toHaveLength(1);
  const loser = winners[0] === page ? other : page;
  await expect(lost(loser)).toBeVisible();
  await expect(timeLink(loser, wanted)).toHaveCount(0);
  await expect(loser.getByRole("region", { name: "Best other days" }).getByRole("link").first()).toBeVisible();

  await page.goto(`/desk?on=${wanted.on}`);
  const column = page.getByRole("region", { name: wanted.who, exact: true });
  await expect(column.getByRole("link", { name: new RegExp(`^${wanted.time} `) })).toHaveCount(1);
  await elsewhere.close();
});

type Time = { on: string; who: string; time: string };

const timeLink = (page: Page, { who, time }: Time) =>
  page.getByRole("region", { name: who, exact: true }).getByRole("link", { name: time, exact: true });

async function pick(page: Page, time: Time): Promise<void> {
  await timeLink(page, time).click();
  await expect(page.getByRole("region", { name: "Your choice" })).toBeVisible();
}

/** Opens two visits' moves on one day, each on its page, where both fit at one time with the same clinician. */
async function bothOffered(one: Page, other: Page): Promise<Time> {
  for (const day of DAYS) {
    const [mine, theirs] = await sessionsOn(one, day);
    if (!mine || !theirs) continue;
    const on = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const [here, there] = [await timesOf(one, mine, on), await timesOf(other, theirs, on)];
    const [wanted] = here.filter((time) => there.some(({ who, time: at }) => who === time.who && at === time.time));
    if (wanted) return wanted;
  }
  throw new Error("No two sessions of the demo clinic could go to the same place.");
}

/** The appointments of sessions that can move, second ones and later. */
async function sessionsOn(page: Page, on: string): Promise<(string | null)[]> {
  await page.goto(`/desk?on=${on}`);
  const board = page.getByRole("region", { name: "Visits by time" });
  await expect(board).toBeVisible();
  return board
    .getByRole("link", { name: /[2-9] of \d.*(Not confirmed|Confirmed)$/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-visit")));
}

/** The free times of a day for a visit; none where the day does not simply fit. */
async function timesOf(page: Page, appointmentId: string, on: string): Promise<Time[]> {
  await page.goto(`/desk/move/${appointmentId}?on=${on}`);
  await expect(
    page.getByText(/^(Free on .*|No place is free on .*|Not possible on .*|Nobody works on .*)$/),
  ).toBeVisible();
  if (!(await page.getByText(/ days after session \d.*Nothing else moves\.$/).isVisible())) return [];
  const times = await page.locator("section[aria-labelledby^=times-]").evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll("a")].map((link) => ({
        who: section.querySelector("h3")?.textContent ?? "",
        time: link.textContent ?? "",
      })),
    ),
  );
  return times.map((time) => ({ on, ...time }));
}
