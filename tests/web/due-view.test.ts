// How does it read to book what is due of a plan?
import { expect, test } from "vitest";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { previewDueVisits } from "@/lib/operations/book-due-visits";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { PreviewDueInput } from "@/lib/schemas/plan";
import { dueView } from "@/lib/web/due-view";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic } from "../support/a-working-clinic";
import { giveVisit } from "../support/give-a-visit";

/** Session 1 was given on Tue 24 Nov; session 2 was cancelled, and with `all` everything after it. */
async function courseWithoutSecond(all: boolean) {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const [first, second, ...rest] = visits;
  if (!first || !second) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  await giveVisit(desk, first.appointmentId);
  for (const { appointmentId } of all ? [second, ...rest] : [second]) {
    await stepAppointment(desk, { appointmentId, step: "cancel", reason: "Travels" });
  }
  return { planId, secondId: second.visitId, at: (day: string) => clinic.asked("desk", new Date(`${day}T08:00:00Z`)) };
}

type Course = Awaited<ReturnType<typeof courseWithoutSecond>>;

async function viewOf(course: Course, day: string, more: Partial<PreviewDueInput> = {}) {
  const ctx = await course.at(day);
  const input = { planId: course.planId, pins: [], unticked: [], ...more };
  const preview = await previewDueVisits(ctx, input);
  const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
  return dueView("en", { preview, input, names });
}

test("one visit is named on the button, with its gap and its reason", async () => {
  const view = await viewOf(await courseWithoutSecond(false), "2026-12-01");
  expect(view.summary).toBe("1 visit to book");
  expect(view.book?.label).toBe("Book session 2");
  expect(view.rows).toHaveLength(1);
  expect(view.rows[0]).toMatchObject({ title: "Session 2", gapText: "34 days after session 1" });
  expect(view.rows[0]?.why[0]).toMatch(/^28–42 days after session 1/);
  expect(view.book?.doneHref).toContain("visits=1&moved=0");
});

test("a late visit has its grade, and what moves for it says from where", async () => {
  const view = await viewOf(await courseWithoutSecond(false), "2027-01-12");
  expect(view.rows.map(({ title }) => title)).toEqual(["Session 2", "Session 3", "Session 4"]);
  expect(view.rows[0]).toMatchObject({ noteText: "a little late, day 49", noteTone: "risk", wasText: null });
  expect(view.rows[1]?.wasText).toMatch(/^moves from Mon 1 Feb|^moves from Tue 2 Feb/);
  expect(view.book?.label).toBe("Book 1 visit, move 2");
  const second = view.plan.ribbon.visits.find(({ number, phase }) => phase === "session" && number === 3);
  expect(second?.was).toMatch(/^2027-02-0[12]$/);
});

test("the other days of one visit are links that choose them, and a chosen one can be let go", async () => {
  const course = await courseWithoutSecond(false);
  const open = await viewOf(course, "2026-12-01", { changing: course.secondId });
  expect(open.rows[0]?.otherDays.length).toBeGreaterThan(2);
  expect(open.rows[0]?.otherDays[0]?.href).toContain(`pins=${course.secondId}`);
  const chosen = await viewOf(course, "2026-12-01", { pins: open.book?.input.seen ?? [] });
  expect(chosen.rows[0]).toMatchObject({ noteText: "chosen by hand" });
  expect(chosen.rows[0]?.release?.href).not.toContain("pins");
});

test("a place that is gone is let go of, and said", async () => {
  const course = await courseWithoutSecond(false);
  const seen = (await viewOf(course, "2026-12-01")).book?.input.seen ?? [];
  const pins = seen.map(({ visitId, slot }) => ({ visitId, slot: { ...slot, start: slot.start + 7 } }));
  const gone = await viewOf(course, "2026-12-01", { pins });
  expect(gone.dropped).toBe("A chosen place is not free any more. The best free place is shown instead.");
  expect(gone.book?.label).toBe("Book session 2");
});

test("what is left for later can be taken back", async () => {
  const course = await courseWithoutSecond(true);
  const all = await viewOf(course, "2026-12-01");
  const touchUp = all.rows.find(({ phase }) => phase === "touch_up");
  const view = await viewOf(course, "2026-12-01", { unticked: [touchUp?.id ?? ""] });
  expect(view.rows.at(-1)).toMatchObject({ title: "Touch-up 1", gapText: "Not booked now", timeText: null });
  expect(view.rows.at(-1)?.tick?.href).toBe(`/clinic/plans/${course.planId}/book`);
  const none = await viewOf(course, "2026-12-01", { unticked: all.rows.map(({ id }) => id) });
  expect(none).toMatchObject({ summary: "Not booked now", book: null, nothing: null });
});

test("past the protocol's last day there is nothing to press, and it says who decides", async () => {
  const view = await viewOf(await courseWithoutSecond(true), "2027-03-01");
  expect(view.book).toBeNull();
  expect(view.rows).toEqual([]);
  expect(view.problem).toMatchObject({ title: "Session 2 is past the protocol's last day, Tue 16 Feb." });
  expect(view.problem?.advice).toContain("signs to go on");
});
