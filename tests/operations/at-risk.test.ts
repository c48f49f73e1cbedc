// Does it show when what is booked can't stand: leave, a closure, a screening that defers?
import { describe, expect, test } from "vitest";
import { screenClient } from "@/lib/operations/screen-client";
import type { ScreenClientInput } from "@/lib/schemas/screening";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { clientList } from "@/lib/web/clients-page";
import { dayPage } from "@/lib/web/day-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, rowsOf } from "../support/a-working-clinic";

async function aCourse() {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No visits");
  return { clinic, second, desk: await clinic.asked("desk") };
}

const except = (clinicId: string, on: string, of: { clinicianId: string } | { locationId: string }) =>
  rowsOf(
    `INSERT INTO "HoursException" ("clinicId", id, "clinicianId", "locationId", kind, "fromDate", "toDate", note)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5::date, $5::date, 'away')`,
    [
      clinicId,
      "clinicianId" in of ? of.clinicianId : null,
      "locationId" in of ? of.locationId : null,
      "clinicianId" in of ? "leave" : "closure",
      on,
    ],
  );

describe("a booked session", () => {
  test("on a day of its clinician's leave is at risk: on the record, in the list of clients, on the board", async () => {
    const { clinic, second, desk } = await aCourse();
    expect((await clientList(desk, "")).rows[0]?.plans[0]).toMatchObject({
      standing: { state: "on-track" },
      riskText: null,
    });
    await except(clinic.clinicId, second.on, { clinicianId: second.slot.clinicianId });
    const away = expect.stringMatching(/^Its clinician is away until /);
    expect((await clientList(desk, "")).rows[0]?.plans[0]).toMatchObject({
      standing: { state: "at-risk" },
      riskText: away,
    });
    const page = await clientRecordPage(desk, clinic.clientId);
    expect(page.standing?.state).toBe("at-risk");
    expect(page.plans[0]?.visits.map(({ riskText }) => riskText)).toEqual([null, away, null, null, null, null]);
    const board = await dayPage(desk, { on: second.on, sel: second.appointmentId });
    expect(board.panel?.rows).toContainEqual(expect.objectContaining({ name: "At risk", value: away }));
  });

  test("on a day on which the location is closed is at risk; somebody else's leave is none", async () => {
    const { clinic, second, desk } = await aCourse();
    const other = clinic.clinicianIds.find((id) => id !== second.slot.clinicianId) ?? "";
    await except(clinic.clinicId, second.on, { clinicianId: other });
    expect((await clientRecordPage(desk, clinic.clientId)).standing?.state).toBe("on-track");
    await except(clinic.clinicId, second.on, { locationId: clinic.locationId });
    const page = await clientRecordPage(desk, clinic.clientId);
    expect(page.plans[0]?.visits[1]?.riskText).toMatch(/^The location is closed until /);
  });

  test("of a client whose screening blocks the treatment is at risk, until a clinician allows it", async () => {
    const { clinic, desk } = await aCourse();
    const answers = { keloid: { choice: "yes" } } as ScreenClientInput["answers"];
    await screenClient(desk, { clientId: clinic.clientId, questionnaire: 1, answers, moves: "later" });
    const [client] = (await clientList(desk, "")).rows;
    expect(client?.plans[0]).toMatchObject({
      standing: { state: "at-risk" },
      riskText: expect.stringMatching(/^The screening allows no treatment now/),
    });
  });
});
