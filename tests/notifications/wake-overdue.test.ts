// What becomes of messages that should have left, and did not?
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { contextFor } from "@/lib/db/context";
import { sweepMessages } from "@/lib/jobs/sweep-messages";
import { wakeOverdue } from "@/lib/notifications/wake-overdue";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { parallel } from "../support/database";

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

// A sweep that fails says so in the log.
beforeAll(() => {
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterAll(() => {
  vi.unstubAllEnvs();
});

/** A clinic whose announcement is due since NOW and has lost its wake-up. */
async function aLostMessage(): Promise<{ clinic: WorkingClinic; id: string }> {
  const clinic = await aWorkingClinic();
  await aBookedCourse(clinic);
  await rowsOf("DELETE FROM graphile_worker._private_jobs");
  const [row] = await rowsOf<{ id: string }>(
    `SELECT id FROM "Message" WHERE rule = 'course-booked' AND "clinicId" = $1`,
    [clinic.clinicId],
  );
  return { clinic, id: row?.id ?? "" };
}

const change = (id: string, changes: string) => rowsOf(`UPDATE "Message" SET ${changes} WHERE id = $1`, [id]);
const stateOf = async (id: string) =>
  (await rowsOf(`SELECT status, failure FROM "Message" WHERE id = $1`, [id]))[0] ?? {};
const wake = ({ clinicId }: WorkingClinic, at: Date) =>
  wakeOverdue(contextFor({ kind: "system", clinicId }, at), new Date(at.getTime() - 120_000));
const jobKeys = async () =>
  (await rowsOf<{ key: string }>("SELECT key FROM graphile_worker.jobs ORDER BY key")).map(({ key }) => key);

test("what lost its job gets one again, once", async () => {
  const { clinic, id } = await aLostMessage();
  await wake(clinic, after(1));
  expect(await jobKeys()).toEqual([]);
  await wake(clinic, after(3));
  await wake(clinic, after(4));
  expect(await jobKeys()).toEqual([`${clinic.clinicId}:message:${id}`]);
});

test("what died before the channel had it is due again after ten minutes", async () => {
  const { clinic, id } = await aLostMessage();
  await change(id, `status = 'sending', attempts = 1, "claimedAt" = '${NOW.toISOString()}'`);
  await wake(clinic, after(9));
  expect(await stateOf(id)).toEqual({ status: "sending", failure: null });
  await wake(clinic, after(11));
  expect(await stateOf(id)).toEqual({ status: "due", failure: null });
  expect(await jobKeys()).toHaveLength(1);
});

test("what died while the channel had it is never sent again", async () => {
  const { clinic, id } = await aLostMessage();
  await change(id, `status = 'sending', attempts = 1, "claimedAt" = '${NOW.toISOString()}', "sentTo" = 'a@b.example'`);
  await wake(clinic, after(11));
  expect(await stateOf(id)).toMatchObject({ status: "failed", failure: "died-while-sending" });
  expect(await jobKeys()).toEqual([]);
});

test("what died five times has failed, and what is of no use any more has expired", async () => {
  const { clinic, id } = await aLostMessage();
  await change(id, `status = 'sending', attempts = 5, "claimedAt" = '${NOW.toISOString()}'`);
  await wake(clinic, after(11));
  expect(await stateOf(id)).toMatchObject({ status: "failed" });
  await change(id, `status = 'due', attempts = 0, "validUntil" = '${after(20).toISOString()}'`);
  await wake(clinic, after(20));
  expect(await stateOf(id)).toMatchObject({ status: "expired" });
});

test("the sweep finds every clinic, and one that fails keeps no other waiting", async () => {
  const stuck = await aLostMessage();
  const other = await aLostMessage();
  await change(stuck.id, `status = 'sending', "claimedAt" = '${NOW.toISOString()}', "dueAt" = '2026-11-24T09:00:00Z'`);
  await parallel(1, async (db) => {
    await db.query("BEGIN");
    await db.query(`SELECT 1 FROM "Message" WHERE id = $1 FOR UPDATE`, [stuck.id]);
    await sweepMessages(after(11));
    await db.query("ROLLBACK");
  });
  const keyOf = ({ clinic, id }: typeof stuck) => `${clinic.clinicId}:message:${id}`;
  expect(await jobKeys()).toEqual([keyOf(other)]);
  await sweepMessages(after(11));
  expect(await jobKeys()).toEqual([keyOf(stuck), keyOf(other)].sort());
});
