// What can be chosen in the plan builder, and what does it begin with?
import { beforeEach, describe, expect, test } from "vitest";
import { screenClient } from "@/lib/operations/screen-client";
import type { AddressParts } from "@/lib/schemas/series-address";
import { builderPage } from "@/lib/web/builder-page";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aLocation, aProtocol, aRoom, someHours } from "../support/builders";
import { insert, nextId } from "../support/builders/insert";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

let clinic: WorkingClinic;
/** A second location, where only Dr Lindqvist works. */
let hillId: string;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  const hill = await aLocation(clinic, { name: "Hill Road", position: 2 });
  hillId = hill.locationId;
  await aRoom(hill, { name: "Room 3", position: 3 });
  await someHours({ ...hill, clinicianId: clinic.clinicianIds[1] ?? "" });
});

async function opened(role: "desk" | "clinician" = "desk", address: AddressParts = {}) {
  const page = await builderPage(await clinic.asked(role), clinic.clientId, address);
  if (!page) throw new Error("There is no protocol");
  return page;
}

const addressOf = (more: AddressParts): AddressParts => ({
  protocol: clinic.protocolVersionId,
  sessions: "4",
  area: "face",
  location: clinic.locationId,
  ...more,
});
const namesAt = (page: Awaited<ReturnType<typeof opened>>, locationId: string) =>
  page.choices.clinicians.filter(({ locationIds }) => locationIds.includes(locationId)).map(({ label }) => label);

describe("the clinicians of a location", () => {
  test("are those who work there", async () => {
    const page = await opened();
    expect(namesAt(page, clinic.locationId)).toEqual(["Dr Okafor", "Dr Lindqvist"]);
    expect(namesAt(page, hillId)).toEqual(["Dr Lindqvist"]);
  });

  test("leave out hours that have ended, and count an extra day to come", async () => {
    await rowsOf(`UPDATE "WorkingHours" SET "validUntil" = '2026-11-23' WHERE "locationId" = $1`, [hillId]);
    const extra = { kind: "extra", fromMinute: 540, untilMinute: 1020, note: "" };
    await insert("HoursException", {
      ...{ clinicId: clinic.clinicId, id: nextId(), clinicianId: clinic.clinicianIds[0], locationId: hillId },
      ...{ ...extra, fromDate: "2027-01-05", toDate: "2027-01-05" },
    });
    expect(namesAt(await opened(), hillId)).toEqual(["Dr Okafor"]);
  });

  test("a wish for one who does not work there is dropped, and said", async () => {
    const clinician = clinic.clinicianIds[0] ?? "";
    const page = await opened("desk", addressOf({ location: hillId, clinician }));
    expect(page.input.preferences).toEqual({});
    expect(page.notice).toBe("Dr Okafor does not work in Hill Road. Anyone is preferred now.");
    const there = await opened("desk", addressOf({ clinician }));
    expect(there).toMatchObject({ input: { preferences: { clinicianId: clinician } }, notice: null });
  });

  test("one who left the clinic since the address was kept is no wish any more", async () => {
    const page = await opened("desk", addressOf({ clinician: clinic.clientId }));
    expect(page).toMatchObject({ input: { preferences: {} }, notice: null });
  });

  test("a clinician begins where they work, preferring themselves", async () => {
    expect((await opened("clinician")).input).toMatchObject({
      locationId: clinic.locationId,
      preferences: { clinicianId: clinic.clinicianIds[0] },
    });
    await rowsOf(`UPDATE "WorkingHours" SET "locationId" = $1 WHERE "clinicianId" = $2`, [
      hillId,
      clinic.clinicianIds[0],
    ]);
    expect((await opened("clinician")).input.locationId).toBe(hillId);
  });
});

test("an address that names an area which is not the protocol's begins with one that is", async () => {
  const { protocolVersionId } = await aProtocol(clinic, { ...STANDARD_PROTOCOL, key: "scalp" });
  const page = await opened("desk", addressOf({ protocol: protocolVersionId }));
  expect(page.input).toMatchObject({ protocolVersionId, area: "scalp" });
  expect(page.choices.protocols.find(({ value }) => value === protocolVersionId)?.areas).toEqual(["scalp"]);
});

test("how the screening stands is said before anything is placed", async () => {
  expect((await opened()).client.facts.at(-1)).toBe("Screening not asked yet");
  const answers = { pregnant: { choice: "yes" as const } };
  await screenClient(await clinic.asked("desk"), {
    clientId: clinic.clientId,
    questionnaire: 1,
    answers,
    moves: "look",
  });
  expect((await opened()).client.facts.at(-1)).toBe("Not to be treated, screening of Tue 24 Nov");
});
