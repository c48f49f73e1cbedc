// Is the desk told what has become of the visit it just changed, and does the record show all that is to come?
import { beforeEach, expect, test } from "vitest";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { dayPage } from "@/lib/web/day-page";
import { aBookedCourse, type BookedVisit } from "../support/a-booked-course";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { anAppointment } from "../support/builders/appointment";

let clinic: WorkingClinic;
let second: BookedVisit;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  const [, visit] = (await aBookedCourse(clinic)).visits;
  if (!visit) throw new Error("The course has no second visit");
  second = visit;
});

async function aConsultation(startsAt: string): Promise<string> {
  const [clinicianId = "", roomId = ""] = [clinic.clinicianIds[1], clinic.roomIds[1]];
  const { appointmentId } = await anAppointment({ ...clinic, clinicianId, roomId, deviceId: null }, { startsAt });
  return appointmentId;
}

test("of a move of several visits all are said, of a single one its time", async () => {
  const desk = await clinic.asked("desk");
  const [{ position } = { position: 0 }] = await rowsOf<{ position: number }>(
    `SELECT position FROM "Visit" WHERE id = $1`,
    [second.visitId],
  );
  const movedText = async (moved: string) =>
    (await dayPage(desk, { on: second.on, sel: second.appointmentId, moved })).panel?.movedText;
  expect(await movedText(`${position}`)).toMatch(
    /^Moved to \w{3} \d+ \w{3}, \d\d:\d\d\. The messages moved with it\.$/,
  );
  expect(await movedText(`${position}.${position + 1}`)).toMatch(
    /^2 visits moved: Session 2 to .*, \d\d:\d\d; Session 3 to .*, \d\d:\d\d\. The messages moved with them\.$/,
  );
  expect(await movedText("x.NaN.-1")).toMatch(/^Moved to /);
});

test("a visit that was cancelled is said to be, and can be booked again", async () => {
  const desk = await clinic.asked("desk");
  const asked = { on: second.on, sel: second.appointmentId };
  expect((await dayPage(desk, asked)).cancelled).toBeNull();
  await stepAppointment(desk, { appointmentId: second.appointmentId, step: "cancel", reason: "Has the flu" });
  const { cancelled, panel } = await dayPage(desk, asked);
  expect(panel).toBeNull();
  expect(cancelled?.sentence).toMatch(
    /^Session 2 of Amara Diallo, .* is cancelled\. The client gets one message; its reminders are withdrawn\.$/,
  );
  expect(cancelled?.again?.href).toMatch(/^\/clinic\/plans\/.*\/book$/);
  expect(cancelled?.record?.href).toBe(`/clinic/clients/${clinic.clientId}`);
});

test("a consultation that is cancelled is not due again, and nobody says so", async () => {
  const desk = await clinic.asked("desk");
  const sel = await aConsultation("2026-11-26T14:00:00Z");
  const asked = { on: "2026-11-26", sel };
  const { panel } = await dayPage(desk, asked);
  expect(panel?.moveHref).toBe(`/desk/move/${sel}`);
  expect(panel?.leaving.cancel.lead).not.toMatch(/due once more/);
  await stepAppointment(desk, { appointmentId: sel, step: "cancel", reason: "Has the flu" });
  expect((await dayPage(desk, asked)).cancelled).toMatchObject({
    sentence: expect.stringMatching(/^Consultation of /),
    again: null,
  });
});

test("an address that asks for the impossible shows today", async () => {
  const desk = await clinic.asked("desk");
  for (const asked of [{ on: "9999-12-31" }, { on: "0001-01-01" }, { sel: "bad" }, { location: "\u0000" }]) {
    expect((await dayPage(desk, asked)).day.on).toBe("2026-11-24");
  }
});

test("the record lists consultations to come, and stands as the worst of its plans", async () => {
  const desk = await clinic.asked("desk");
  const later = await aConsultation("2027-01-26T14:00:00Z");
  const sooner = await aConsultation("2026-11-26T14:00:00Z");
  await aConsultation("2026-11-23T14:00:00Z");
  const { toCome, standing } = await clientRecordPage(desk, clinic.clientId);
  expect(toCome.map(({ id }) => id)).toEqual([sooner, later]);
  expect(toCome[0]).toMatchObject({
    when: "Thu 26 Nov, 14:00",
    who: expect.stringMatching(/^Dr Lindqvist · /),
    moveHref: `/desk/move/${sooner}?from=record`,
    dayHref: `/desk?on=2026-11-26&location=${clinic.locationId}&sel=${sooner}`,
  });
  expect(standing?.state).toBe("on-track");
  await stepAppointment(desk, { appointmentId: second.appointmentId, step: "cancel", reason: "Has the flu" });
  expect((await clientRecordPage(desk, clinic.clientId)).standing?.state).not.toBe("on-track");
});

test("before it is cancelled, the visit is named as in a sentence, and whether the client is told", async () => {
  const desk = await clinic.asked("desk");
  const visit = (await dayPage(desk, { on: second.on, sel: second.appointmentId })).panel;
  expect(visit?.leaving.cancel.title).toBe("Cancel session 2 of Amara Diallo?");
  expect(visit?.leaving.cancel.lead).toMatch(/The client gets one message/);
  const sel = await aConsultation("2026-11-26T14:00:00Z");
  const { panel } = await dayPage(desk, { on: "2026-11-26", sel });
  expect(panel?.leaving.cancel.title).toMatch(/^Cancel the consultation of /);
});

test("in the panel a visit without a place is not marked like one that is booked", async () => {
  const desk = await clinic.asked("desk");
  const { panel } = await dayPage(desk, { on: second.on, sel: second.appointmentId });
  const tones = panel?.visits.map(({ tone }) => tone) ?? [];
  expect(tones.slice(0, 4)).toEqual(["booked", "booked", "booked", "booked"]);
  await stepAppointment(desk, { appointmentId: second.appointmentId, step: "cancel", reason: "Has the flu" });
  const [, , third] = panel?.visits ?? [];
  const rows = await rowsOf<{ id: string; on: string }>(
    `SELECT id, "onDate"::text AS on FROM "Appointment" WHERE "visitId" = $1`,
    [third?.id],
  );
  const after = (await dayPage(desk, { on: rows[0]?.on ?? "", sel: rows[0]?.id ?? "" })).panel;
  expect(after?.visits[1]?.tone).not.toBe("booked");
});
