// Does the page of a move say the truth about each place, and does a refusal come out whole?
import { beforeEach, expect, test } from "vitest";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { type AskedTimes, findTimes } from "@/lib/operations/find-times";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { addDays } from "@/lib/time";
import { moveHref } from "@/lib/web/move-screen";
import { moveView } from "@/lib/web/move-view";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { aBookedCourse, type BookedVisit } from "../support/a-booked-course";
import { aWorkingClinic, type WorkingClinic } from "../support/a-working-clinic";

let clinic: WorkingClinic;
let first: BookedVisit;
let second: BookedVisit;

beforeEach(async () => {
  clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const [one, two] = visits;
  if (!one || !two) throw new Error("The course has no second visit");
  [first, second] = [one, two];
});

async function viewOf(role: "desk" | "clinician", asked: Omit<AskedTimes, "appointmentId">) {
  const ctx = await clinic.asked(role);
  const found = await findTimes(ctx, { appointmentId: second.appointmentId, ...asked });
  const names = await ctx.read((tx) => loadPlaceNames(tx, clinic.clinicId));
  return moveView("en", second.appointmentId, found, names);
}

async function viewOfDay(role: "desk" | "clinician", days: number) {
  return viewOf(role, { on: addDays(first.on, days), pick: null });
}

test("the best days come with their gap and with what they move, none of them the day that it has", async () => {
  const { places, title, now, chosen } = await viewOf("desk", { on: null, pick: null });
  expect(title).toBe("Move session 2 of Amara Diallo");
  expect(now).toMatch(/^Now \w{3} \d+ \w{3}, \d\d:\d\d with Dr \w+, Room \d\.$/);
  expect(places.length).toBeGreaterThan(2);
  for (const { gap, movesText } of places) {
    expect(gap).toMatch(/^\d+ days after session 1, /);
    expect(movesText).toMatch(/^(Nothing else moves|\d later visits? moves? with it)$/);
  }
  expect(chosen).toBeNull();
});

test("a place that is chosen shows on the ribbon, with where the visit was", async () => {
  const { places } = await viewOf("desk", { on: null, pick: null });
  const pick = new URL(places[0]?.href ?? "", "http://localhost").searchParams;
  const {
    chosen,
    ribbon,
    places: again,
  } = await viewOf("desk", {
    on: null,
    pick: { start: Number(pick.get("at")), clinicianId: pick.get("with") ?? "" },
  });
  expect(again.filter(({ isPicked }) => isPicked)).toHaveLength(1);
  expect(chosen).toMatchObject({ when: places[0]?.when, refusal: null, needsReason: false, label: "Move session 2" });
  expect(chosen?.input).toMatchObject({ appointmentId: second.appointmentId, scope: "this" });
  expect(ribbon.visits.find(({ id }) => id === second.visitId)).toMatchObject({ was: second.on });
});

test("a day too early is refused to the desk with the first day that does", async () => {
  const { day } = await viewOfDay("desk", 21);
  expect(day?.verdict).toEqual({
    kind: "refused",
    sentence: "Session 2 can't be before Tue 22 Dec: the skin needs 28 days.",
  });
});

test("a day that is refused offers no times, but the first free place", async () => {
  const { day, places } = await viewOfDay("desk", 21);
  expect(day).toMatchObject({ heading: "Not possible on Tue 15 Dec", columns: [] });
  expect(day?.link?.label).toMatch(/^First free place: /);
  expect(places.map(({ when }) => `First free place: ${when}`)).toContain(day?.link?.label);
});

test("the first session's gap is none, and its sentence is whole", async () => {
  const ctx = await clinic.asked("desk");
  const names = await ctx.read((tx) => loadPlaceNames(tx, clinic.clinicId));
  const asked = { appointmentId: first.appointmentId, on: addDays(first.on, 9), pick: null };
  const { day } = moveView("en", first.appointmentId, await findTimes(ctx, asked), names);
  expect(day?.verdict?.sentence).toMatch(/^\d later visits? moves? with it\.$/);
});

test("a move from the record leads back to it", async () => {
  const ctx = await clinic.asked("desk");
  const names = await ctx.read((tx) => loadPlaceNames(tx, clinic.clinicId));
  const found = await findTimes(ctx, { appointmentId: second.appointmentId, on: null, pick: null });
  const { backHref, places } = moveView("en", second.appointmentId, found, names, "record");
  expect(backHref).toBe(`/clinic/clients/${clinic.clientId}`);
  expect(places[0]?.href).toMatch(/&from=record$/);
});

test("a clinician may sign for it, and the button says so", async () => {
  const { day } = await viewOfDay("clinician", 21);
  expect(day?.verdict?.kind).toBe("warning");
  const pick = new URL(day?.columns[0]?.times[0]?.href ?? "", "http://localhost").searchParams;
  const { chosen } = await viewOf("clinician", {
    on: null,
    pick: { start: Number(pick.get("at")), clinicianId: pick.get("with") ?? "" },
  });
  expect(chosen).toMatchObject({ needsReason: true, refusal: null, label: "Sign and move session 2" });
});

test("under the floor nobody may, and a day without places says what to do", async () => {
  const under = await viewOfDay("clinician", 7);
  expect(under.day?.verdict?.sentence).toMatch(
    /^Session 2 can't be on that day: under 14 days nobody may treat again\./,
  );
  const sunday = await viewOf("desk", { on: "2026-12-27", pick: null });
  expect(sunday.day).toMatchObject({ heading: "Nobody works on Sun 27 Dec.", columns: [] });
  expect(sunday.day?.link?.label).toBe("Go to Mon 28 Dec");
  const past = await viewOf("desk", { on: "2026-11-23", pick: null });
  expect(past.day?.heading).toBe("Mon 23 Nov has passed.");
  expect(past.day?.link?.label).toBe("Go to Tue 24 Nov");
  const beyond = await viewOf("desk", { on: "2030-01-01", pick: null });
  expect(beyond.day?.heading).toMatch(/^Tue 1 Jan 2030 is not open for booking yet\. Days up to .* are\.$/);
  expect(beyond.day?.link).toBeNull();
});

test("a start that is taken meanwhile is said to be", async () => {
  const { isTaken, chosen } = await viewOf("desk", {
    on: null,
    pick: { start: 1, clinicianId: second.slot.clinicianId },
  });
  expect(isTaken).toBe(true);
  expect(chosen).toBeNull();
});

test.each([
  ["gap-too-short", 21, "desk", /^Session 2 can't be before Tue 22 Dec: the skin needs 28 days\.$/],
  [
    "gap-under-floor",
    7,
    "desk",
    /^Session 2 can't be on that day: under 14 days nobody may treat again\. It fits from/,
  ],
  ["outside-window", 60, "desk", /^Session 2 fits from Tue 22 Dec to Tue 5 Jan\. Choose a day in between\.$/],
] as const)("what the move itself refuses as %s is the same whole sentence", async (code, days, role, sentence) => {
  const on = addDays(first.on, days);
  const ctx = await clinic.asked(role);
  const { facts, day } = await findTimes(ctx, { appointmentId: second.appointmentId, on, pick: null });
  const slot = day?.slots[0];
  if (!slot) throw new Error("The day has no free start");
  const input = { appointmentId: second.appointmentId, revision: facts.plan.revision, slot, scope: "this" as const };
  const no = await moveAppointment(ctx, input).catch((error: unknown) => error);
  if (!(no instanceof Refusal)) throw new Error("It was not refused");
  expect(no.code).toBe(code);
  expect(refusalSentence("en", no.code, no.values, facts.today)).toMatch(sentence);
});

test("the address holds the day and the choice", () => {
  expect(moveHref("a", "2026-12-01", { start: 5, clinicianId: "c" })).toBe("/desk/move/a?on=2026-12-01&at=5&with=c");
  expect(moveHref("a", null, null)).toBe("/desk/move/a");
});
