// Does the worker send what a booking tells, once, and does it outlive its database?
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { endClinicPool } from "@/lib/db/clinic-pool";
import { keepWorking } from "@/lib/jobs/keep-working";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf } from "../support/a-working-clinic";
import { databaseUrl } from "../support/database";
import { aProxy, type TcpProxy } from "./tcp-proxy";

let proxy: TcpProxy;
let workers: { ending: AbortController; done: Promise<void> }[] = [];

beforeAll(async () => {
  proxy = await aProxy(databaseUrl());
  // Read on the first use, which comes later.
  vi.stubEnv("DATABASE_URL", proxy.url);
  vi.stubEnv("LOG_LEVEL", "silent");
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});

afterEach(async () => {
  for (const { ending } of workers) ending.abort();
  await Promise.all(workers.map(({ done }) => done));
  workers = [];
  vi.useRealTimers();
});

afterAll(async () => {
  await endClinicPool();
  await proxy.cut();
  vi.unstubAllEnvs();
});

function startWork(): void {
  const ending = new AbortController();
  workers.push({ ending, done: keepWorking(ending.signal) });
}

const announcements = () =>
  rowsOf(`SELECT status, attempts FROM "Message" WHERE rule = 'course-booked' ORDER BY "createdAt"`);
const untilSent = (within: number) =>
  vi.waitFor(async () => expect(await announcements()).toEqual([{ status: "sent", attempts: 1 }]), {
    timeout: within,
    interval: 100,
  });

test("what a booking tells is sent by the worker", async () => {
  startWork();
  await aBookedCourse(await aWorkingClinic());
  await untilSent(10_000);
});

test("two workers send it once", async () => {
  startWork();
  startWork();
  await aBookedCourse(await aWorkingClinic());
  await untilSent(10_000);
  await wait(500);
  expect(await announcements()).toEqual([{ status: "sent", attempts: 1 }]);
});

test("a worker whose database was away for some seconds sends what is booked after", async () => {
  const clinic = await aWorkingClinic();
  startWork();
  await wait(1_000);
  await proxy.cut();
  await wait(4_000);
  await proxy.restore();
  await aBookedCourse(clinic);
  await untilSent(12_000);
});

test("a worker that finds no database waits for it", async () => {
  const clinic = await aWorkingClinic();
  await proxy.cut();
  startWork();
  await wait(2_000);
  await proxy.restore();
  await aBookedCourse(clinic);
  await untilSent(12_000);
});

test("a worker ends in order while its database is away", async () => {
  startWork();
  await wait(1_000);
  await proxy.cut();
  const [work] = workers;
  work?.ending.abort();
  await expect(work?.done).resolves.toBeUndefined();
  await proxy.restore();
  await aWorkingClinic();
});
