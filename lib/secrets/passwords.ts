// How is a password kept and checked?
import { hash, verify } from "@node-rs/argon2";

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash in PHC form. Takes some 30 ms of CPU: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** A hash that no password has, so that an unknown e-mail costs as long as a wrong password. */
let nobody: Promise<string> | undefined;

/** Whether it is the password; false, after the same time, when there is no hash to compare with. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword("a password that nobody has");
  const same = await verify(passwordHash ?? (await nobody), password);
  return same && passwordHash !== null;
}
