// Does a request that is sent twice happen once, and does one name stand for one request?
import { expect, test } from "vitest";
import { z } from "zod";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { once } from "@/lib/operations/once";
import { aWorkingClinic, countRows } from "../support/a-working-clinic";

const given = z.object({ n: z.number() });
const request = (hash: string) => ({ scope: "test", key: "call-1", hash });

/** Asks for `first` under one name while another request under that name comes and goes in between. */
async function askedInBetween(first: string, between: string) {
  const ctx = await (await aWorkingClinic()).asked("desk");
  const answers = (n: number) => (as: Context) => as.book(async () => ({ n }));
  const outcome = once(ctx, request(first), given, async (as) => {
    await once(ctx, request(between), given, answers(1));
    return answers(2)(as);
  });
  return outcome;
}

test("the same request in between has been answered: its answer counts, and nothing happens again", async () => {
  expect(await askedInBetween("a", "a")).toEqual({ n: 1 });
  expect(await countRows("Idempotency")).toEqual([1]);
});

test("another request that took the name in between keeps it, and this one is refused", async () => {
  await expect(askedInBetween("a", "b")).rejects.toThrow(new Refusal("request-repeated-otherwise"));
  expect(await countRows("Idempotency")).toEqual([1]);
});
