// Does a client get a sign-in of their own, that nobody takes in their place?
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/lib/access/actor";
import { memberOf } from "@/lib/auth/actor";
import { acceptInvitation, invitationOf } from "@/lib/auth/invitation";
import { signInWithPassword } from "@/lib/auth/sign-in";
import { contextFor } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import * as channel from "@/lib/notifications/channels/log";
import { deliverMessage } from "@/lib/notifications/deliver";
import { newInvitationLink } from "@/lib/notifications/invitation-link";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { inviteClient } from "@/lib/operations/invite-client";
import { setContactConsent } from "@/lib/operations/set-contact-consent";
import { newInvitationToken } from "@/lib/secrets/invitation-token";
import { hashPassword } from "@/lib/secrets/passwords";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aMember } from "../support/builders";

const PASSWORD = "wet sand, cold tea";
const FROM = { now: NOW, requestId: null, address: "198.51.100.1" };
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

let clinic: WorkingClinic;
let email: string;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  const [client] = await rowsOf<{ email: string }>(`SELECT email FROM "Client" WHERE id = $1`, [clinic.clientId]);
  email = client?.email ?? "";
});

const invite = async (role: Role = "desk", at = NOW) =>
  inviteClient(await clinic.asked(role, at), { clientId: clinic.clientId });
const tokenOf = (link: string | null) => link?.split("/welcome/")[1] ?? "";
const aToken = async (at = NOW) =>
  tokenOf(await newInvitationLink({ clinicId: clinic.clinicId, clientId: clinic.clientId, email }, at));
const messages = () =>
  rowsOf<{ id: string; status: string; body: string | null; channel: string }>(
    `SELECT id, status, body, channel FROM "Message" WHERE rule = 'portal-invitation' AND "clinicId" = $1`,
    [clinic.clinicId],
  );

describe("inviting", () => {
  test("writes one e-mail, however often the button is pressed, and stays while other messages change", async () => {
    const desk = await clinic.asked("desk");
    await Promise.all([invite(), invite(), invite()]);
    expect(await messages()).toMatchObject([{ status: "due", channel: "email", body: null }]);
    await desk.book((tx) => scheduleReminders(tx, desk, clinic.clientId));
    expect(await messages()).toMatchObject([{ status: "due" }]);
  });

  test("the link goes to the client's address alone: neither the log nor the database can tell it", async () => {
    const sent = vi.spyOn(channel, "writeToLog");
    await invite();
    const [message] = await messages();
    await deliverMessage(contextFor({ kind: "system", clinicId: clinic.clinicId }, NOW), message?.id ?? "");
    const [out] = sent.mock.calls[0] ?? [];
    sent.mockRestore();
    const token = tokenOf(/http\S+/.exec(out?.body ?? "")?.[0] ?? null);
    expect(out?.to).toBe(email);
    expect(await invitationOf(token, NOW)).toMatchObject({ email });

    const [kept] = await messages();
    expect(kept).toMatchObject({ status: "sent", body: expect.stringContaining("[link]") });
    expect(kept?.body).not.toContain("/welcome/");
    const secret = token.split(".")[2] ?? "-";
    const everything = JSON.stringify([
      await rowsOf(`SELECT * FROM "Message"`),
      await rowsOf(`SELECT * FROM "SignInToken"`),
      await rowsOf(`SELECT * FROM "AuditEntry"`),
      await rowsOf(`SELECT * FROM "AuditDetail"`),
    ]);
    expect(everything).not.toContain(secret);
  });

  test("an invitation of somebody who came in meanwhile does not go out", async () => {
    await invite();
    await acceptInvitation({ token: await aToken(), password: PASSWORD }, FROM);
    const [message] = await messages();
    await deliverMessage(contextFor({ kind: "system", clinicId: clinic.clinicId }, NOW), message?.id ?? "");
    expect(await messages()).toMatchObject([{ status: "withdrawn" }]);
  });

  test.each([
    ["desk", false],
    ["clinician", false],
    ["owner", true],
  ] as const)("to %s the link is shown: %s; who handed it over is audited", async (role, isShown) => {
    const { link } = await invite(role);
    expect(link !== null).toBe(isShown);
    if (link) expect(await invitationOf(tokenOf(link), NOW)).not.toBeNull();
    const [audited] = await rowsOf(
      `SELECT d.after FROM "AuditEntry" e JOIN "AuditDetail" d ON d."entryId" = e.id WHERE e.action = 'client.invited'`,
    );
    expect(audited).toEqual({ after: { isHandedOver: isShown } });
  });

  test("a second press writes no second message, but another link that is handed over is audited", async () => {
    for (const role of ["owner", "owner", "desk"] as const) await invite(role);
    expect(await messages()).toHaveLength(1);
    expect(await rowsOf(`SELECT id FROM "AuditEntry" WHERE action = 'client.invited'`)).toHaveLength(2);
  });

  test("five in a day are enough", async () => {
    for (const hour of [0, 1, 2, 3, 4]) await invite("desk", later(hour));
    await expect(invite("desk", later(5))).rejects.toMatchObject({
      code: "too-many-attempts",
      values: { minutes: 19 * 60 },
    });
    await invite("desk", later(25));
  });

  test("a client without e-mail, or who takes none, can't be invited", async () => {
    await setContactConsent(await clinic.asked("desk"), {
      clientId: clinic.clientId,
      purpose: "service",
      channel: "email",
      given: false,
    });
    await expect(invite()).rejects.toThrow(new Refusal("not-reachable"));
    const { clientId } = await aClient(clinic, { email: null, emailKey: null });
    await expect(inviteClient(await clinic.asked("desk"), { clientId })).rejects.toThrow(new Refusal("not-reachable"));
  });

  test("with the e-mail of somebody who works here nobody is invited", async () => {
    await rowsOf(
      `UPDATE "Client" SET email = 'Olive@Harbour.example', "emailKey" = 'olive@harbour.example' WHERE id = $1`,
      [clinic.clientId],
    );
    await aMember(clinic, { role: "owner", email: "olive@harbour.example" });
    await expect(invite()).rejects.toThrow(new Refusal("email-taken"));
  });

  test("a client invites nobody", async () => {
    await expect(invite("client")).rejects.toThrow(new Refusal("not-allowed"));
  });
});

describe("coming in", () => {
  test("the chosen password opens the client's own pages, and the link is used up", async () => {
    const token = await aToken();
    expect(await invitationOf(token, NOW)).toMatchObject({ clientId: clinic.clientId, hasAccount: false });
    expect(await acceptInvitation({ token, password: PASSWORD }, FROM)).toEqual({ email });
    const member = await memberOf(await signInWithPassword(email, PASSWORD, null));
    expect(member).toMatchObject({ role: "client", clinicId: clinic.clinicId, clientId: clinic.clientId });
    await expect(acceptInvitation({ token, password: PASSWORD }, FROM)).rejects.toThrow(new Refusal("invitation-over"));
    await expect(invite()).rejects.toThrow(new Refusal("already-exists"));
  });

  test("of two who open it at once, one comes in", async () => {
    const token = await aToken();
    const both = [
      acceptInvitation({ token, password: PASSWORD }, FROM),
      acceptInvitation({ token, password: "another long one" }, FROM),
    ];
    const ends = await Promise.allSettled(both);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const accounts = await rowsOf(`SELECT 1 FROM "Membership" WHERE "clientId" = $1`, [clinic.clientId]);
    expect(accounts).toHaveLength(1);
  });

  test("a second link is nothing once the first was used", async () => {
    const [first, second] = [await aToken(), await aToken()];
    await acceptInvitation({ token: first, password: PASSWORD }, FROM);
    expect(await invitationOf(second, NOW)).toBeNull();
  });

  test("no link takes over an account that there is: only its own password adds the clinic to it", async () => {
    const other = await aWorkingClinic();
    const { userId } = await aMember(other, { role: "owner", email });
    await rowsOf(`UPDATE "UserAccount" SET "emailKey" = $2, "passwordHash" = $3 WHERE id = $1`, [
      userId,
      email.toLowerCase(),
      await hashPassword("the owner's own"),
    ]);
    const token = await aToken();
    expect(await invitationOf(token, NOW)).toMatchObject({ hasAccount: true });
    await expect(acceptInvitation({ token, password: PASSWORD }, FROM)).rejects.toThrow(
      new Refusal("wrong-credentials"),
    );
    await expect(signInWithPassword(email, PASSWORD, null)).rejects.toThrow(new Refusal("wrong-credentials"));
    expect(await invitationOf(token, NOW)).not.toBeNull();
    await acceptInvitation({ token, password: "the owner's own" }, FROM);
    const joined = await rowsOf(`SELECT role FROM "Membership" WHERE "userId" = $1 ORDER BY role`, [userId]);
    expect(joined).toEqual([{ role: "client" }, { role: "owner" }]);
  });

  test("an account that has no password yet is not opened by a link either", async () => {
    const other = await aWorkingClinic();
    const { userId } = await aMember(other, { role: "owner" });
    await rowsOf(`UPDATE "UserAccount" SET "emailKey" = $2, "passwordHash" = NULL WHERE id = $1`, [
      userId,
      email.toLowerCase(),
    ]);
    const accepted = acceptInvitation({ token: await aToken(), password: PASSWORD }, FROM);
    await expect(accepted).rejects.toThrow(new Refusal("wrong-credentials"));
  });

  test("guessing the password of an account by a link ends after ten tries", async () => {
    const other = await aWorkingClinic();
    const { userId } = await aMember(other, { role: "owner" });
    await rowsOf(`UPDATE "UserAccount" SET "emailKey" = $2 WHERE id = $1`, [userId, email.toLowerCase()]);
    const token = await aToken();
    for (let tries = 0; tries < 10; tries++) {
      await expect(acceptInvitation({ token, password: PASSWORD }, FROM)).rejects.toThrow(
        new Refusal("wrong-credentials"),
      );
    }
    await expect(acceptInvitation({ token, password: PASSWORD }, FROM)).rejects.toMatchObject({
      code: "too-many-attempts",
    });
  });

  test("an obvious password is refused at its field, and the link can be used again", async () => {
    const token = await aToken();
    const refused = { code: "invalid-input", fields: { password: "passwordObvious" } };
    await expect(acceptInvitation({ token, password: email }, FROM)).rejects.toMatchObject(refused);
    await acceptInvitation({ token, password: PASSWORD }, FROM);
  });

  test("seven days later, or once the client's address is another one, the link is nothing", async () => {
    const token = await aToken();
    expect(await invitationOf(token, later(7 * 24 - 1))).not.toBeNull();
    expect(await invitationOf(token, later(7 * 24))).toBeNull();
    await rowsOf(`UPDATE "Client" SET email = 'new@mail.example', "emailKey" = 'new@mail.example' WHERE id = $1`, [
      clinic.clientId,
    ]);
    expect(await invitationOf(token, NOW)).toBeNull();
  });

  test("a link can't be turned into another client's, and what is no link is nothing", async () => {
    const { clientId } = await aClient(clinic, { givenName: "Bo" });
    const token = await aToken();
    const forged = token.replace(clinic.clientId, clientId);
    for (const wrong of [forged, newInvitationToken(clinic), "", "rubbish", `${token}x`, "a.b.c"]) {
      expect(await invitationOf(wrong, NOW), wrong).toBeNull();
    }
  });
});
