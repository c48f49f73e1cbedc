// How is one due message claimed, worded and handed to its channel?
import { describe, expect, test } from "vitest";
import { contextFor } from "@/lib/db/context";
import { sweepMessages } from "@/lib/jobs/sweep-messages";
import { deliverMessage } from "@/lib/notifications/deliver";
import { scheduleReminders, wakeOverdue } from "@/lib/notifications/outbox";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { insert, nextId } from "../support/builders/insert";

type Row = {
  id: string;
  status: string;
  dueAt: Date;
  body: string | null;
  subject: string | null;
  sentTo: string | null;
};

const messages = (rule: string) =>
  rowsOf<Row>(`SELECT id, status, "dueAt", body, subject, "sentTo" FROM "Message" WHERE rule = $1 ORDER BY "dueAt"`, [
    rule,
  ]);
const system = (clinic: WorkingClinic, at: Date) => contextFor({ kind: "system", clinicId: clinic.clinicId }, at);

async function first(rule: string): Promise<Row> {
  const [row] = await messages(rule);
  if (!row) throw new Error(`No message ${rule}`);
  return row;
}

describe("sending", () => {
  test("a message that is due goes out once, with the client's first name, the clinic and the days, and into the log", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const { id } = await first("course-booked");
    await Promise.all([1, 2, 3].map(() => deliverMessage(system(clinic, NOW), id)));
    const sent = await first("course-booked");
    expect(sent).toMatchObject({
      status: "sent",
      subject: "Your visits at Harbour Skin",
      sentTo: "log:Amara@mail.example",
    });
    expect(sent.body).toContain("Hello Amara");
    expect(sent.body).toContain("Tue 24 Nov, 10:00");
    expect(sent.body).toContain("+442079460000");
    expect(await rowsOf(`SELECT attempts FROM "Message" WHERE id = $1`, [id])).toEqual([{ attempts: 1 }]);
  });

  test("no message names a treatment, an area or a diagnosis in its subject, and a text message nowhere", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    for (const rule of ["confirm", "reminder"]) {
      const { id, dueAt } = await first(rule);
      await deliverMessage(system(clinic, dueAt), id);
      const { subject, body } = await first(rule);
      expect(`${subject} ${body}`).not.toMatch(/needling|rejuvenation|face|scar|touch-up/i);
    }
  });

  test("before it is due nothing is sent", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const { id, dueAt } = await first("reminder");
    await deliverMessage(system(clinic, new Date(dueAt.getTime() - 60_000)), id);
    expect((await first("reminder")).status).toBe("due");
  });

  test("too late to be of use it is not sent any more", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const { id } = await first("reminder");
    await deliverMessage(system(clinic, new Date("2027-11-01T12:00:00Z")), id);
    expect((await first("reminder")).status).toBe("expired");
  });

  test("care goes out only for a visit that was given", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const { id, dueAt } = await first("care-day");
    await deliverMessage(system(clinic, dueAt), id);
    expect((await first("care-day")).status).toBe("withdrawn");

    const desk = await clinic.asked("desk");
    const appointmentId = visits[0]?.appointmentId ?? "";
    for (const step of ["arrive", "start", "complete"] as const) await stepAppointment(desk, { appointmentId, step });
    const again = await first("care-day");
    expect(again).toMatchObject({ id, status: "due" });
    await deliverMessage(system(clinic, dueAt), id);
    expect((await first("care-day")).status).toBe("sent");
  });
});

describe("the outbox", () => {
  test("brought in line twice, nothing more changes", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const ctx = system(clinic, NOW);
    const before = await rowsOf(`SELECT * FROM "Message" ORDER BY id`);
    await ctx.book((tx) => scheduleReminders(tx, ctx, clinic.clientId));
    expect(await rowsOf(`SELECT * FROM "Message" ORDER BY id`)).toEqual(before);
  });

  test("a client who withdrew consent for a channel is written to by the other, and by none at all when both are gone", async () => {
    const clinic = await aWorkingClinic();
    const withdraw = (channel: string) =>
      insert("ContactConsent", {
        clinicId: clinic.clinicId,
        id: nextId(),
        clientId: clinic.clientId,
        kind: "service",
        channel,
        given: false,
        how: "answered STOP",
        at: NOW.toISOString(),
      });
    await withdraw("sms");
    await aBookedCourse(clinic);
    const channels = await rowsOf(`SELECT DISTINCT channel FROM "Message" WHERE status = 'due'`);
    expect(channels).toEqual([{ channel: "email" }]);
    await withdraw("email");
    const ctx = system(clinic, NOW);
    await ctx.book((tx) => scheduleReminders(tx, ctx, clinic.clientId));
    expect(await rowsOf(`SELECT rule FROM "Message" WHERE status = 'due'`)).toEqual([{ rule: "course-booked" }]);
  });

  test("a booking that rolls back leaves no message and no wake-up", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const before = await countRows("Message");
    const jobs = () => rowsOf(`SELECT count(*)::int AS n FROM graphile_worker.jobs`);
    const jobsBefore = await jobs();
    const ctx = system(clinic, NOW);
    const failing = ctx.book(async (tx) => {
      await tx.appointment.updateMany({ where: { clinicId: clinic.clinicId }, data: { status: "cancelled" } });
      await scheduleReminders(tx, ctx, clinic.clientId);
      throw new Error("the process died here");
    });
    await expect(failing).rejects.toThrow("the process died here");
    expect(await countRows("Message")).toEqual(before);
    expect(await jobs()).toEqual(jobsBefore);
  });

  test("the sweep wakes what lost its job, and what died while it was being sent", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    await rowsOf("DELETE FROM graphile_worker._private_jobs");
    const { id } = await first("course-booked");
    const late = new Date(NOW.getTime() + 3 * 60_000);
    await rowsOf(`UPDATE "Message" SET status = 'sending', "claimedAt" = $2 WHERE id = $1`, [id, NOW]);
    await wakeOverdue(system(clinic, late), late);
    expect((await first("course-booked")).status).toBe("sending");
    const later = new Date(NOW.getTime() + 11 * 60_000);
    await wakeOverdue(system(clinic, later), later);
    expect((await first("course-booked")).status).toBe("due");
    const [job] = await rowsOf<{ key: string }>("SELECT key FROM graphile_worker.jobs");
    expect(job?.key).toBe(`${clinic.clinicId}:message:${id}`);
  });

  test("the sweep over all clinics finds those with something overdue", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    await rowsOf("DELETE FROM graphile_worker._private_jobs");
    await rowsOf(`UPDATE "Message" SET "dueAt" = now() - interval '1 hour' WHERE rule = 'course-booked'`);
    await sweepMessages();
    expect(await rowsOf(`SELECT task_identifier FROM graphile_worker.jobs`)).toContainEqual({
      task_identifier: "send-message",
    });
  });
});
