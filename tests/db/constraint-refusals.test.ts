// Does a violated constraint come out of a transaction as the "no" that it stands for?
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { endClinicPool, inClinic, type Tx } from "@/lib/db/clinic-pool";
import { refusalOf, sqlState } from "@/lib/db/constraint-refusals";
import { toDbDate } from "@/lib/db/dates";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { aCourse, type Course } from "@/tests/support/builders";
import { anAppointment } from "@/tests/support/builders/appointment";
import { MADE_AT } from "@/tests/support/builders/insert";
import { owner } from "@/tests/support/database";

const NOW = new Date(MADE_AT);

/** What the product says when this constraint, or this trigger's function, refuses. */
const MEANS: Readonly<Record<string, RefusalCode>> = {
  appointment_clinician_free: "clinician-taken",
  appointment_room_free: "room-taken",
  appointment_device_free: "device-taken",
  appointment_client_free: "client-taken",
  appointment_one_per_visit: "plan-changed",
  appointment_gap_kept: "gap-too-short",
  appointment_gap_signed: "gap-too-short",
  appointment_step: "wrong-step",
  gap_override_floor_kept: "gap-under-floor",
  gap_override_reason_given: "reason-missing",
  plan_one_an_area: "plan-exists",
  membership_one_a_person: "already-exists",
};

let course: Course;
beforeEach(async () => {
  course = await aCourse();
});
afterAll(endClinicPool);

const book = <T>(work: (tx: Tx) => Promise<T>) => inClinic(course.clinicId, "book", NOW, work);

async function refusalFrom(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  return book(work).then(
    () => "no refusal",
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
}

/** Two bookings at the same time that share nothing; the second is the one to be changed. */
async function twoApart(): Promise<{ first: Course; where: { clinicId_id: { clinicId: string; id: string } } }> {
  await anAppointment(course);
  const { appointmentId } = await anAppointment(await aCourse({ at: course }));
  return { first: course, where: { clinicId_id: { clinicId: course.clinicId, id: appointmentId } } };
}

/** Sessions 1 and 2 of the plan on 1 December and 5 January; the second is the one to be changed. */
async function twoSessions(): Promise<{ where: { clinicId_id: { clinicId: string; id: string } } }> {
  const [one, two] = course.visits;
  await anAppointment(course, { visit: one, startsAt: "2026-12-01T10:00:00Z" });
  const { appointmentId } = await anAppointment(course, { visit: two, startsAt: "2027-01-05T10:00:00Z" });
  return { where: { clinicId_id: { clinicId: course.clinicId, id: appointmentId } } };
}

const override = (changes: { gapDays?: number; reason?: string }) => (tx: Tx) =>
  tx.gapOverride.create({
    data: {
      clinicId: course.clinicId,
      visitId: course.visits[1].visitId,
      kind: "signed",
      gapDays: 20,
      floorGapDays: 14,
      reason: "Leaves the country in May",
      signedBy: course.membershipId,
      signedAt: NOW,
      ...changes,
    },
  });

/** For each constraint, a write through the product's own client that violates it. */
const VIOLATIONS: Readonly<Record<string, () => Promise<(tx: Tx) => Promise<unknown>>>> = {
  appointment_clinician_free: async () => {
    const { first, where } = await twoApart();
    return (tx) => tx.appointment.update({ where, data: { clinicianId: first.clinicianId } });
  },
  appointment_room_free: async () => {
    const { first, where } = await twoApart();
    return (tx) => tx.appointment.update({ where, data: { roomId: first.roomId } });
  },
  appointment_device_free: async () => {
    const { first, where } = await twoApart();
    return (tx) => tx.appointment.update({ where, data: { deviceId: first.deviceId } });
  },
  appointment_client_free: async () => {
    const { first, where } = await twoApart();
    return (tx) => tx.appointment.update({ where, data: { clientId: first.clientId } });
  },
  appointment_one_per_visit: async () => {
    const visit = course.visits[1];
    const { appointmentId } = await anAppointment(course, { visit, status: "missed" });
    await anAppointment(course, { visit, startsAt: "2027-12-01T10:00:00Z" });
    return (tx) => tx.appointment.updateMany({ where: { id: appointmentId }, data: { status: "booked" } });
  },
  appointment_gap_kept: async () => {
    const { where } = await twoSessions();
    const data = { startsAt: new Date("2026-12-28T10:00:00Z"), onDate: toDbDate("2026-12-28") };
    return (tx) => tx.appointment.update({ where, data });
  },
  appointment_gap_signed: async () => {
    const { where } = await twoSessions();
    return (tx) => tx.appointment.update({ where, data: { gapDays: 20 } });
  },
  appointment_step: async () => {
    const { where } = await twoSessions();
    return (tx) => tx.appointment.update({ where, data: { status: "completed" } });
  },
  gap_override_floor_kept: async () => override({ gapDays: 13 }),
  gap_override_reason_given: async () => override({ reason: " " }),
  plan_one_an_area: async () => (tx) =>
    tx.plan.create({
      data: {
        clinicId: course.clinicId,
        clientId: course.clientId,
        locationId: course.locationId,
        protocolVersionId: course.protocolVersionId,
        area: "face",
        status: "active",
        preferences: {},
        createdAt: NOW,
        createdBy: course.membershipId,
      },
    }),
  membership_one_a_person: async () => async (tx) => {
    const { userId, name, email } = await tx.membership.findFirstOrThrow();
    await tx.membership.create({
      data: { clinicId: course.clinicId, userId, name, email, role: "desk", createdAt: NOW },
    });
  },
};

test.each(Object.entries(MEANS))("%s comes out as %s", async (constraint, code) => {
  const violate = await VIOLATIONS[constraint]?.();
  expect(violate, "there is a violation for each").toBeDefined();
  expect(await refusalFrom(violate ?? (() => Promise.resolve()))).toBe(code);
});

describe("raw statements", () => {
  test.each([
    ["an exclusion", "gap-too-short", `"startsAt" = '2026-12-02T10:00Z', "onDate" = '2026-12-02'`],
    ["a check", "gap-too-short", '"gapDays" = 20'],
    ["a trigger", "wrong-step", "status = 'completed'"],
  ])("%s comes out as %s", async (_, code, set) => {
    const { where } = await twoSessions();
    const statement = `UPDATE "Appointment" SET ${set} WHERE id = '${where.clinicId_id.id}'`;
    expect(await refusalFrom((tx) => tx.$executeRawUnsafe(statement))).toBe(code);
  });
});

test("nothing of a refused transaction stays", async () => {
  const { where } = await twoSessions();
  const refused = book(async (tx) => {
    await tx.plan.updateMany({ data: { revision: { increment: 1 } } });
    await tx.appointment.update({ where, data: { status: "completed" } });
  });
  await expect(refused).rejects.toBeInstanceOf(Refusal);
  const { rows } = await owner().query('SELECT revision FROM "Plan" WHERE id = $1', [course.planId]);
  expect(rows).toEqual([{ revision: 0 }]);
});

test('what stands for no expected "no" stays the error that it was', async () => {
  const [first] = course.visits;
  const lying = (tx: Tx) => tx.visit.updateMany({ where: { id: first.visitId }, data: { number: 0 } });
  const error = await refusalFrom(lying);
  expect(error).toBeInstanceOf(Error);
  expect(sqlState(error)).toBe("23514");
});

test("a key that is judged at COMMIT keeps its SQLSTATE", async () => {
  await anAppointment(course);
  const error = await refusalFrom((tx) => tx.location.updateMany({ data: { timeZone: "Europe/Athens" } }));
  expect(sqlState(error)).toBe("23503");
});

test.each([undefined, null, "23P01", new Error("on the way"), { cause: { originalCode: 23514 } }])(
  "%s is no violation",
  (error) => {
    expect(sqlState(error)).toBeUndefined();
    expect(refusalOf(error)).toBeUndefined();
  },
);

describe("the names of the database", () => {
  async function names(): Promise<string[]> {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT conname::text AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'i'
       UNION SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype`,
    );
    return rows.map((row) => row.name);
  }

  const violationOf = (name: string, originalCode = "23514") =>
    refusalOf({ cause: { originalCode, originalMessage: `conflicting row violates constraint "${name}"` } })?.code;

  test("those that stand for a refusal are in the catalogue, and no others stand for one", async () => {
    const meaning = (await names()).flatMap((name) => {
      const code = violationOf(name);
      return code === undefined ? [] : [[name, code] as const];
    });
    expect(Object.fromEntries(meaning)).toEqual(MEANS);
  });

  test("none of those is the start of another, so a shard's number behind it does no harm", async () => {
    const all = await names();
    for (const known of Object.keys(MEANS)) {
      expect(all.filter((name) => name !== known && name.startsWith(known))).toEqual([]);
      expect(violationOf(`${known}_103633`, "XX000")).toBe(MEANS[known]);
    }
  });
});
