// Can a consultation be moved, and is it said that nothing else hangs on it?
import { beforeEach, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { findConsultationTimes } from "@/lib/operations/find-consultation-times";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { movePage } from "@/lib/web/move-page";
import { aWorkingClinic, type WorkingClinic } from "../support/a-working-clinic";
import { anAppointment } from "../support/builders/appointment";

let clinic: WorkingClinic;
let appointmentId: string;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  const [clinicianId = "", roomId = ""] = [clinic.clinicianIds[0], clinic.roomIds[0]];
  const at = { ...clinic, clinicianId, roomId, deviceId: null };
  ({ appointmentId } = await anAppointment(at, { startsAt: "2026-11-26T14:00:00Z" }));
});

async function screenOf(asked: Parameters<typeof movePage>[2]) {
  const page = await movePage(await clinic.asked("desk"), appointmentId, asked);
  if (!page?.view) throw new Error("There is no page");
  return page.view;
}

test("its places are other days with its own clinician, at its own time of day", async () => {
  const { title, planTitle, ribbon, places } = await screenOf({});
  expect(title).toMatch(/^Move the consultation of /);
  expect([planTitle, ribbon]).toEqual(["Consultation", null]);
  expect(places).toHaveLength(6);
  for (const { when, who, movesText } of places) {
    expect(when).toMatch(/, 14:00$/);
    expect(when).not.toMatch(/^Thu 26 Nov/);
    expect(who).toMatch(/^Dr Okafor/);
    expect(movesText).toBe("Nothing else moves");
  }
});

test("a day shows its own clinician's times first, and a place that is chosen can be had", async () => {
  const { day } = await screenOf({ on: "2026-11-27" });
  expect(day?.columns.map(({ name }) => name)).toEqual(["Dr Okafor", "Dr Lindqvist"]);
  const pick = new URL(day?.columns[1]?.times[0]?.href ?? "", "http://localhost").searchParams;
  const asked = { on: "2026-11-27", at: pick.get("at") ?? "", with: pick.get("with") ?? "", from: "record" };
  const { chosen, backHref } = await screenOf(asked);
  expect(backHref).toBe(`/clinic/clients/${clinic.clientId}`);
  expect(chosen).toMatchObject({ label: "Move the consultation", refusal: null });
  if (!chosen?.input) throw new Error("It can't be had");
  const desk = await clinic.asked("desk");
  expect(await moveAppointment(desk, chosen.input)).toHaveLength(1);
  const { isTaken, chosen: again } = await screenOf(asked);
  expect([isTaken, again]).toEqual([true, null]);
});

test("a Sunday says that nobody works, and where to go instead", async () => {
  const { day } = await screenOf({ on: "2026-11-29" });
  expect(day).toMatchObject({
    heading: "Nobody works on Sun 29 Nov.",
    columns: [],
    link: { label: "Go to Mon 30 Nov" },
  });
});

test("one that is cancelled does not move, and another clinic's is not there", async () => {
  const elsewhere = await aWorkingClinic();
  const ask = { appointmentId, on: null, pick: null };
  await expect(findConsultationTimes(await elsewhere.asked("owner"), ask)).rejects.toThrow(new Refusal("not-found"));
  const desk = await clinic.asked("desk");
  await stepAppointment(desk, { appointmentId, step: "cancel", reason: "Has moved away" });
  await expect(findConsultationTimes(desk, ask)).rejects.toThrow(new Refusal("wrong-step"));
  expect(await movePage(desk, appointmentId, {})).toMatchObject({
    no: expect.stringMatching(/^The visit has moved on/),
  });
});
