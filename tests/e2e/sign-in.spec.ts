// Does a person come in with their own password only, and only to where they belong?
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The browser tells of every answer 404 and 401; here they are what is asked for. */
function expectOnly(complaints: string[], status: number): void {
  for (const complaint of complaints.splice(0)) expect(complaint).toContain(`status of ${status}`);
}

test("a wrong password is refused, what was typed stays, and the right one lets in", async ({ page, complaints }) => {
  await page.goto("/sign-in");
  await enter(page, "joana@alderskin.example", "not the password");
  await expect(page.getByText("This e-mail and password do not belong together.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("joana@alderskin.example");
  await expect(page.getByLabel("Password")).toHaveValue("not the password");
  expectOnly(complaints, 401);
  await enter(page, "joana@alderskin.example", "needlepoint-demo");
  await expect(page).toHaveURL(/\/desk$/);
});

test("a password manager finds the fields it needs", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("autocomplete", "username");
  await expect(page.getByLabel("Password")).toHaveAttribute("autocomplete", "current-password");
});

for (const { role, home } of [
  { role: "Owner", home: /\/desk$/ },
  { role: "Clinician", home: /\/clinic$/ },
  { role: "Front desk", home: /\/desk$/ },
  { role: "Client", home: /\/portal$/ },
] as const) {
  test(`one click shows the demo clinic as ${role}, and signing out ends it`, async ({ page }) => {
    await signIn(page, role);
    await expect(page).toHaveURL(home);
    const copied = await page.context().cookies();
    await page.getByRole("button", { name: /account/i }).click();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto("/portal");
    await expect(page).toHaveURL(/\/sign-in/);
    // Whoever copied the cookie before is nobody either.
    await page.context().addCookies(copied);
    await page.goto("/portal");
    await expect(page).toHaveURL(/\/sign-in/);
  });
}

for (const { role, pages } of [
  { role: "Client", pages: ["/desk", "/clinic", "/clinic/clients", "/desk/messages"] },
  { role: "Front desk", pages: ["/portal", "/portal/care"] },
  { role: "Clinician", pages: ["/portal"] },
] as const) {
  test(`to ${role} the pages of others are nothing`, async ({ page, complaints }) => {
    await signIn(page, role);
    for (const path of pages) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "There is nothing here for you" }), path).toBeVisible();
      await expectAccessible(page);
    }
    expectOnly(complaints, 404);
  });
}

test("a stranger is sent to sign-in from every part", async ({ page }) => {
  for (const path of ["/", "/desk", "/clinic", "/portal", "/portal/care", "/set-up"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing at sign-in, ${colorScheme}, on phone and desktop`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    }
  });
}
