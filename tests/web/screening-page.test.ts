// What does the screening page say of a block, and of who was never asked?
import { expect, test } from "vitest";
import { screenClient } from "@/lib/operations/screen-client";
import { screeningPage } from "@/lib/web/screening-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic } from "../support/a-working-clinic";

test("a block names what stays booked, since nothing falls away by itself", async () => {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const desk = await clinic.asked("desk");
  expect((await screeningPage(desk, clinic.clientId)).form.last).toEqual({ answers: null, label: "No to the rest" });
  const answers = { pregnant: { choice: "yes" as const } };
  await screenClient(desk, { clientId: clinic.clientId, questionnaire: 1, answers, moves: "look" });
  const { now, form } = await screeningPage(desk, clinic.clientId);
  const pregnant = now?.findings.find(({ question }) => question === "pregnant");
  expect(pregnant?.detail).toContain(`${visits.length} visits are still booked. Move, pause or end the plan`);
  expect(form.last).toMatchObject({ answers, label: "Nothing has changed since Tue 24 Nov" });
});
