// Does the message log say who gets what, when, in which words, and what failed?
import { beforeEach, expect, test } from "vitest";
import { type AskedMessages, messagesPage } from "@/lib/web/messages-view";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aLocation, aRoom } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";

let clinic: WorkingClinic;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  await aBookedCourse(clinic);
});

const pageOf = async (asked: AskedMessages) => messagesPage(await clinic.asked("desk"), asked);

test("what is due comes soonest first, with its rule in words and the location's time", async () => {
  const { rows, part, lead } = await pageOf({});
  expect(part).toBe("due");
  expect(lead).toBe("Times are those of the visit's own location.");
  expect(rows.length).toBeGreaterThan(5);
  expect(rows[0]).toMatchObject({ client: "Amara Diallo", channelWord: "E-mail", text: null, isFailed: false });
  for (const { when, what } of rows) {
    expect(when).toMatch(/^due \w{3} \d+ \w{3}( \d{4})?, \d\d:\d\d$/);
    expect(what).toMatch(/^[A-Z][a-z]/);
  }
});

test("the text of a due message is written for the one that is opened, and only for that", async () => {
  const { rows } = await pageOf({});
  const opened = await pageOf({ part: "due", open: rows[1]?.id ?? "" });
  expect(opened.rows.filter(({ text }) => text !== null)).toHaveLength(1);
  expect(opened.rows[1]?.text).toMatchObject({
    note: "As it would go out now",
    body: expect.stringMatching(/^Hello Amara/),
  });
  expect(opened.rows[1]?.textHref).toBe("/desk/messages?part=due");
});

test("what was sent keeps its text and where it went", async () => {
  await rowsOf(
    `UPDATE "Message" SET status = 'sent', "sentAt" = '2026-11-24T09:00:00Z', "sentTo" = 'amara@mail.example', subject = 'Hi', body = 'Hello Amara'
     WHERE id = (SELECT id FROM "Message" ORDER BY "dueAt", id LIMIT 1)`,
  );
  const { rows } = await pageOf({ part: "sent" });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    when: "sent Tue 24 Nov, 09:00",
    to: "to amara@mail.example",
    text: { note: null, subject: "Hi", body: "Hello Amara" },
    textHref: null,
  });
});

test("what failed says why, and what came too late says that", async () => {
  await rowsOf(
    `UPDATE "Message" SET status = 'failed', failure = 'mailbox full' WHERE id = (SELECT id FROM "Message" ORDER BY "dueAt", id LIMIT 1)`,
  );
  await rowsOf(
    `UPDATE "Message" SET status = 'expired' WHERE id = (SELECT id FROM "Message" WHERE status = 'due' ORDER BY "dueAt" DESC, id LIMIT 1)`,
  );
  const { rows } = await pageOf({ part: "failed" });
  expect(rows.map(({ failure }) => failure)).toEqual([
    "Why: mailbox full",
    "Its time had passed before it could go out.",
  ]);
});

test.each([
  ["died-while-sending", /^It broke off while it was being sent, so it may have arrived\./],
  ["died-each-time", /^Sending broke off five times\./],
])("a sender that died (%s) is told in a sentence that says what to do", async (failure, sentence) => {
  await rowsOf(
    `UPDATE "Message" SET status = 'failed', failure = $1 WHERE id = (SELECT id FROM "Message" ORDER BY "dueAt", id LIMIT 1)`,
    [failure],
  );
  expect((await pageOf({ part: "failed" })).rows[0]?.failure).toMatch(sentence);
});

test("where the clinic has several zones each message has the time of its own visit's place, and names it", async () => {
  const { locationId } = await aLocation(clinic, { name: "Battery Park", timeZone: "America/New_York", position: 2 });
  const { clientId } = await aClient(clinic, { givenName: "Nora", emailKey: "nora@mail.example" });
  const { clinicId, clinicianIds } = clinic;
  const at = { clinicId, locationId, timeZone: "America/New_York" };
  const { roomId } = await aRoom(at, { name: "Room 9" });
  const { appointmentId } = await anAppointment(
    { ...at, clientId, clinicianId: clinicianIds[0] ?? "", roomId, deviceId: null },
    { startsAt: "2026-11-30T20:00:00Z" },
  );
  await rowsOf(
    `INSERT INTO "Message" ("clinicId", id, "clientId", "appointmentId", rule, occurrence, channel, "dedupeKey", status, "dueAt", "validUntil", "createdAt")
     VALUES ($1, gen_random_uuid(), $2, $3, 'reminder', 1, 'email', 'x', 'due', '2026-11-24T12:00:00Z', '2026-11-30T20:00:00Z', now())`,
    [clinicId, clientId, appointmentId],
  );
  const { rows } = await pageOf({});
  expect(rows.find(({ client }) => client.startsWith("Nora"))?.when).toBe("due Tue 24 Nov, 07:00 (EST)");
  expect(rows.find(({ client }) => client.startsWith("Amara"))?.when).toMatch(/ \(GMT\)$/);
});

test("an empty part says what will show there, and a page beyond the end is empty", async () => {
  expect(await pageOf({ part: "failed" })).toMatchObject({ rows: [], empty: { title: "Everything went out" } });
  expect(await pageOf({ part: "due", page: "40" })).toMatchObject({ rows: [], pages: { after: null } });
});

test("nonsense in the address means the first page of what is due", async () => {
  const { part, pages } = await pageOf({ part: "everything", page: "-3", open: "x" });
  expect(part).toBe("due");
  expect(pages.before).toBeNull();
});

test("a client may not read the log", async () => {
  await expect(messagesPage(await clinic.asked("client"), {})).rejects.toMatchObject({ code: "not-allowed" });
});

test("what was only written to the log says so, and is not an address", async () => {
  await rowsOf(
    `UPDATE "Message" SET status = 'sent', "sentAt" = now(), "sentTo" = 'log:amara@example.com', body = 'Hello Amara'
     WHERE id = (SELECT id FROM "Message" WHERE status = 'due' ORDER BY id LIMIT 1) RETURNING id`,
  );
  const { rows } = await pageOf({ part: "sent" });
  expect(rows[0]?.to).toBe("written to the log for amara@example.com");
});
