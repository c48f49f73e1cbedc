// How is a password kept and checked?
import { expect, test } from "vitest";
import { hashPassword, isPassword } from "@/lib/secrets/passwords";

test("a password is recognised, and no other", async () => {
  const kept = await hashPassword("correct horse");
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword("correct horse", kept)).toBe(true);
  expect(await isPassword("correct horse ", kept)).toBe(false);
});

test("the same password is kept differently each time", async () => {
  expect(await hashPassword("a")).not.toBe(await hashPassword("a"));
});

test("nobody gets in where there is no password, not even with the stand-in's", async () => {
  expect(await isPassword("a password that nobody has", null)).toBe(false);
});
