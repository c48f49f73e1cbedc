// May this person sign in, and do their rights hold at the next request?
import { describe, expect, test } from "vitest";
import { memberOf } from "@/lib/auth/actor";
import { anyClinic, demoPeople } from "@/lib/auth/demo-people";
import { addressOf } from "@/lib/auth/options";
import { signInToDemo, signInWithPassword, signOutEverywhere } from "@/lib/auth/sign-in";
import { Refusal } from "@/lib/errors";
import { hashPassword } from "@/lib/secrets/passwords";
import { rowsOf } from "../support/a-working-clinic";
import { aClinic, aMember } from "../support/builders";
import { insert, nextId } from "../support/builders/insert";

const PASSWORD = "a long enough one";
const passwordHash = hashPassword(PASSWORD);
const OWNER = { role: "owner", name: "Olive Owner", createdAt: "2020-01-01T00:00:00Z" };

async function aPersonWithPassword(clinic: { clinicId: string }) {
  const member = await aMember(clinic, { role: "desk", name: "Dana Desk" });
  await rowsOf(`UPDATE "UserAccount" SET "passwordHash" = $2 WHERE id = $1`, [member.userId, await passwordHash]);
  return member;
}

describe("signing in with a password", () => {
  test("the right one opens the clinic, however the e-mail was typed", async () => {
    const clinic = await aClinic();
    const { email, userId } = await aPersonWithPassword(clinic);
    const signedIn = await signInWithPassword(` ${email.toUpperCase()} `, PASSWORD, "198.51.100.1");
    expect(signedIn).toEqual({ userId, sessionEpoch: 0, clinicId: clinic.clinicId });
  });

  test("a wrong password, an unknown e-mail, and a member of no clinic are refused in the same words", async () => {
    const clinic = await aClinic();
    const { email, userId } = await aPersonWithPassword(clinic);
    const refused = new Refusal("wrong-credentials");
    await expect(signInWithPassword(email, "wrong", "198.51.100.1")).rejects.toThrow(refused);
    await expect(signInWithPassword("nobody@harbour.example", PASSWORD, "198.51.100.1")).rejects.toThrow(refused);
    await rowsOf(`UPDATE "Membership" SET "deactivatedAt" = now() WHERE "userId" = $1`, [userId]);
    await expect(signInWithPassword(email, PASSWORD, "198.51.100.1")).rejects.toThrow(refused);
  });

  test("after ten wrong tries from one address the right password waits there, and nowhere else", async () => {
    const clinic = await aClinic();
    const { email } = await aPersonWithPassword(clinic);
    const other = await aPersonWithPassword(clinic);
    for (let index = 0; index < 10; index++) {
      await expect(signInWithPassword(email, "wrong", "198.51.100.1")).rejects.toThrow(
        new Refusal("wrong-credentials"),
      );
    }
    await expect(signInWithPassword(email, PASSWORD, "198.51.100.1")).rejects.toMatchObject({
      code: "too-many-attempts",
      values: { minutes: 15 },
    });
    await expect(signInWithPassword(email, PASSWORD, "198.51.100.9")).resolves.toBeDefined();
    await expect(signInWithPassword(other.email, PASSWORD, "198.51.100.1")).resolves.toBeDefined();
  });

  test("one address may not go through many people, nor many addresses through one", async () => {
    const clinic = await aClinic();
    const { email } = await aPersonWithPassword(clinic);
    const limited = { code: "too-many-attempts" };
    await rowsOf(
      `INSERT INTO "SignInAttempt" (key, points, expire) VALUES ('address:198.51.100.7', 100, now() + interval '5 minutes'), ($1, 50, now() + interval '5 minutes')`,
      [`email:${email}`],
    );
    await expect(signInWithPassword("another@harbour.example", PASSWORD, "198.51.100.7")).rejects.toMatchObject(
      limited,
    );
    await expect(signInWithPassword(email, PASSWORD, "198.51.100.8")).rejects.toMatchObject(limited);
  });

  test.each([
    ["203.0.113.9", 0, null],
    ["203.0.113.9", 1, "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9", 1, "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9, 10.0.0.1", 2, "203.0.113.9"],
    [undefined, 1, null],
  ])("of the header %s, with %i proxies of ours, the address is %s", (header, proxies, address) => {
    expect(addressOf(header, proxies)).toBe(address);
  });

  test("a right password forgets the wrong tries before it", async () => {
    const clinic = await aClinic();
    const { email } = await aPersonWithPassword(clinic);
    for (let index = 0; index < 12; index++) {
      await expect(signInWithPassword(email, "wrong", "198.51.100.1")).rejects.toThrow(Refusal);
      await expect(signInWithPassword(email, PASSWORD, "198.51.100.1")).resolves.toBeDefined();
    }
  });
});

describe("the demo's one click", () => {
  test("opens the demo clinic's people and nobody else's", async () => {
    const demo = await aClinic({ isDemo: true });
    const real = await aClinic();
    const mine = await aMember(demo, { role: "owner", name: "Olive Owner" });
    const stranger = await aMember(real, { role: "owner", name: "Real Owner" });
    expect(await signInToDemo(mine.email)).toMatchObject({ clinicId: demo.clinicId });
    // Somebody of the demo who has a clinic of their own, since longer: the click must not open that one.
    await insert("Membership", {
      ...OWNER,
      clinicId: real.clinicId,
      id: nextId(),
      userId: mine.userId,
      email: mine.email,
    });
    expect(await signInToDemo(mine.email)).toMatchObject({ clinicId: demo.clinicId });
    await expect(signInToDemo(stranger.email)).rejects.toThrow(new Refusal("wrong-credentials"));
    expect(await demoPeople()).toEqual([{ role: "owner", name: "Olive Owner", email: mine.email }]);
  });

  test("a server without a clinic has nobody, and says so", async () => {
    expect(await demoPeople()).toEqual([]);
    expect(await anyClinic()).toBe(false);
  });
});

describe("what a cookie stands for", () => {
  test("follows the rights of the moment: role, end, deactivation, signing out everywhere", async () => {
    const clinic = await aClinic();
    const { userId, membershipId } = await aPersonWithPassword(clinic);
    const cookie = { userId, sessionEpoch: 0, clinicId: clinic.clinicId };
    expect(await memberOf(cookie)).toMatchObject({ membershipId, role: "desk", name: "Dana Desk" });
    await rowsOf(`UPDATE "Membership" SET role = 'owner' WHERE id = $1`, [membershipId]);
    expect(await memberOf(cookie)).toMatchObject({ role: "owner" });
    await rowsOf(`UPDATE "UserAccount" SET "sessionEpoch" = 1 WHERE id = $1`, [userId]);
    expect(await memberOf(cookie)).toBeNull();
    expect(await memberOf({ ...cookie, sessionEpoch: 1 })).not.toBeNull();
    await rowsOf(`UPDATE "Membership" SET "deactivatedAt" = now() WHERE id = $1`, [membershipId]);
    expect(await memberOf({ ...cookie, sessionEpoch: 1 })).toBeNull();
  });

  test("made before signing out is nothing afterwards, on every device, and the next sign-in holds", async () => {
    const clinic = await aClinic();
    const { email } = await aPersonWithPassword(clinic);
    const [phone, copy] = [
      await signInWithPassword(email, PASSWORD, null),
      await signInWithPassword(email, PASSWORD, null),
    ];
    await signOutEverywhere(phone);
    expect(await memberOf(phone)).toBeNull();
    expect(await memberOf(copy)).toBeNull();
    const again = await signInWithPassword(email, PASSWORD, null);
    expect(await memberOf(again)).not.toBeNull();
    // Who kept the old one can't throw the person out with it.
    await signOutEverywhere(copy);
    expect(await memberOf(again)).not.toBeNull();
  });

  test("signed out by one person stays another's", async () => {
    const clinic = await aClinic();
    const [mine, other] = [await aPersonWithPassword(clinic), await aPersonWithPassword(clinic)];
    const signedIn = await signInWithPassword(other.email, PASSWORD, null);
    await signOutEverywhere(await signInWithPassword(mine.email, PASSWORD, null));
    expect(await memberOf(signedIn)).not.toBeNull();
  });

  test("opens no clinic that the person is not a member of", async () => {
    const [clinic, other] = [await aClinic(), await aClinic()];
    const { userId } = await aPersonWithPassword(clinic);
    expect(await memberOf({ userId, sessionEpoch: 0, clinicId: other.clinicId })).toBeNull();
  });
});
