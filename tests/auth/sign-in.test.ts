// May this person sign in, and do their rights hold at the next request?
import { describe, expect, test } from "vitest";
import { memberOf } from "@/lib/auth/actor";
import { anyClinic, demoPeople } from "@/lib/auth/demo-people";
import { signInToDemo, signInWithPassword } from "@/lib/auth/sign-in";
import { Refusal } from "@/lib/errors";
import { hashPassword } from "@/lib/secrets/passwords";
import { rowsOf } from "../support/a-working-clinic";
import { aClinic, aMember } from "../support/builders";

const PASSWORD = "a long enough one";
const passwordHash = hashPassword(PASSWORD);

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

  test("after ten wrong tries even the right password waits, for this e-mail only", async () => {
    const clinic = await aClinic();
    const { email } = await aPersonWithPassword(clinic);
    const other = await aPersonWithPassword(clinic);
    for (let index = 0; index < 10; index++) {
      await expect(signInWithPassword(email, "wrong", "198.51.100.1")).rejects.toThrow(
        new Refusal("wrong-credentials"),
      );
    }
    await expect(signInWithPassword(email, PASSWORD, "198.51.100.9")).rejects.toMatchObject({
      code: "too-many-attempts",
      values: { minutes: 15 },
    });
    await expect(signInWithPassword(other.email, PASSWORD, "198.51.100.1")).resolves.toBeDefined();
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

  test("opens no clinic that the person is not a member of", async () => {
    const [clinic, other] = [await aClinic(), await aClinic()];
    const { userId } = await aPersonWithPassword(clinic);
    expect(await memberOf({ userId, sessionEpoch: 0, clinicId: other.clinicId })).toBeNull();
  });
});
