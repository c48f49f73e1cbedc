// Does an invited client come in by the link that they were sent, and only once?
import type { Page } from "@playwright/test";
import pg from "pg";
import { env } from "@/lib/env";
import { invitationHash, newInvitationToken } from "@/lib/secrets/invitation-token";
import { expectAccessible } from "./accessible";
import { signIn } from "./demo-sign-in";
import { expect, test } from "./fixtures";

/** The link of a client who can't sign in yet, as the message that was sent to them would hold it. */
async function anInvitation(): Promise<{ link: string; name: string }> {
  const db = new pg.Client({ connectionString: env().databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<{ clinicId: string; id: string; emailKey: string; givenName: string }>(
      `SELECT c."clinicId", c.id, c."emailKey", c."givenName" FROM "Client" c
       WHERE c."emailKey" IS NOT NULL AND c."endedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."clientId" = c.id)
         AND NOT EXISTS (SELECT 1 FROM "UserAccount" u WHERE u."emailKey" = c."emailKey")
       ORDER BY c.id LIMIT 1`,
    );
    const [client] = rows;
    if (!client) throw new Error("Every client can sign in.");
    const token = newInvitationToken({ clinicId: client.clinicId, clientId: client.id });
    await db.query(`INSERT INTO "SignInToken" ("tokenHash", "emailKey", "expiresAt") VALUES ($1, $2, '2026-12-01')`, [
      invitationHash(token),
      client.emailKey,
    ]);
    return { link: `/welcome/${token}`, name: client.givenName };
  } finally {
    await db.end();
  }
}

async function expectOver(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "This link does not work any more" })).toBeVisible();
  await expectAccessible(page);
}

test("an invited client chooses a password, comes in, and the link is used up", async ({ page }) => {
  const { link, name } = await anInvitation();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: `Hello ${name}` })).toBeVisible();
      await expectAccessible(page);
    }
  }
  const password = page.getByLabel("Choose a password");
  await expect(password).toHaveAttribute("autocomplete", "new-password");
  await expect(async () => {
    await password.fill("password12");
    await page.getByRole("button", { name: "Save and open my page" }).click();
    await expect(page.getByText(/^This is easy to guess/)).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expect(password).toHaveValue("password12");
  await password.fill("wet sand, cold tea");
  await page.getByRole("button", { name: "Save and open my page" }).click();
  await expect(page).toHaveURL(/\/portal$/);
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(name) })).toBeVisible();
  await page.context().clearCookies();
  await expectOver(page, link);
});

test("what is no link says what to do", async ({ page }) => {
  await expectOver(page, "/welcome/rubbish");
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("the desk adds a client with what they said about messages", async ({ page }) => {
  await signIn(page, "Front desk");
  await page.goto("/clinic/clients/new");
  await expect(
    page.getByRole("group", { name: "Invitations to touch-ups" }).getByRole("checkbox", { checked: true }),
  ).toHaveCount(0);
  const visits = page.getByRole("group", { name: "Messages about visits" }).getByRole("checkbox");
  await expect(visits.first()).toBeChecked();
  await expect(async () => {
    await page.getByLabel("Given name").fill("Zelda");
    await page.getByLabel("Family name").fill("Quill");
    await page.getByLabel("E-mail", { exact: true }).fill("not an address");
    await page.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByText("Enter an e-mail address, as name@example.com.")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await page.getByLabel("E-mail", { exact: true }).fill("zelda@mail.example");
  await page.getByRole("button", { name: "Add client" }).click();
  await expect(page).toHaveURL(/\/clinic\/clients\/[0-9a-f-]+\?added=1$/);
  await expect(page.getByRole("heading", { level: 1, name: "Zelda Quill" })).toBeVisible();
});
