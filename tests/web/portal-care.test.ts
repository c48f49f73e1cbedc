// Does a client read the care that holds now, in the order that protects their skin?
import { expect, test } from "vitest";
import { aBookedCourse } from "../support/a-booked-course";
import { aClientWithACourse, give, hoursBefore, seen, startOf } from "../support/a-client-with-a-course";
import { rowsOf } from "../support/a-working-clinic";

test("sunscreen begins when the clinic says, and care before the next visit is there in time", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const titles = async (at: Date) => (await seen(clinic, at)).care.today.map(({ title }) => title);
  const hourAfter = new Date(startOf(first).getTime() + 3_600_000);
  expect(await titles(hourAfter)).not.toContain("SPF 30+ before you go out");
  expect(await titles(hourAfter)).toContain("No sunscreen yet");
  await rowsOf(`UPDATE "Clinic" SET "sunscreenStartHours" = 0 WHERE id = $1`, [clinic.clinicId]);
  expect(await titles(hourAfter)).toContain("SPF 30+ before you go out");
  expect(await titles(hourAfter)).not.toContain("No sunscreen yet");
  expect(await titles(hoursBefore(startOf(second), 3 * 24))).toContain("Pause retinol, acids and scrubs");
});

test("what ends today says its hour, and what begins later says its day", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const { care } = await seen(clinic, new Date("2026-11-27T08:00:00Z"));
  expect(care.today.find(({ title }) => title.startsWith("No exercise"))?.detail).toMatch(/from today, \d\d:\d\d\.$/);
  expect(care.ahead.slice(0, 2).map(({ title }) => title)).toEqual([
    "Later today",
    expect.stringMatching(/^From (Sat|Sun|Mon|Tue) /),
  ]);
});

test("in the first three days after a visit what it forbids comes first, and none of it is folded away", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  await aBookedCourse(clinic, { area: "neck", firstOn: "2026-12-01" });
  const { care } = await seen(clinic, new Date(startOf(first).getTime() + 3_600_000));
  const kinds = care.today.map(({ kind }) => kind);
  const forbidden = care.today.filter(({ kind, about }) => kind === "avoid" && about?.startsWith("After"));
  expect(forbidden.length).toBeGreaterThan(5);
  expect(kinds.slice(0, forbidden.length).every((kind) => kind === "avoid")).toBe(true);
  expect(care.shown).toBeGreaterThanOrEqual(forbidden.length);
});

test("of two courses each line of care says whose it is", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  expect((await seen(clinic, new Date("2026-11-27T08:00:00Z"))).care.today.map(({ about }) => about)).toEqual(
    expect.not.arrayContaining([expect.any(String)]),
  );
  await aBookedCourse(clinic, { area: "neck", firstOn: "2026-12-01" });
  const { care } = await seen(clinic, new Date("2026-11-27T08:00:00Z"));
  expect(care.today.map(({ about }) => about)).toContain("After session 1 of Rejuvenation, face.");
});

test("what begins later today and what holds on a visit's morning only are both told ahead", async () => {
  const { clinic, first, second } = await aClientWithACourse();
  await give(clinic, first);
  const nextMorning = await seen(clinic, new Date("2026-11-25T07:00:00Z"));
  expect(nextMorning.care.ahead[0]?.title).toBe("Later today");
  expect(nextMorning.care.ahead[0]?.lines.map(({ title }) => title)).toContain("SPF 30+ before you go out");
  const { care } = await seen(clinic, hoursBefore(startOf(second), 5 * 24));
  expect(care.ahead.flatMap(({ lines }) => lines.map(({ title }) => title))).toContain(
    "No make-up: come with a clean face",
  );
});

test("what does not end at midnight says its hour", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const { care } = await seen(clinic, new Date("2026-11-25T08:00:00Z"));
  expect(care.today.find(({ title }) => title.startsWith("No exercise"))?.detail).toMatch(
    /from Fri 27 Nov, \d\d:\d\d\.$/,
  );
  expect(care.today.find(({ title }) => title.startsWith("No retinol"))?.detail).toMatch(/from Tue 1 Dec\.$/);
});
