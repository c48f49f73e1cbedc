// Can two people take one chair? Overlaps of clinician, room, device and client, by SQL alone.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { aCourse, type Course } from "@/tests/support/builders";
import { anAppointment, appointmentRow, type Status } from "@/tests/support/builders/appointment";
import { insert, type Row } from "@/tests/support/builders/insert";
import { outcomeOf, underBookingLock } from "@/tests/support/builders/race";
import { owner, parallel } from "@/tests/support/database";

const RESOURCES = ["clinician", "room", "device", "client"] as const;
type Resource = (typeof RESOURCES)[number];

/** The parts of a visit as the builder makes it, in minutes after its start. */
const PART: Readonly<Record<Resource, { from: number; to: number }>> = {
  client: { from: 0, to: 60 },
  clinician: { from: 30, to: 60 },
  room: { from: 0, to: 70 },
  device: { from: 30, to: 70 },
};

let first: Course;
let second: Course;

beforeEach(async () => {
  first = await aCourse();
  second = await aCourse({ at: first });
});

/** Everything of the second course, but this one resource of the first. */
function sharing(resource: Resource): Course {
  const column = `${resource}Id` as const;
  return { ...second, [column]: first[column] };
}

const TEN = Date.UTC(2026, 11, 1, 10);
const minutesPastTen = (minutes: number): string => new Date(TEN + minutes * 60_000).toISOString();

const overlapOf = (resource: Resource) => ({ code: "23P01", constraint: `appointment_${resource}_free` });

describe.each(RESOURCES)("one %s", (resource) => {
  const { from, to } = PART[resource];

  test("is not taken twice at the same time", async () => {
    await anAppointment(first);
    await expect(anAppointment(sharing(resource))).rejects.toMatchObject(overlapOf(resource));
  });

  test.each([
    ["ends", to - from, to - from - 1],
    ["begins", from - to, from - to + 1],
  ])("is free at the minute at which its part %s, and not a minute nearer", async (_, touching, overlapping) => {
    await anAppointment(first);
    const next = sharing(resource);
    const nearer = anAppointment(next, { startsAt: minutesPastTen(overlapping) });
    await expect(nearer).rejects.toMatchObject(overlapOf(resource));
    await expect(anAppointment(next, { startsAt: minutesPastTen(touching) })).resolves.toBeDefined();
  });

  test.each<[Status, boolean]>([
    ["held", resource !== "client"],
    ["booked", true],
    ["confirmed", true],
    ["arrived", true],
    ["in_treatment", true],
    ["completed", true],
    ["missed", false],
    ["cancelled", false],
  ])("is taken by what is %s: %s", async (status, taken) => {
    await anAppointment(first, { status });
    const booking = anAppointment(sharing(resource));
    if (taken) await expect(booking).rejects.toMatchObject(overlapOf(resource));
    else await expect(booking).resolves.toBeDefined();
  });

  test("is not taken from a booking by a hold, but for the client, who may hold a second place", async () => {
    await anAppointment(first);
    const hold = anAppointment(sharing(resource), { status: "held" });
    if (resource === "client") await expect(hold).resolves.toBeDefined();
    else await expect(hold).rejects.toMatchObject(overlapOf(resource));
  });

  test("does not come back to a cancelled or missed booking that another has replaced", async () => {
    const { appointmentId } = await anAppointment(first, { status: "missed" });
    await anAppointment(sharing(resource));
    await expect(
      owner().query('UPDATE "Appointment" SET status = $2 WHERE id = $1', [appointmentId, "booked"]),
    ).rejects.toMatchObject(overlapOf(resource));
  });

  test("goes to one of twenty who insert at once", async () => {
    const rows = await twentyWishesFor(resource);
    const { won, lost } = outcomeOf(await parallel(20, (db, index) => insert("Appointment", rows[index] ?? {}, db)));
    expect(won).toBe(1);
    // Without the booking lock two may wait for each other: then Postgres ends one of them as a deadlock.
    expect((lost["23P01"] ?? 0) + (lost["40P01"] ?? 0)).toBe(19);
  }, 60_000);

  test("goes to one of twenty under the booking lock, and no other is a deadlock", async () => {
    const rows = await twentyWishesFor(resource);
    const ends = await parallel(20, (db, index) =>
      underBookingLock(db, first.clinicId, () => insert("Appointment", rows[index] ?? {}, db)),
    );
    expect(outcomeOf(ends)).toEqual({ won: 1, lost: { "23P01": 19 } });
  });
});

async function twentyCourses(): Promise<Course[]> {
  const courses: Course[] = [];
  while (courses.length < 20) courses.push(await aCourse({ at: first }));
  return courses;
}

/** Twenty bookings at the same minute that share nothing but this one resource. */
async function twentyWishesFor(resource: Resource): Promise<Row[]> {
  const column = `${resource}Id` as const;
  return (await twentyCourses()).map((course) => appointmentRow({ ...course, [column]: first[column] }));
}

test("a clinician needles one client while another one numbs", async () => {
  await anAppointment(first);
  const numbing = { ...second, clinicianId: first.clinicianId };
  await expect(anAppointment(numbing, { startsAt: minutesPastTen(30) })).resolves.toBeDefined();
});

test("a visit that needs no device takes none", async () => {
  await anAppointment({ ...first, deviceId: null });
  await anAppointment({ ...second, deviceId: null });
  const third = { ...(await aCourse({ at: first })), deviceId: first.deviceId };
  await expect(anAppointment(third)).resolves.toBeDefined();
});

test("the same minutes in another clinic are free", async () => {
  await anAppointment(first);
  await expect(anAppointment(await aCourse())).resolves.toBeDefined();
});

test.each([
  ["commits", "COMMIT", { won: 1, lost: { "23P01": 1 } }],
  ["rolls back", "ROLLBACK", { won: 2, lost: {} }],
])("who meets an open booking waits, and goes by whether it %s", async (_, end, outcome) => {
  const rows = [appointmentRow(first), appointmentRow(sharing("clinician"))];
  let inserted = (): void => {};
  const open = new Promise<void>((resolve) => {
    inserted = resolve;
  });
  const ends = await parallel(2, async (db, index) => {
    if (index === 0) {
      await db.query("BEGIN");
      await insert("Appointment", rows[0] ?? {}, db);
      inserted();
      await untilSomebodyWaits();
      await db.query(end);
    } else {
      await open;
      await insert("Appointment", rows[1] ?? {}, db);
    }
  });
  expect(outcomeOf(ends)).toEqual(outcome);
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await owner().query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
  }
}

test("two bookings swap their places in one UPDATE, and not row by row", async () => {
  const early = await anAppointment(first);
  const late = await anAppointment(
    { ...second, clinicianId: first.clinicianId, roomId: first.roomId },
    {
      startsAt: minutesPastTen(120),
    },
  );
  await expect(
    owner().query('UPDATE "Appointment" SET "startsAt" = $2 WHERE id = $1', [early.appointmentId, minutesPastTen(120)]),
  ).rejects.toMatchObject({ code: "23P01" });
  const swapped = await owner().query(
    `UPDATE "Appointment" a SET "startsAt" = m.at, "onDate" = m.day
     FROM unnest($1::uuid[], $2::timestamptz[], $3::date[]) AS m(id, at, day) WHERE a."clinicId" = $4 AND a.id = m.id`,
    [
      [early.appointmentId, late.appointmentId],
      [minutesPastTen(120), minutesPastTen(0)],
      ["2026-12-01", "2026-12-01"],
      first.clinicId,
    ],
  );
  expect(swapped.rowCount).toBe(2);
});

test("of twenty whole courses for one chair, their rows in mixed order, one is booked under the booking lock", async () => {
  const days = ["2026-12-01", "2027-01-05", "2027-02-09", "2027-03-16"];
  const courses = (await twentyCourses()).map((course) => ({ ...course, roomId: first.roomId }));
  const ends = await parallel(20, async (db, index) => {
    const course = courses[index] ?? first;
    const rows = days.map((day, at) =>
      appointmentRow(course, { startsAt: `${day}T10:00:00Z`, ...(course.visits[at] && { visit: course.visits[at] }) }),
    );
    const mixed = rows.map((_, at) => rows[(at + index) % rows.length] ?? {});
    await underBookingLock(db, first.clinicId, async () => {
      for (const row of mixed) await insert("Appointment", row, db);
    });
  });
  expect(outcomeOf(ends)).toEqual({ won: 1, lost: { "23P01": 19 } });
  const { rows } = await owner().query('SELECT count(*)::int AS booked FROM "Appointment"');
  expect(rows).toEqual([{ booked: 4 }]);
});

test("the database takes exactly the bookings that overlap no other, whatever their parts", async () => {
  const part = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 })).map(([from, length]) => ({
    from: from * 5,
    to: (from + length) * 5,
  }));
  const booking = fc.record({
    start: fc.integer({ min: 0, max: 30 }).map((slot) => slot * 5),
    held: fc.boolean(),
    clinician: fc.record({ who: fc.nat(1), part }),
    room: fc.record({ who: fc.nat(1), part }),
    device: fc.record({ who: fc.nat(1), part }),
    client: fc.record({ who: fc.nat(1), part }),
  });
  type Booking = typeof booking extends fc.Arbitrary<infer B> ? B : never;
  const clash = (a: Booking, b: Booking): boolean =>
    RESOURCES.some(
      (resource) =>
        a[resource].who === b[resource].who &&
        a.start + a[resource].part.from < b.start + b[resource].part.to &&
        b.start + b[resource].part.from < a.start + a[resource].part.to &&
        !(resource === "client" && (a.held || b.held)),
    );
  const who = [first, second] as const;

  await fc.assert(
    fc.asyncProperty(fc.array(booking, { minLength: 2, maxLength: 12 }), async (bookings) => {
      await owner().query('DELETE FROM "Appointment"');
      const taken: Booking[] = [];
      for (const wish of bookings) {
        const course = {
          ...first,
          clinicianId: who[wish.clinician.who === 0 ? 0 : 1].clinicianId,
          roomId: who[wish.room.who === 0 ? 0 : 1].roomId,
          deviceId: who[wish.device.who === 0 ? 0 : 1].deviceId,
          clientId: who[wish.client.who === 0 ? 0 : 1].clientId,
        };
        const parts = Object.fromEntries(
          RESOURCES.flatMap((resource) => [
            [`${resource}From`, wish[resource].part.from],
            [`${resource}To`, wish[resource].part.to],
          ]),
        );
        const accepted = await anAppointment(course, {
          ...parts,
          startsAt: minutesPastTen(wish.start),
          status: wish.held ? "held" : "booked",
        }).then(
          () => true,
          () => false,
        );
        expect(accepted).toBe(!taken.some((other) => clash(other, wish)));
        if (accepted) taken.push(wish);
      }
    }),
    { numRuns: 60, seed: 20261124 },
  );
});
