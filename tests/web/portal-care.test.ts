// Does a client read the care that holds now, in the order that protects their skin?
import { expect, test } from "vitest";
import { type CareStep, STANDARD_CARE } from "@/lib/rules/care-timeline";
import { aBookedCourse } from "../support/a-booked-course";
import { aClientWithACourse, give, hoursBefore, seen, startOf } from "../support/a-client-with-a-course";
import { rowsOf } from "../support/a-working-clinic";
import { aProtocol } from "../support/builders";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

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
  expect(care.ahead.slice(0, 2).map(({ title }) => title)).toEqual(["From Sat 28 Nov", "From Mon 30 Nov"]);
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
  const later = nextMorning.care.ahead[0]?.lines.map(({ title }) => title);
  expect(later).toContain("Gentle cleanser and moisturiser");
  // What the morning still forbids is not asked for on the same day: its own line says from when on.
  expect(later).not.toContain("SPF 30+ before you go out");
  const forbidden = nextMorning.care.today.find(({ title }) => title === "No sunscreen yet");
  expect(forbidden?.detail).toMatch(/^From today, \d\d:\d\d\./);
  expect(nextMorning.care.ahead[1]?.lines.map(({ title }) => title)).toContain("SPF 30+ before you go out");
  const { care } = await seen(clinic, hoursBefore(startOf(second), 5 * 24));
  expect(care.ahead.flatMap(({ lines }) => lines.map(({ title }) => title))).toContain(
    "No make-up: come with clean skin",
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

test("the clinic's own words win, and what is for staff stays with staff", async () => {
  const { clinic, first, planId } = await aClientWithACourse();
  await give(clinic, first);
  const words = { title: "No swimming pool", detail: "Dry land until {until}." };
  const careTimeline = STANDARD_CARE.map((step): CareStep => {
    if (step.key === "no-heat") return { ...step, key: "pool", words };
    return step.key === "no-alcohol-after" ? { ...step, audience: "staff" } : step;
  });
  const { protocolVersionId } = await aProtocol(clinic, { ...STANDARD_PROTOCOL, key: "own", careTimeline });
  await rowsOf(`UPDATE "Plan" SET "protocolVersionId" = $2 WHERE id = $1`, [planId, protocolVersionId]);
  const { today } = (await seen(clinic, new Date("2026-11-25T08:00:00Z"))).care;
  expect(today.find(({ title }) => title === "No swimming pool")?.detail).toMatch(
    /^Dry land until Fri 27 Nov, \d\d:\d\d\.$/,
  );
  expect(today.map(({ title }) => title)).not.toContain("No alcohol, no smoking");
});

test("two weeks after a visit the habits that keep the result are told apart", async () => {
  const { clinic, first } = await aClientWithACourse();
  await give(clinic, first);
  const { today } = (await seen(clinic, new Date("2026-12-10T12:00:00Z"))).care;
  expect(today.filter(({ isLasting }) => isLasting).map(({ title }) => title)).toEqual(
    expect.arrayContaining(["Sunscreen every day", "Shade around noon", "No smoking", "Sleep enough"]),
  );
  expect(today.filter(({ isLasting }) => !isLasting).map(({ title }) => title)).toContain(
    "No peel, laser or strong facial",
  );
});
