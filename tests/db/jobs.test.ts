// Do wake-ups commit with their rows, replace one another by key, and stay inside their clinic?
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { endClinicPool, inClinic } from "@/lib/db/clinic-pool";
import { cancelJobs, enqueueJobs, type Job, messageJobKey } from "@/lib/db/jobs";
import { aClinic } from "@/tests/support/builders";
import { asApp } from "@/tests/support/builders/app-role";
import { MADE_AT, nextId } from "@/tests/support/builders/insert";
import { owner } from "@/tests/support/database";

const NOW = new Date(MADE_AT);

let clinicId: string;
let messageId: string;
beforeEach(async () => {
  clinicId = (await aClinic()).clinicId;
  messageId = nextId();
});
afterAll(endClinicPool);

const job = (changes: Partial<Job> = {}): Job => ({
  task: "send-message",
  key: messageJobKey(clinicId, messageId),
  payload: { clinicId, messageId },
  delayMs: 60_000,
  ...changes,
});

const enqueue = (...jobs: Job[]) => inClinic(clinicId, "write", NOW, (tx) => enqueueJobs(tx, jobs));

/** The jobs that wait, and how many seconds after they were added they run. */
async function waiting(): Promise<{ key: string; seconds: number; payload: unknown }[]> {
  const { rows } = await owner().query(
    `SELECT j.key, round(extract(epoch FROM j.run_at - j.created_at))::int AS seconds, j.payload
     FROM graphile_worker._private_jobs j ORDER BY j.key`,
  );
  return rows;
}

describe("enqueueing", () => {
  test("a job waits for its delay, counted from now by the database's clock; without one it runs at once", async () => {
    const soon = nextId();
    await enqueue(
      job(),
      job({ key: messageJobKey(clinicId, soon), payload: { clinicId, messageId: soon }, delayMs: null }),
    );
    expect(await waiting()).toEqual([
      { key: `${clinicId}:message:${messageId}`, seconds: 60, payload: { clinicId, messageId } },
      { key: `${clinicId}:message:${soon}`, seconds: 0, payload: { clinicId, messageId: soon } },
    ]);
  });

  test("a second job with the same key replaces the first", async () => {
    await enqueue(job());
    await enqueue(job({ delayMs: 120_000 }));
    const jobs = await waiting();
    expect(jobs).toHaveLength(1);
    const { rows } = await owner().query(
      "SELECT run_at > now() + interval '110 seconds' AS later FROM graphile_worker._private_jobs",
    );
    expect(rows).toEqual([{ later: true }]);
  });

  test("nothing is added when there is nothing to add", async () => {
    await enqueue();
    await asApp(clinicId, (db) => db.query("SELECT enqueue_jobs('[]')"), "commit");
    expect(await waiting()).toEqual([]);
  });

  test("five hundred are added in one call", async () => {
    const jobs = Array.from({ length: 500 }, () => {
      const id = nextId();
      return job({ key: messageJobKey(clinicId, id), payload: { clinicId, messageId: id } });
    });
    await enqueue(...jobs);
    expect(await waiting()).toHaveLength(500);
  });

  test("a job goes with its transaction: rolled back, it was never there", async () => {
    const failing = inClinic(clinicId, "write", NOW, async (tx) => {
      await enqueueJobs(tx, [job()]);
      throw new Error("the booking failed");
    });
    await expect(failing).rejects.toThrow("the booking failed");
    expect(await waiting()).toEqual([]);
  });
});

describe("cancelling", () => {
  test("removes the jobs with these keys, and no others", async () => {
    const other = nextId();
    const keep = job({ key: messageJobKey(clinicId, other), payload: { clinicId, messageId: other } });
    await enqueue(job(), keep);
    await inClinic(clinicId, "write", NOW, (tx) =>
      cancelJobs(tx, [messageJobKey(clinicId, messageId), messageJobKey(clinicId, nextId())]),
    );
    expect((await waiting()).map((left) => left.key)).toEqual([keep.key]);
  });

  test("is undone when the transaction rolls back", async () => {
    await enqueue(job());
    const failing = inClinic(clinicId, "write", NOW, async (tx) => {
      await cancelJobs(tx, [messageJobKey(clinicId, messageId)]);
      throw new Error("the move failed");
    });
    await expect(failing).rejects.toThrow("the move failed");
    expect(await waiting()).toHaveLength(1);
  });
});

describe("the wall", () => {
  const refused = { code: "42501" };
  const call = (sql: string, values: unknown[], clinic: string | null = clinicId) =>
    asApp(clinic, (db) => db.query(sql, values), "commit");

  test.each([
    ["its payload names another clinic", (other: string) => job({ payload: { clinicId: other, messageId } })],
    ["its payload names no clinic", () => ({ ...job(), payload: { messageId } })],
    ["its key is another clinic's", (other: string) => job({ key: messageJobKey(other, messageId) })],
    ["it has no key", () => ({ ...job(), key: null })],
    ["its key only begins like the clinic's", () => job({ key: `${clinicId}x` })],
  ])("a job is refused when %s, and with it all that came in the same call", async (_, make) => {
    const other = (await aClinic()).clinicId;
    const jobs = JSON.stringify([job(), make(other)]);
    await expect(call("SELECT enqueue_jobs($1)", [jobs])).rejects.toMatchObject(refused);
    expect(await waiting()).toEqual([]);
  });

  test("no clinic cancels another's job", async () => {
    await enqueue(job());
    const other = (await aClinic()).clinicId;
    const keys = [[messageJobKey(clinicId, messageId)]];
    await expect(call("SELECT cancel_jobs($1)", keys, other)).rejects.toMatchObject(refused);
    expect(await waiting()).toHaveLength(1);
  });

  test("nothing is enqueued or cancelled where no clinic is set", async () => {
    await expect(call("SELECT enqueue_jobs($1)", [JSON.stringify([job()])], null)).rejects.toMatchObject(refused);
    await expect(call("SELECT cancel_jobs('{}')", [], null)).rejects.toMatchObject(refused);
  });

  test("the app neither reads nor writes the worker's tables by itself", async () => {
    const reading = call("SELECT 1 FROM graphile_worker._private_jobs", []);
    await expect(reading).rejects.toMatchObject(refused);
    const adding = call("SELECT graphile_worker.add_job('send-message')", []);
    await expect(adding).rejects.toMatchObject(refused);
  });
});
