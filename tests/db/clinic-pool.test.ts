// Does a transaction of the product see one clinic, keep to its mode, and book one after the other?
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { clinicPoolRole, endClinicPool, inClinic, type Tx } from "@/lib/db/clinic-pool";
import { sqlState } from "@/lib/db/constraint-refusals";
import { contextFor } from "@/lib/db/context";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { endOwnerPool, ownerPool } from "@/lib/db/owner-pool";
import { aClient, aCourse, type Course } from "@/tests/support/builders";
import { anAppointment } from "@/tests/support/builders/appointment";
import { MADE_AT } from "@/tests/support/builders/insert";
import { owner } from "@/tests/support/database";

const NOW = new Date(MADE_AT);

let ours: Course;
let theirs: Course;
beforeEach(async () => {
  ours = await aCourse();
  theirs = await aCourse();
});
afterAll(async () => {
  await endClinicPool();
  await endOwnerPool();
});

const read = <T>(work: (tx: Tx) => Promise<T>) => inClinic(ours.clinicId, "read", NOW, work);
const write = <T>(work: (tx: Tx) => Promise<T>) => inClinic(ours.clinicId, "write", NOW, work);
const rename = (tx: Tx, clientId: string, givenName: string) =>
  tx.client.updateMany({ where: { id: clientId }, data: { givenName } });

async function statusOf(appointmentId: string): Promise<unknown> {
  const { rows } = await owner().query('SELECT status FROM "Appointment" WHERE id = $1', [appointmentId]);
  return rows[0]?.status;
}

describe("one clinic", () => {
  test("is all that a query without a filter sees", async () => {
    const seen = await read(async (tx) => ({
      clients: await tx.client.findMany(),
      clinics: await tx.clinic.findMany(),
      visits: await tx.visit.findMany({ include: { plan: { include: { client: true } } } }),
      raw: await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Plan"`,
    }));
    expect(seen.clients.map((client) => client.id)).toEqual([ours.clientId]);
    expect(seen.clinics.map((clinic) => clinic.id)).toEqual([ours.clinicId]);
    expect(new Set(seen.visits.map((visit) => visit.plan.client.id))).toEqual(new Set([ours.clientId]));
    expect(seen.raw).toEqual([{ id: ours.planId }]);
  });

  test("is forgotten by the connection when the transaction ends, however it ends", async () => {
    await expect(read(() => Promise.reject(new Error("on the way")))).rejects.toThrow("on the way");
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const course = index % 2 === 0 ? ours : theirs;
        return inClinic(course.clinicId, "read", NOW, (tx) => tx.client.findMany()).then((clients) => ({
          asked: course.clientId,
          got: clients.map((client) => client.id),
        }));
      }),
    );
    for (const { asked, got } of seen) expect(got).toEqual([asked]);
  });

  test("is all that a write reaches", async () => {
    const changed = await write((tx) => tx.client.updateMany({ data: { givenName: "Ada" } }));
    expect(changed.count).toBe(1);
    expect((await write((tx) => rename(tx, theirs.clientId, "Ada"))).count).toBe(0);
    const { clinicId } = theirs;
    const adding = write((tx) =>
      tx.clinician.create({ data: { clinicId, name: "Dr Elsewhere", colour: 1, position: 1 } }),
    );
    await expect(adding).rejects.toSatisfy((error: unknown) => sqlState(error) === "42501");
  });

  test.each(["", "not-a-uuid", "'; DROP TABLE x; --", "01930000-0000-7000-8000-000000000001'"])(
    "is named by a uuid and nothing else: %j",
    async (clinicId) => {
      await expect(inClinic(clinicId, "read", NOW, (tx) => tx.client.findMany())).rejects.toThrow(TypeError);
    },
  );

  test("that does not exist has no rows", async () => {
    const nobody = "01930000-0000-7000-8000-ffffffffffff";
    expect(await inClinic(nobody, "read", NOW, (tx) => tx.client.findMany())).toEqual([]);
  });
});

test("the clinic pool acts as the app's role, the owner's pool as itself, past the wall", async () => {
  expect(await clinicPoolRole()).toBe("needlepoint_app");
  const clients = await ownerPool().client.findMany({ orderBy: { id: "asc" } });
  expect(clients.map((client) => client.id)).toEqual([ours.clientId, theirs.clientId]);
});

test("a transaction that reads can't write", async () => {
  await expect(read((tx) => rename(tx, ours.clientId, "Ada"))).rejects.toSatisfy(
    (error: unknown) => sqlState(error) === "25006",
  );
});

test("what failed halfway leaves nothing", async () => {
  const failing = write(async (tx) => {
    await rename(tx, ours.clientId, "Ada");
    throw new Error("halfway");
  });
  await expect(failing).rejects.toThrow("halfway");
  const client = await read((tx) => tx.client.findFirstOrThrow());
  expect(client.givenName).toBe("Amara");
});

test("a deadlock is tried again, and both come through", async () => {
  const second = await aClient(ours);
  const orders = [
    [ours.clientId, second.clientId],
    [second.clientId, ours.clientId],
  ] as const;
  let attempts = 0;
  let bothHoldOne = (): void => {};
  const met = new Promise<void>((resolve) => {
    bothHoldOne = resolve;
  });
  await Promise.all(
    orders.map(([one, other]) =>
      write(async (tx) => {
        attempts += 1;
        await rename(tx, one, "Ada");
        if (attempts === 2) bothHoldOne();
        await met;
        await rename(tx, other, "Ada");
      }),
    ),
  );
  expect(attempts).toBe(3);
});

describe("booking", () => {
  const book = <T>(now: Date, work: (tx: Tx) => Promise<T>, clinicId = ours.clinicId) =>
    inClinic(clinicId, "book", now, work);

  test("ends the holds that have expired by now, of this clinic only, and frees their places", async () => {
    const expired = await anAppointment(ours, { status: "held", holdExpiresAt: "2026-11-24T09:00:00.000Z" });
    const standing = await anAppointment(ours, {
      status: "held",
      holdExpiresAt: "2026-11-24T09:00:00.001Z",
      startsAt: "2026-12-02T10:00:00Z",
    });
    const elsewhere = await anAppointment(theirs, { status: "held", holdExpiresAt: "2026-11-24T08:00:00Z" });
    const clients = await book(NOW, (tx) => tx.client.count());
    expect(clients).toBe(1);
    expect(await statusOf(expired.appointmentId)).toBe("cancelled");
    expect(await statusOf(standing.appointmentId)).toBe("held");
    expect(await statusOf(elsewhere.appointmentId)).toBe("held");
    await expect(anAppointment(ours)).resolves.toBeDefined();
  });

  test.each(["read", "write"] as const)("alone ends holds: a %s leaves them", async (mode) => {
    const { appointmentId } = await anAppointment(ours, { status: "held", holdExpiresAt: "2026-11-24T08:00:00Z" });
    await inClinic(ours.clinicId, mode, NOW, (tx) => tx.client.count());
    expect(await statusOf(appointmentId)).toBe("held");
  });

  test("is done one after the other in a clinic, while another clinic books and this one is read", async () => {
    const log: string[] = [];
    let release = (): void => {};
    let entered = (): void => {};
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const first = book(NOW, async () => {
      log.push("first in");
      entered();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      log.push("first out");
    });
    await inside;
    const second = book(NOW, async () => {
      log.push("second in");
    });
    await book(NOW, async () => log.push("elsewhere"), theirs.clinicId);
    await read(async () => log.push("read"));
    await write(async () => log.push("write"));
    release();
    await Promise.all([first, second]);
    expect(log).toEqual(["first in", "elsewhere", "read", "write", "first out", "second in"]);
  });
});

test("a context opens each of its three modes in the actor's clinic at its own now", async () => {
  const { appointmentId } = await anAppointment(ours, { status: "held", holdExpiresAt: "2026-11-24T08:59:00Z" });
  const ctx = contextFor({ kind: "system", clinicId: ours.clinicId }, NOW);
  expect(ctx).toMatchObject({ now: NOW, requestId: null });
  expect(await ctx.read((tx) => tx.client.count())).toBe(1);
  expect((await ctx.write((tx) => rename(tx, ours.clientId, "Ada"))).count).toBe(1);
  await expect(ctx.read((tx) => rename(tx, ours.clientId, "Eve"))).rejects.toThrow();
  expect(await statusOf(appointmentId)).toBe("held");
  await ctx.book((tx) => tx.client.count());
  expect(await statusOf(appointmentId)).toBe("cancelled");
});

test.each(["2026-10-25", "2027-03-28", "2028-02-29", "0099-12-31"])(
  "the day %s comes back from the database as it went, in any server zone",
  async (day) => {
    await write((tx) => tx.client.updateMany({ data: { bornOn: toDbDate(day) } }));
    const { rows } = await owner().query('SELECT "bornOn"::text AS day FROM "Client" WHERE id = $1', [ours.clientId]);
    expect(rows).toEqual([{ day }]);
    const client = await read((tx) => tx.client.findFirstOrThrow());
    expect(client.bornOn && fromDbDate(client.bornOn)).toBe(day);
  },
);
