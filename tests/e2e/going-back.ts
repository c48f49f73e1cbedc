// How does a browser test press Back until it is where it came from?
import type { Page } from "@playwright/test";

/** Goes back, page by page, each once the one before is whole, to the first whose address fits. */
export async function goBackTo(page: Page, address: RegExp): Promise<void> {
  for (let pages = 0; pages < 8; pages++) {
    await page.waitForLoadState("networkidle");
    await page.goBack();
    if (address.test(page.url())) return;
  }
  throw new Error(`No page behind this one has an address like ${address}`);
}
