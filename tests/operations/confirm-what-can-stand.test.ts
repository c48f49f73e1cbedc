// Is nobody asked to confirm, or confirmed, where the visit can't take place?
import { expect, test } from "vitest";
import { contextFor } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { deliverMessage } from "@/lib/notifications/deliver";
import { confirmAppointment, stepAppointment } from "@/lib/operations/step-appointment";
import { addDays } from "@/lib/time";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";

async function secondWithItsClinicianAway() {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No second visit");
  const { clinicianId } = second.slot;
  await rowsOf(
    `INSERT INTO "HoursException" ("clinicId", id, "clinicianId", kind, "fromDate", "toDate", note)
     VALUES ($1, gen_random_uuid(), $2, 'leave', $3, $4, '')`,
    [clinic.clinicId, clinicianId, second.on, addDays(second.on, 3)],
  );
  return { clinic, second };
}

const confirmMessage = async (appointmentId: string) => {
  const [row] = await rowsOf<{ id: string; dueAt: Date; status: string }>(
    `SELECT id, "dueAt", status FROM "Message" WHERE "appointmentId" = $1 AND rule = 'confirm'`,
    [appointmentId],
  );
  if (!row) throw new Error("No message asks for it");
  return row;
};

const system = (clinic: WorkingClinic, now: Date) => contextFor({ kind: "system", clinicId: clinic.clinicId }, now);

test("staff hear what stands in its way, the client whom to call, and it stays unconfirmed", async () => {
  const { clinic, second } = await secondWithItsClinicianAway();
  const { appointmentId } = second;
  const until = addDays(second.on, 3);
  await expect(stepAppointment(await clinic.asked("desk"), { appointmentId, step: "confirm" })).rejects.toMatchObject({
    ...{ code: "cannot-stand", values: { audience: "staff", kind: "away", until } },
  });
  const asClient = await confirmAppointment(await clinic.asked("client"), { appointmentId }).catch((no: unknown) => no);
  expect(asClient).toBeInstanceOf(Refusal);
  expect(asClient).toMatchObject({ code: "cannot-stand", values: { audience: "client" } });
  expect(JSON.stringify(asClient)).not.toContain("away");
  expect(await rowsOf(`SELECT status FROM "Appointment" WHERE id = $1`, [appointmentId])).toEqual([
    { status: "booked" },
  ]);
});

test("nobody is asked to confirm it; one that can stand is asked for", async () => {
  const { clinic, second } = await secondWithItsClinicianAway();
  const { id, dueAt } = await confirmMessage(second.appointmentId);
  await deliverMessage(system(clinic, dueAt), id);
  expect((await confirmMessage(second.appointmentId)).status).toBe("withdrawn");

  await rowsOf(`DELETE FROM "HoursException"`);
  await rowsOf(`UPDATE "Message" SET status = 'due' WHERE id = $1`, [id]);
  await deliverMessage(system(clinic, dueAt), id);
  expect((await confirmMessage(second.appointmentId)).status).toBe("sent");
});
