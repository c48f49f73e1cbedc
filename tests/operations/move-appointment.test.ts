// How does one appointment come to another place, without breaking its plan?
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { findPlaces } from "@/lib/operations/find-places";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { confirmAppointment, stepAppointment } from "@/lib/operations/step-appointment";
import type { Slot } from "@/lib/scheduling/types";
import { aBookedCourse, type BookedVisit, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { anAppointment } from "../support/builders/appointment";

const DAY = 1440;
const later = (slot: Slot, days: number): Slot => ({ ...slot, start: slot.start + days * DAY });

function visit(visits: BookedVisit[], number: number): BookedVisit {
  const found = visits[number - 1];
  if (!found) throw new Error(`No visit ${number}`);
  return found;
}

async function revision(planId: string): Promise<number> {
  const [row] = await rowsOf<{ revision: number }>(`SELECT revision FROM "Plan" WHERE id = $1`, [planId]);
  return row?.revision ?? -1;
}

async function course(): Promise<{ clinic: WorkingClinic; planId: string; visits: BookedVisit[] }> {
  const clinic = await aWorkingClinic();
  return { clinic, ...(await aBookedCourse(clinic)) };
}

describe("moving one appointment", () => {
  test("inside its window nothing else moves, and its messages move with it", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    const slot = later(second.slot, 1);
    const moved = await moveAppointment(await clinic.asked("desk"), {
      appointmentId: second.appointmentId,
      revision: 0,
      slot,
      scope: "this",
    });
    expect(moved.map(({ appointmentId }) => appointmentId)).toEqual([second.appointmentId]);
    const now = await bookedVisits(planId);
    expect(now.map(({ on }) => on)).toEqual(["2026-11-24", "2026-12-29", "2027-02-01", "2027-03-08", "2027-09-04"]);
    const reminders = await rowsOf<{ on: string; status: string }>(
      `SELECT "onDate"::text AS on, status FROM "Message" WHERE "appointmentId" = $1 AND rule = 'reminder' ORDER BY "onDate"`,
      [second.appointmentId],
    );
    expect(reminders).toEqual([
      { on: "2026-12-28", status: "withdrawn" },
      { on: "2026-12-29", status: "due" },
    ]);
    expect(await rowsOf(`SELECT rule FROM "Message" WHERE rule = 'visit-moved'`)).toHaveLength(1);
    expect(await revision(planId)).toBe(1);
  });

  test("moved back it is what it was, with its first reminder due again", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    const desk = await clinic.asked("desk");
    const ask = { appointmentId: second.appointmentId, scope: "this" as const };
    await moveAppointment(desk, { ...ask, revision: 0, slot: later(second.slot, 1) });
    await moveAppointment(desk, { ...ask, revision: 1, slot: second.slot });
    expect(await bookedVisits(planId)).toEqual(visits);
    const due = await rowsOf<{ on: string }>(
      `SELECT "onDate"::text AS on FROM "Message" WHERE "appointmentId" = $1 AND rule = 'reminder' AND status = 'due'`,
      [second.appointmentId],
    );
    expect(due).toEqual([{ on: "2026-12-28" }]);
  });

  test("a day before the earliest is refused with that day, and nothing changes", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    const refused = moveAppointment(await clinic.asked("desk"), {
      appointmentId: second.appointmentId,
      revision: 0,
      slot: later(second.slot, -7),
      scope: "following",
    });
    await expect(refused).rejects.toMatchObject({ code: "gap-too-short", values: { earliest: "2026-12-22" } });
    expect(await bookedVisits(planId)).toEqual(visits);
    expect(await revision(planId)).toBe(0);
  });

  test("a clinician signs for an early day; the desk may not; nobody goes under the floor", async () => {
    const { clinic, visits } = await course();
    const second = visit(visits, 2);
    const input = {
      appointmentId: second.appointmentId,
      revision: 0,
      slot: later(second.slot, -7),
      scope: "following" as const,
      overrideReason: "Leaves the country",
    };
    await expect(moveAppointment(await clinic.asked("desk"), input)).rejects.toThrow(new Refusal("not-allowed"));
    const clinician = await clinic.asked("clinician");
    const under = moveAppointment(clinician, { ...input, slot: later(second.slot, -21) });
    await expect(under).rejects.toMatchObject({ code: "gap-under-floor" });
    await moveAppointment(clinician, input);
    expect(await rowsOf(`SELECT "gapDays", reason FROM "GapOverride"`)).toEqual([
      { gapDays: 27, reason: "Leaves the country" },
    ]);
  });

  test("when the next visit would come too soon it moves too, but only when that was agreed to", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    const input = { appointmentId: second.appointmentId, revision: 0, slot: later(second.slot, 8) };
    const desk = await clinic.asked("desk");
    await expect(moveAppointment(desk, { ...input, scope: "this" })).rejects.toThrow(new Refusal("plan-changed"));
    expect(await bookedVisits(planId)).toEqual(visits);
    const moved = await moveAppointment(desk, { ...input, scope: "following" });
    expect(moved.map(({ appointmentId }) => appointmentId)).toEqual([
      second.appointmentId,
      visit(visits, 3).appointmentId,
    ]);
    const now = await bookedVisits(planId);
    expect(now[3]?.on).toBe(visits[3]?.on);
  });

  test("a move on a plan that somebody changed meanwhile is refused, and nothing is half done", async () => {
    const { clinic, planId, visits } = await course();
    const desk = await clinic.asked("desk");
    const input = { appointmentId: visit(visits, 2).appointmentId, scope: "this" as const };
    await moveAppointment(desk, { ...input, revision: 0, slot: later(visit(visits, 2).slot, 1) });
    const before = await countRows("Message", "AuditEntry");
    const stale = moveAppointment(desk, { ...input, revision: 0, slot: later(visit(visits, 2).slot, 2) });
    await expect(stale).rejects.toThrow(new Refusal("plan-changed"));
    expect((await bookedVisits(planId))[1]?.on).toBe("2026-12-29");
    expect(await countRows("Message", "AuditEntry")).toEqual(before);
  });

  test("two desks that move two clients to one chair at once: one has it, the other is refused", async () => {
    const clinic = await aWorkingClinic();
    const courses: { planId: string; visits: BookedVisit[] }[] = [await aBookedCourse(clinic)];
    for (let index = 0; index < 3; index++) {
      const { clientId } = await aClient(clinic, { givenName: `Client ${index}`, email: null, emailKey: null });
      courses.push(await aBookedCourse(clinic, { clientId }));
    }
    const desk = await clinic.asked("desk");
    const chair = later(visit(courses[0]?.visits ?? [], 2).slot, 2);
    const ends = await Promise.allSettled(
      courses.map(({ visits }) =>
        moveAppointment(desk, {
          appointmentId: visit(visits, 2).appointmentId,
          revision: 0,
          slot: { ...chair, start: chair.start + 120 },
          scope: "this",
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const end of ends) {
      if (end.status === "rejected") {
        expect(["clinician-taken", "room-taken", "device-taken", "slot-taken"]).toContain(end.reason.code);
      }
    }
  });

  test("a move takes back the client's confirmation", async () => {
    const { clinic, planId, visits } = await course();
    const client = await clinic.asked("client");
    const second = visit(visits, 2);
    expect(await confirmAppointment(client, { appointmentId: second.appointmentId })).toEqual({ status: "confirmed" });
    const input = {
      appointmentId: second.appointmentId,
      revision: 1,
      slot: later(second.slot, 1),
      scope: "this" as const,
    };
    await moveAppointment(client, input);
    expect((await bookedVisits(planId))[1]?.status).toBe("booked");
  });
});

describe("what is no move", () => {
  test("to where it is already: nothing is written, said or taken back", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    await confirmAppointment(await clinic.asked("client"), { appointmentId: second.appointmentId });
    const before = await countRows("Message", "AuditEntry");
    const ask = { appointmentId: second.appointmentId, revision: 1, slot: second.slot, scope: "this" as const };
    expect(await moveAppointment(await clinic.asked("desk"), ask)).toEqual([]);
    expect(await countRows("Message", "AuditEntry")).toEqual(before);
    expect((await bookedVisits(planId))[1]?.status).toBe("confirmed");
  });

  test("a plan is moved only by who saw how it stands, and only while it is active", async () => {
    const { clinic, planId, visits } = await course();
    const second = visit(visits, 2);
    const ask = { appointmentId: second.appointmentId, slot: later(second.slot, 1), scope: "this" as const };
    const desk = await clinic.asked("desk");
    await expect(moveAppointment(desk, { ...ask, revision: null })).rejects.toThrow(new Refusal("plan-changed"));
    await rowsOf(
      `UPDATE "Plan" SET status = 'paused', "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Abroad' WHERE id = $1`,
      [planId],
    );
    await expect(moveAppointment(desk, { ...ask, revision: 0 })).rejects.toThrow(new Refusal("plan-not-active"));
    await expect(findPlaces(desk, ask)).rejects.toThrow(new Refusal("plan-not-active"));
  });
});

describe("a consultation", () => {
  async function consultation() {
    const clinic = await aWorkingClinic();
    const [clinicianId = "", roomId = ""] = [clinic.clinicianIds[0], clinic.roomIds[0]];
    const { appointmentId } = await anAppointment(
      { ...clinic, clinicianId, roomId, deviceId: null },
      { startsAt: "2026-11-24T14:00:00Z" },
    );
    const slot = { start: Date.parse("2026-11-24T15:00:00Z") / 60_000, clinicianId, roomId, deviceId: null };
    return { clinic, ask: { appointmentId, revision: null, slot, scope: "this" as const } };
  }

  test("is moved by the desk to any free time, and by a client not at all", async () => {
    const { clinic, ask } = await consultation();
    await expect(moveAppointment(await clinic.asked("client"), ask)).rejects.toThrow(new Refusal("not-found"));
    expect(await moveAppointment(await clinic.asked("desk"), ask)).toHaveLength(1);
  });

  test("that arrives while it is being moved stays arrived", async () => {
    const { clinic, ask } = await consultation();
    const desk = await clinic.asked("desk");
    const moves = [0, 15, 30].map((minutes) =>
      moveAppointment(desk, { ...ask, slot: { ...ask.slot, start: ask.slot.start + minutes } }),
    );
    const arrival = stepAppointment(desk, { appointmentId: ask.appointmentId, step: "arrive" });
    await Promise.allSettled([...moves, arrival]);
    const [row] = await rowsOf<{ status: string }>(`SELECT status FROM "Appointment" WHERE id = $1`, [
      ask.appointmentId,
    ]);
    const arrived = await arrival.then(
      () => true,
      () => false,
    );
    expect(row?.status === "arrived").toBe(arrived);
  });
});

describe("a client", () => {
  test("moves their own visit, and is refused inside the notice period with the number to call", async () => {
    const { clinic, visits } = await course();
    const second = visit(visits, 2);
    const ask = {
      appointmentId: second.appointmentId,
      revision: 0,
      slot: later(second.slot, 1),
      scope: "this" as const,
    };
    const hours = 3_600_000;
    const dayBefore = new Date(second.slot.start * 60_000 - 23 * hours);
    const soon = moveAppointment(await clinic.asked("client", dayBefore), ask);
    await expect(soon).rejects.toMatchObject({
      code: "too-late-to-move",
      values: { hours: 24, phone: "+442079460000" },
    });
  });

  test("does not reach somebody else's visit, nor one of another clinic", async () => {
    const { clinic, visits } = await course();
    const other = await aClient(clinic, { givenName: "Ravi", email: null, emailKey: null });
    const second = visit(visits, 2);
    const ask = {
      appointmentId: second.appointmentId,
      revision: 0,
      slot: later(second.slot, 1),
      scope: "this" as const,
    };
    const stranger = await clinic.asked("client", NOW, other.clientId);
    await expect(moveAppointment(stranger, ask)).rejects.toThrow(new Refusal("not-found"));
    await expect(findPlaces(stranger, ask)).rejects.toThrow(new Refusal("not-found"));
    const elsewhere = await aWorkingClinic();
    await expect(moveAppointment(await elsewhere.asked("owner"), ask)).rejects.toThrow(new Refusal("not-found"));
  });

  test("is offered other days, each inside the window, the best first", async () => {
    const { clinic, visits } = await course();
    const second = visit(visits, 2);
    const { places } = await findPlaces(await clinic.asked("client"), { appointmentId: second.appointmentId });
    expect(places.length).toBeGreaterThanOrEqual(3);
    for (const { on } of places) {
      expect(on >= "2026-12-22" && on <= "2027-01-05").toBe(true);
      expect(on).not.toBe(second.on);
    }
    expect(places[0]?.moves).toEqual([]);
  });
});
