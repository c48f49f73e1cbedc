// Does another program see and book what is due, with a key that an owner makes and takes back?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** The plan of a client whose visit is overdue, and can be booked without a clinician's decision. */
async function anOverduePlan(page: Page): Promise<string> {
  await page.goto("/clinic/clients");
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  const rows = page.getByRole("main").locator("tr, li").filter({ hasText: "Overdue" });
  const hrefs = await rows
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of hrefs.filter((one) => one.startsWith("/clinic/clients/"))) {
    await page.goto(href);
    await expect(page.getByRole("heading", { level: 2, name: "Contact" })).toBeVisible();
    const link = page.locator('a[href^="/clinic/plans/"][href$="/book"]').first();
    if ((await link.count()) === 0) continue;
    return (await link.getAttribute("href"))?.split("/")[3] ?? "";
  }
  throw new Error("Nobody in the demo clinic is overdue");
}

test("a program books a late visit with its key, and is refused once the key is revoked", async ({
  page,
  playwright,
  baseURL,
}) => {
  await signIn(page, "Owner");
  const planId = await anOverduePlan(page);
  await page.goto("/admin/api-keys");
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeVisible();
  const made = page.getByLabel("Key “Phone assistant”", { exact: true });
  await expect(async () => {
    await page.getByLabel("Name of the new key").fill("Phone assistant");
    await page.getByRole("button", { name: "Make a key" }).click({ timeout: 1_000 });
    await expect(made).toBeVisible({ timeout: 3_000 });
  }).toPass();
  const key = await made.inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done, hide it" }).click();
  await expect(page.getByText(key)).toHaveCount(0);

  const url = `/api/v1/plans/${planId}/due-visits`;
  // A page's cookie is no key.
  expect((await page.request.get(url)).status()).toBe(401);
  const api = await playwright.request.newContext({
    ...(baseURL !== undefined && { baseURL }),
    extraHTTPHeaders: { Authorization: `Bearer ${key}` },
  });
  // A key opens no page.
  expect((await api.get("/clinic/clients")).url()).toContain("/sign-in");
  expect(await (await api.get("/api/v1/openapi.json")).json()).toMatchObject({ openapi: "3.1.0" });

  const due = await (await api.get(url)).json();
  const [late] = due.visits;
  expect(late).toMatchObject({ standing: "overdue", place: { grade: expect.stringMatching(/late$/) } });
  await page.goto(`/clinic/plans/${planId}/book`);
  await expect(page.getByRole("main")).toContainText(new RegExp(`late, day ${late.place.gapDays}\\b`));
  const days = await (await api.get(`${late.days}?from=${late.place.on}&to=${late.place.on}`)).json();
  expect(days.days).toMatchObject([{ on: late.place.on, gapDays: late.place.gapDays, grade: late.place.grade }]);

  const booking = { data: due.book, headers: { "Idempotency-Key": `call-${planId}` } };
  const booked = await api.post(url, booking);
  expect(booked.status()).toBe(201);
  expect(await booked.json()).toMatchObject({ planId, revision: due.revision + 1 });
  expect(await (await api.post(url, booking)).json()).toEqual(await booked.json());
  const stale = await api.post(url, { data: due.book });
  expect(stale.status()).toBe(409);
  expect(await stale.json()).toMatchObject({ code: "plan-changed", preview: url });

  await page.goto("/admin/api-keys");
  await expect(page.getByText(/^Last used/)).toBeVisible();
  await expect(async () => {
    await page.getByRole("button", { name: "Revoke the key Phone assistant" }).click({ timeout: 1_000 });
    await expect(page.getByRole("dialog", { name: "Revoke “Phone assistant”?" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByText("The key “Phone assistant” is revoked.")).toBeVisible();
  expect((await api.get(url)).status()).toBe(401);
  await api.dispose();
});

test("keys are for owners only", async ({ page }) => {
  await signIn(page, "Front desk");
  expect((await page.request.get("/admin/api-keys")).status()).toBe(404);
  await page.goto("/desk");
  await expect(page.locator('a[href="/admin/api-keys"]')).toHaveCount(0);
});
