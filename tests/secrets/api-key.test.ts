// What does a key look like, and how is it known again?
import { expect, test } from "vitest";
import { apiKeyHash, clinicOfApiKey, isSameHash, newApiKey } from "@/lib/secrets/api-key";

const CLINIC = "0199a3c4-7d5e-7000-8000-00000000000a";

test("a key names its clinic, and no two are the same", () => {
  const [one, other] = [newApiKey(CLINIC), newApiKey(CLINIC)];
  expect(one).toMatch(/^np_/);
  expect(clinicOfApiKey(one)).toBe(CLINIC);
  expect(one).not.toBe(other);
  expect(apiKeyHash(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(apiKeyHash(one)).not.toBe(apiKeyHash(other));
});

test.each([
  "",
  "np_",
  CLINIC,
  `np_${CLINIC}`,
  `np_${CLINIC}_`,
  `np_${CLINIC}_tooshort`,
  `np_${CLINIC}_${"a".repeat(44)}`,
  `np_${CLINIC}_${"a".repeat(42)}!`,
  `np_not-a-clinic_${"a".repeat(43)}`,
  `xx_${CLINIC}_${"a".repeat(43)}`,
  ` np_${CLINIC}_${"a".repeat(43)}`,
  `np_${CLINIC}_${"a".repeat(43)}\n`,
])("%j is no key", (text) => {
  expect(clinicOfApiKey(text)).toBeNull();
});

test("hashes are the same or not, whatever their length", () => {
  expect(isSameHash("ab12", "ab12")).toBe(true);
  expect(isSameHash("ab12", "ab13")).toBe(false);
  expect(isSameHash("ab12", "ab123")).toBe(false);
});
