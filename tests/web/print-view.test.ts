// What does a plan say on paper?
import { expect, test } from "vitest";
import { clientPrintPage, staffPrintPage } from "@/lib/web/print-page";
import { aClientWithACourse, give } from "../support/a-client-with-a-course";
import { rowsOf } from "../support/a-working-clinic";
import { countQueries } from "../support/count-queries";

test("every visit with its day, time and length; what is not booked says when it is due, and who calls whom", async () => {
  const { clinic, planId, first } = await aClientWithACourse();
  await give(clinic, first);
  const { value: plan, queries } = await countQueries(async () => staffPrintPage(await clinic.asked("desk"), planId));
  expect(queries).toBeLessThanOrEqual(25);
  expect(plan.rows.map(({ title, isGiven }) => [title, isGiven])).toEqual([
    ["Session 1", true],
    ["Session 2", false],
    ["Session 3", false],
    ["Session 4", false],
    ["Touch-up 1", false],
    ["Touch-up 2", false],
  ]);
  expect(plan.rows[1]).toMatchObject({ day: "Mon 28 Dec", length: "60 min", open: null });
  expect(plan.rows[5]).toMatchObject({ day: null, time: null, length: null });
  expect(plan.rows[5]?.open).toMatch(/^due about .+ 2028: we will invite you$/);
  expect(plan.clientName).toBe("Amara Diallo");
  expect(plan.printedOn).toBe("Printed on Tue 24 Nov 2026");
  expect(plan.expected?.rows).toHaveLength(3);
  expect(JSON.stringify(plan)).not.toContain("\u0000");
});

test("care is told by time with what the clinic chose for sunscreen, and no sentence names a day that is another for each visit", async () => {
  const { clinic } = await aClientWithACourse();
  const client = await clinic.asked("client");
  const onPaper = async () => {
    const [plan] = await clientPrintPage(client);
    if (!plan) throw new Error("No plan");
    return plan;
  };
  const titles = ({ care }: Awaited<ReturnType<typeof onPaper>>) =>
    care.after.map(({ when, steps }) => [when, ...steps.map(({ title }) => title)]);
  const before = titles(await onPaper());
  expect(before[0]).toContain("No sunscreen yet");
  expect(before.find(([when]) => when === "24 hours to 14 days")).toContain("SPF 30+ before you go out");
  await rowsOf(`UPDATE "Clinic" SET "sunscreenStartHours" = 0`);
  const plan = await onPaper();
  expect(titles(plan).flat()).not.toContain("No sunscreen yet");
  expect(titles(plan).find(([when]) => when === "First 14 days")).toContain("SPF 30+ before you go out");
  const details = [...plan.care.before, ...plan.care.after].flatMap(({ steps }) =>
    steps.map(({ detail }) => detail ?? ""),
  );
  expect(details.filter((detail) => /until\s*[:.]?$/i.test(detail))).toEqual([]);
});

test("a client gets the plans that run, and never somebody else's", async () => {
  const { clinic, planId } = await aClientWithACourse();
  const client = await clinic.asked("client");
  expect((await clientPrintPage(client)).map((plan) => plan.planId)).toEqual([planId]);
  await rowsOf(
    `UPDATE "Plan" SET status = 'ended', "endedAt" = "createdAt", "endedBy" = "createdBy", "endReason" = 'Done' WHERE id = $1`,
    [planId],
  );
  expect(await clientPrintPage(client)).toEqual([]);
});

test("what holds for every visit stays on paper, also where a sentence beside it names a day", async () => {
  const { clinic } = await aClientWithACourse();
  const [plan] = await clientPrintPage(await clinic.asked("client"));
  const all = [...(plan?.care.before ?? []), ...(plan?.care.after ?? [])].flatMap(({ steps }) => steps);
  const detail = (key: string) => all.find((step) => step.key === key)?.detail ?? "";
  expect(detail("sunscreen-after")).toMatch(/^Mineral, every day\./);
  expect(detail("little-sun")).toContain("every two hours");
  expect(detail("sunscreen-before")).toContain("Broad-spectrum");
  expect(detail("no-waxing")).toBe("In the area.");
  expect(detail("pause-actives")).toMatch(/^Cosmetic ones\. Prescribed something\?/);
});
