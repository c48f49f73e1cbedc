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

test("no page ships more script than its budget", async ({ page }) => {
  const weights: Record<string, number> = { "/sign-in": await scriptBytes(page, "/sign-in") };
  await signIn(page, "Clinician");
  const client = await firstHref(page, "/clinic/clients", 'main a[href^="/clinic/clients/"]:not([href$="/new"])');
  const protocol = await firstHref(page, "/clinic/protocols", 'main a[href^="/clinic/protocols/"]');
  for (const path of [
    "/clinic",
    "/clinic/clients",
    "/clinic/protocols",
    "/clinic/care",
    protocol,
    client,
    `${client.split("?")[0]}/new-plan`,
    "/desk",
    "/desk/messages",
  ]) {
    weights[path] = await scriptBytes(page, path);
  }
  await page.context().clearCookies();
  await signIn(page, "Client");
  weights["/portal"] = await scriptBytes(page, "/portal");
  for (const [path, bytes] of Object.entries(weights)) {
    expect(bytes, path).toBeLessThan(BUDGET_BYTES);
    expect(bytes, `${path} loads some script`).toBeGreaterThan(50_000);
  }
});
