// Is what is next for a client told by the clock of the place where it is?
import { expect, test } from "vitest";
import { clientList } from "@/lib/web/clients-page";
import { aWorkingClinic, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aClinician, aLocation, aRoom } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";

async function aVisitInNewYork(clinic: WorkingClinic, startsAt: string): Promise<void> {
  const at = await aLocation(clinic, { name: "Battery Park", timeZone: "America/New_York", position: 2 });
  const { clientId } = await aClient(at, {
    givenName: "Nora",
    familyName: "Quist",
    emailKey: "nora@mail.example",
    searchKey: "nora quist",
  });
  const { clinicianId } = await aClinician(at, { name: "Dr Reyes", position: 3 });
  const { roomId } = await aRoom(at, { name: "Room 9" });
  await anAppointment({ ...at, clientId, clinicianId, roomId, deviceId: null }, { startsAt });
}

test("a visit this evening in New York is still next when it is tomorrow in London already", async () => {
  const clinic = await aWorkingClinic();
  await aVisitInNewYork(clinic, "2026-11-25T03:30:00Z");
  const rowAt = async (now: string) => {
    const desk = await clinic.asked("desk");
    const { rows } = await clientList({ ...desk, now: new Date(now) }, "quist");
    return rows[0]?.nextText;
  };
  expect(await rowAt("2026-11-25T02:00:00Z")).toBe("Tue 24 Nov");
  expect(await rowAt("2026-11-25T05:30:00Z")).toBeNull();
});
