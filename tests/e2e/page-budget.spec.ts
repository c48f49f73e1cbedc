// Does a page stay light: at most 180 kB of compressed script until it can be used?
import type { Page } from "@playwright/test";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

const BUDGET_BYTES = 180_000;

/** What a fresh browser fetches as script for this page, compressed as it comes over the wire. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await session.detach();
  return bytes;
}

async function firstHref(page: Page, path: string, selector: string): Promise<string> {
  await page.goto(path);
  const href = await page.locator(selector).first().getAttribute("href");
  if (!href) throw new Error(`${path} links nowhere by ${selector}`);
  return href;
}

const PLAN_PAGES = ["maintenance", "print", "change/extend", "change/pause", "change/end"];

test("no page ships more script than its budget", async ({ page }) => {
  test.slow();
  const weights: Record<string, number> = { "/sign-in": await scriptBytes(page, "/sign-in") };
  const weigh = async (...paths: string[]) => {
    for (const path of paths) weights[path] = await scriptBytes(page, path);
  };
  await signIn(page, "Clinician");
  const protocol = await firstHref(page, "/clinic/protocols", 'main a[href^="/clinic/protocols/"]');
  await weigh("/clinic", "/clinic/clients", "/clinic/protocols", protocol, "/clinic/care", "/clinic/questionnaire");
  await weigh("/desk", "/desk/messages", "/desk/bad-day", "/desk/worklist", "/desk/waitlist");
  await weigh("/admin/audit", "/admin/reports");
  const due = await firstHref(page, "/desk/worklist", 'main a[href*="/clinic/plans/"][href*="/book"]');
  const visit = await firstHref(page, "/desk?on=2026-12-02", "a[data-visit]");
  const record = await firstHref(page, visit, "[data-panel] h2 a");
  const move = await firstHref(page, visit, 'a[href^="/desk/move/"]');
  const plan = (await firstHref(page, record, 'a[href^="/clinic/plans/"]')).match(/^\/clinic\/plans\/[^/]+/)?.[0];
  await weigh(due, visit, move, record, `${record}/screening`, `${record}/new-plan`);
  await weigh(...PLAN_PAGES.map((name) => `${plan}/${name}`));
  await page.context().clearCookies();
  await signIn(page, "Client");
  const own = await firstHref(page, "/portal", 'a[href^="/portal/move/"]');
  await weigh("/portal", "/portal/course", "/portal/care", "/portal/clinic", "/portal/print", own);
  await page.context().clearCookies();
  await signIn(page, "Owner");
  await weigh("/admin/api-keys");
  for (const [path, bytes] of Object.entries(weights)) {
    expect(bytes, path).toBeLessThan(BUDGET_BYTES);
    expect(bytes, `${path} loads some script`).toBeGreaterThan(50_000);
  }
});
