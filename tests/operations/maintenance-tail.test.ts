// Does maintenance go on by itself: booked inside the horizon, recalled beyond it, never while something is booked?
import { expect, test } from "vitest";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import type { PlainDate } from "@/lib/time";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { insert, nextId } from "../support/builders/insert";
import { giveVisit } from "../support/give-a-visit";

const on = (day: PlainDate) => new Date(`${day}T16:00:00Z`);

async function give(clinic: WorkingClinic, { appointmentId, on: day }: { appointmentId: string; on: PlainDate }) {
  const desk = { ...(await clinic.asked("desk")), now: on(day) };
  await giveVisit(desk, appointmentId);
  return desk;
}

const mayInvite = ({ clinicId, clientId }: WorkingClinic) =>
  insert("ContactConsent", {
    ...{ clinicId, id: nextId(), clientId, kind: "marketing", channel: "email", given: true, how: "asked" },
    at: NOW.toISOString(),
  });

const recalled = async () =>
  (
    await rowsOf<{ number: number }>(
      `SELECT DISTINCT v.number FROM "Message" m JOIN "Visit" v ON v.id = m."visitId" WHERE m.rule = 'recall' AND m.status = 'due'`,
    )
  ).map(({ number }) => number);

const touchUps = (planId: string) =>
  rowsOf<{ number: number; booked: boolean }>(
    `SELECT number, EXISTS (SELECT 1 FROM "Appointment" a WHERE a."visitId" = v.id AND a.counts) AS booked
     FROM "Visit" v WHERE "planId" = $1 AND phase = 'touch_up' ORDER BY position`,
    [planId],
  );

test("a touch-up inside the horizon is booked with the course, the one beyond it stays due", async () => {
  const clinic = await aWorkingClinic();
  const { planId } = await aBookedCourse(clinic);
  expect(await touchUps(planId)).toEqual([
    { number: 1, booked: true },
    { number: 2, booked: false },
  ]);
});

test("unticked it is recalled once the series is over, not any more once it is booked, and giving it adds the next", async () => {
  const clinic = await aWorkingClinic();
  await mayInvite(clinic);
  const { planId, visits } = await aBookedCourse(clinic, { unticked: [5] });
  expect(await touchUps(planId)).toEqual([
    { number: 1, booked: false },
    { number: 2, booked: false },
  ]);
  for (const visit of visits.slice(0, -1)) await give(clinic, visit);
  expect(await recalled()).toEqual([]);
  const last = visits.at(-1);
  if (!last) throw new Error("No visits");
  const desk = await give(clinic, last);
  expect(await recalled()).toEqual([1]);

  const preview = await previewDueVisits(desk, { planId, pins: [], unticked: [] });
  const seen = [...preview.toBook, ...preview.toMove].map(({ visitId, slot }) => ({ visitId, slot }));
  await bookDueVisits(desk, { planId, revision: preview.facts.plan.revision, seen, unticked: [] });
  expect(await recalled()).toEqual([]);

  const touchUp = (await bookedVisits(planId)).find(({ status }) => status === "booked");
  if (!touchUp) throw new Error("The touch-up is not booked");
  await give(clinic, touchUp);
  const after = await touchUps(planId);
  expect(after.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(await recalled()).toEqual(after[1]?.booked ? [] : [2]);
});
