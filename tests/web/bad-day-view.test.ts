// What does the desk read of a bad day?
import { expect, test } from "vitest";
import { bookBadDay, solveBadDay } from "@/lib/web/bad-day-answers";
import { badDayAnswer, badDayPage } from "@/lib/web/bad-day-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic } from "../support/a-working-clinic";

async function anIllness() {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No visits");
  const asked = {
    what: `clinician.${second.slot.clinicianId}`,
    from: second.on,
    until: second.on,
    fromTime: "",
    untilTime: "",
    reason: "Ill",
  };
  return { desk: await clinic.asked("desk"), asked, second };
}

test("who is hit, where each goes, and the gap there, in words", async () => {
  const { desk, asked } = await anIllness();
  const answer = await badDayAnswer(desk, asked);
  if ("no" in answer) throw new Error(answer.no);
  const { screen } = answer;
  expect(screen).toMatchObject({
    title: "Dr Okafor is away, Mon 28 Dec",
    lead: "Ill. Nothing is saved yet.",
    isStored: false,
    bookLabel: "Book 1 move and tell 1 client",
    calls: [],
    empty: null,
  });
  expect(screen.counts.map(({ value, label }) => `${value} ${label}`)).toEqual([
    "1 visit hit",
    "1 has a new place",
    "0 to call",
  ]);
  expect(screen.rows[0]).toMatchObject({
    client: "Amara Diallo",
    visit: "Session 2 of 4",
    was: { day: "Mon 28 Dec" },
    place: { gap: expect.stringMatching(/^\d+ days after 1, /) },
  });
});

test("once it is booked it stands in the list, and who was left out is called from there", async () => {
  const { desk, asked, second } = await anIllness();
  const { asked: loss } = await badDayPage(desk, asked);
  if (typeof loss === "string") throw new Error(loss);
  const screen = await solveBadDay(desk, { loss, pinned: [], dropped: [second.appointmentId] });
  expect(screen.rows[0]).toMatchObject({ isIncluded: false, place: null });
  expect(screen.calls[0]).toMatchObject({ why: "Left out by you.", moveHref: null });
  expect(screen.bookLabel).toBe("Write it down");
  const done = await bookBadDay(desk, { loss, moves: [] });
  if (!("href" in done)) throw new Error("Not written");
  const page = await badDayPage(desk, { moved: "0", told: "0" });
  expect(page.done).toBe("It is written down. Nobody had to move.");
  expect(page.losses).toMatchObject([{ title: "Dr Okafor is away, Mon 28 Dec", reason: "Ill" }]);
  const stored = page.losses[0]?.id ?? "";
  const again = await solveBadDay(desk, { loss: { stored }, pinned: [], dropped: [] });
  expect(again.rows).toHaveLength(1);
  expect(again.counts.find(({ key }) => key === "call")?.value).toBe(1);
  expect(again.calls).toMatchObject([
    { moveHref: `/desk/move/${second.appointmentId}`, why: expect.stringMatching(/^A place is free: /) },
  ]);
});

test("what can't be asked is said in a sentence", async () => {
  const { desk, asked } = await anIllness();
  expect((await badDayPage(desk, { ...asked, until: "2026-12-01" })).asked).toBe("invalid");
  expect(await badDayAnswer(desk, { ...asked, from: "2026-11-20" })).toHaveProperty("no");
  expect((await badDayPage(desk, {})).asked).toBe("none");
});
