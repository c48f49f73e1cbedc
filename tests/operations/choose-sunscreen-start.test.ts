// Does the clinic's choice of sunscreen reach its clients, and its audit log?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { chooseSunscreenStart } from "@/lib/operations/choose-sunscreen-start";
import { aClientWithACourse, give, seen, startOf } from "../support/a-client-with-a-course";
import { rowsOf } from "../support/a-working-clinic";

test("what is chosen is said to clients at once, and written down once", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const owner = await clinic.asked("owner");
  await chooseSunscreenStart(owner, { hours: 0 });
  await chooseSunscreenStart(owner, { hours: 0 });
  const { care } = await seen(clinic, new Date(startOf(first).getTime() + 3_600_000));
  const sunscreen = care.today.find(({ title }) => title.startsWith("SPF"));
  expect(sunscreen?.detail).toContain("yours chose the same day");
  expect(
    await rowsOf(
      `SELECT action, before, after FROM "AuditEntry" e JOIN "AuditDetail" d ON d."entryId" = e.id WHERE action LIKE 'care.%'`,
    ),
  ).toEqual([{ action: "care.sunscreen-chosen", before: { hours: 24 }, after: { hours: 0 } }]);
});

test("the desk and clients don't choose", async () => {
  const { clinic } = await aClientWithACourse();
  for (const role of ["desk", "client"] as const) {
    await expect(chooseSunscreenStart(await clinic.asked(role), { hours: 48 })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
  }
});
