// What does every browser test get? The fixed clock of the app under test, and a failure when a page complains.
import { test as base, expect } from "@playwright/test";
import { env } from "@/lib/env";

/** A page whose clock agrees with the server's; an error on its console, or one that nobody caught, fails the test. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const { testClock } = env();
      if (testClock !== undefined) await context.clock.install({ time: testClock });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      await use(complaints);
      expect(complaints, "a page must not complain").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
