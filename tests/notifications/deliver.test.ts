// How is one due message claimed, worded and handed to its channel?

import { describe, expect, test } from "vitest";
import { contextFor } from "@/lib/db/context";
import { deliverMessage } from "@/lib/notifications/deliver";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { loadMessageFacts, MESSAGE_RULES, renderMessage } from "@/lib/notifications/render-message";
import { renderOffer } from "@/lib/notifications/render-offer";
import { savePlan } from "@/lib/operations/save-plan";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { aBookedCourse, type BookedVisit } from "../support/a-booked-course";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { insert, nextId } from "../support/builders/insert";
import { giveVisit } from "../support/give-a-visit";

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

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function row(id: string): Promise<Row & { attempts: number; failure: string | null }> {
  const [found] = await rowsOf<Row & { attempts: number; failure: string | null }>(
    `SELECT * FROM "Message" WHERE id = $1`,
    [id],
  );
  if (!found) throw new Error(`No message ${id}`);
  return found;
}

const dueDays = async (rule: string) =>
  (await messages(rule)).filter(({ status }) => status === "due").map(({ dueAt }) => dueAt.toISOString().slice(0, 10));

/** A message that is due now, about a visit. */
async function aMessage(
  { clinicId, clientId }: WorkingClinic,
  visit: BookedVisit | undefined,
  { rule, channel = "email", validUntil = at(60) }: { rule: string; channel?: string; validUntil?: Date },
): Promise<string> {
  const id = nextId();
  await insert("Message", {
    clinicId,
    id,
    clientId,
    visitId: visit?.visitId,
    appointmentId: visit?.appointmentId,
    rule,
    occurrence: 1,
    channel,
    dedupeKey: id,
    status: "due",
    dueAt: NOW,
    validUntil,
    createdAt: NOW,
  });
  return id;
}

const takeBack = ({ clinicId, clientId }: WorkingClinic, channel: string) =>
  insert("ContactConsent", {
    clinicId,
    id: nextId(),
    clientId,
    kind: "service",
    channel,
    given: false,
    how: "answered STOP",
    at: NOW.toISOString(),
  });

const NAMES_TOO_MUCH = /needling|rejuvenation|face|scar|touch-up|acne|melasma/i;

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

  const told = MESSAGE_RULES.filter((rule) => rule !== "visit-moved" && rule !== "waitlist-offer");
  test.each(["email", "sms"])("no message by %s names a treatment, an area or a diagnosis", async (channel) => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const ctx = system(clinic, NOW);
    for (const rule of told) {
      const id = await aMessage(clinic, visits[1], { rule, channel });
      const facts = await ctx.read((tx) => loadMessageFacts(tx, clinic.clinicId, id, NOW));
      const { subject, body } = renderMessage(facts, NOW);
      expect(`${subject} ${body}`).not.toMatch(NAMES_TOO_MUCH);
      expect(body).toContain("+442079460000");
    }
  });

  test.each([true, false])("nor does an offer of the waitlist, signed in or not: %s", (canSignIn) => {
    const to = {
      givenName: "Amara",
      locale: "en",
      canSignIn,
      clinic: { name: "Harbour Skin", phone: "+442079460000" },
    };
    const place = { startsAt: NOW, timeZone: "Europe/London", location: "Bristol", expiresAt: NOW };
    const { subject, body } = renderOffer(to, place, NOW);
    expect(`${subject} ${body}`).not.toMatch(NAMES_TOO_MUCH);
    expect(body).toContain("+442079460000");
    expect(body.includes("portal")).toBe(canSignIn);
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

  test("at the end of its use it is not sent any more", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const id = await aMessage(clinic, visits[1], { rule: "prepare-14", validUntil: at(30) });
    await deliverMessage(system(clinic, at(30)), id);
    expect((await row(id)).status).toBe("expired");
  });

  test("what speaks of a visit to come is not sent once the visit begins", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const id = await aMessage(clinic, visits[0], { rule: "visit-moved", validUntil: at(600) });
    await rowsOf(`UPDATE "Appointment" SET status = 'cancelled' WHERE id <> $1`, [visits[0]?.appointmentId]);
    await deliverMessage(system(clinic, NOW), id);
    expect((await row(id)).status).toBe("withdrawn");
  });

  test("a client who took the consent back meanwhile is not written to", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const { id } = await first("course-booked");
    await takeBack(clinic, "email");
    await deliverMessage(system(clinic, NOW), id);
    expect((await row(id)).status).toBe("withdrawn");
  });

  test("what can't be worded is tried again later and later, then it has failed with its reason", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const id = await aMessage(clinic, visits[1], { rule: "no-such-rule", validUntil: at(3_000) });
    const waits: number[] = [];
    let now = NOW;
    for (let tries = 1; tries <= 5; tries++) {
      await deliverMessage(system(clinic, now), id);
      const { status, dueAt } = await row(id);
      if (status !== "due") break;
      waits.push((dueAt.getTime() - now.getTime()) / 60_000);
      await deliverMessage(system(clinic, now), id);
      now = dueAt;
    }
    expect(waits).toEqual([5, 30, 120, 360]);
    expect(await row(id)).toMatchObject({ status: "failed", attempts: 5, failure: "not-found" });
    const jobs = await rowsOf<{ key: string }>("SELECT key FROM graphile_worker.jobs WHERE key LIKE $1", [`%${id}`]);
    expect(jobs).toHaveLength(1);
  });

  test("it is not tried again past its use", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const id = await aMessage(clinic, visits[1], { rule: "no-such-rule", validUntil: at(5) });
    await deliverMessage(system(clinic, NOW), id);
    expect(await row(id)).toMatchObject({ status: "failed", attempts: 1 });
  });

  test("care goes out only for a visit that was given", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const { id, dueAt } = await first("care-day");
    await deliverMessage(system(clinic, dueAt), id);
    expect((await first("care-day")).status).toBe("withdrawn");

    const desk = await clinic.asked("desk");
    const appointmentId = visits[0]?.appointmentId ?? "";
    await giveVisit(desk, appointmentId);
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
    await takeBack(clinic, "sms");
    await aBookedCourse(clinic);
    const channels = await rowsOf(`SELECT DISTINCT channel FROM "Message" WHERE status = 'due'`);
    expect(channels).toEqual([{ channel: "email" }]);
    await takeBack(clinic, "email");
    const ctx = system(clinic, NOW);
    await ctx.book((tx) => scheduleReminders(tx, ctx, clinic.clientId));
    const { id } = await first("course-booked");
    await deliverMessage(ctx, id);
    expect(await rowsOf(`SELECT rule FROM "Message" WHERE status IN ('due', 'sending', 'sent')`)).toEqual([]);
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

  test("an overdue message lives as long as its visit's new time says, and goes on waiting", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const appointmentId = visits[1]?.appointmentId ?? "";
    const of = () =>
      rowsOf<Row & { validUntil: Date }>(
        `SELECT id, status, "dueAt", "validUntil" FROM "Message" WHERE rule = 'reminder' AND "appointmentId" = $1`,
        [appointmentId],
      );
    const [before] = await of();
    if (!before) throw new Error("No reminder");
    const startsAt = new Date(before.validUntil.getTime() - 30 * 60_000);
    await rowsOf(`UPDATE "Appointment" SET "startsAt" = $2 WHERE id = $1`, [appointmentId, startsAt]);
    const ctx = system(clinic, new Date(before.dueAt.getTime() + 60_000));
    await ctx.book((tx) => scheduleReminders(tx, ctx, clinic.clientId));
    expect(await of()).toMatchObject([{ id: before.id, status: "due", validUntil: startsAt }]);
  });

  test("a message that waits for its next try is left alone", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const { id, dueAt } = await first("reminder");
    const next = new Date(dueAt.getTime() + 30 * 60_000);
    await rowsOf(`UPDATE "Message" SET attempts = 2, "dueAt" = $2 WHERE id = $1`, [id, next]);
    const ctx = system(clinic, new Date(dueAt.getTime() + 60_000));
    await ctx.book((tx) => scheduleReminders(tx, ctx, clinic.clientId));
    expect(await row(id)).toMatchObject({ status: "due", attempts: 2, dueAt: next });
  });

  test("a plan that was saved and not booked is asked about 3 and 7 days later", async () => {
    const clinic = await aWorkingClinic();
    await savePlan(await clinic.asked("clinician"), {
      clientId: clinic.clientId,
      locationId: clinic.locationId,
      protocolVersionId: clinic.protocolVersionId,
      sessions: 3,
      area: "face",
      preferences: {},
      pins: [],
      unticked: [],
    });
    expect(await dueDays("next-due")).toEqual(["2026-11-27", "2026-12-01"]);
  });

  test("a client who missed the first session is asked 3 and 7 days later", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const evening = new Date("2026-11-24T18:00:00Z");
    const desk = await clinic.asked("desk", evening);
    await stepAppointment(desk, { appointmentId: visits[0]?.appointmentId ?? "", step: "miss" });
    expect(await dueDays("next-due")).toEqual(["2026-11-27", "2026-12-01"]);
  });
});
