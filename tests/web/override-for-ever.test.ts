// Does a signed override show wherever it must, for ever, and never to the client?
import { expect, test } from "vitest";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { auditPage } from "@/lib/web/audit-page";
import { clientRecordPage } from "@/lib/web/client-record-page";
import type { PageContext } from "@/lib/web/page";
import { portalPage } from "@/lib/web/portal-page";
import { staffPrintPage } from "@/lib/web/print-page";
import { reportsPage } from "@/lib/web/reports-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic } from "../support/a-working-clinic";

const REASON = "Leaves the country in January";

async function aSignedCourse() {
  const clinic = await aWorkingClinic();
  const { planId, visits } = await aBookedCourse(clinic);
  const second = visits[1];
  if (!second) throw new Error("No second session");
  const clinician: PageContext = await clinic.asked("clinician");
  const { appointmentId, slot } = second;
  const ask = { appointmentId, scope: "this" as const };
  const early = { ...slot, start: slot.start - 7 * 1440 };
  await moveAppointment(clinician, { ...ask, revision: 0, slot: early, overrideReason: REASON });
  const moveBack = () => moveAppointment(clinician, { ...ask, revision: 1, slot });
  return { clinic, clinician, planId, moveBack };
}

const secondVisit = async (ctx: PageContext, clientId: string) =>
  (await clientRecordPage(ctx, clientId)).plans[0]?.visits[1];

test("while the visit stands by it: on the plan, on paper, in the audit log and in the reports", async () => {
  const { clinic, clinician, planId } = await aSignedCourse();
  const visit = await secondVisit(clinician, clinic.clientId);
  expect(visit?.signedText).toContain(REASON);
  expect((await staffPrintPage(clinician, planId)).rows[1]?.note).toBe("Earlier than usual: your clinician decided");

  const { rows } = await auditPage(clinician, { kind: "signed" });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    act: "Signed for a day before the earliest",
    what: "Session 2, Rejuvenation, face",
    client: { name: "Amara Diallo" },
    why: REASON,
    isException: true,
    changes: [{ field: "Days after the visit before", before: null, after: "27 days" }],
  });

  const { exceptions, figures } = await reportsPage(clinician, {});
  expect(exceptions.rows).toHaveLength(1);
  expect(exceptions.rows[0]).toMatchObject({
    kind: "signed",
    gap: "27 days, 1 before the earliest (28)",
    reason: REASON,
    state: "stands, on Mon 21 Dec",
  });
  expect(figures.find(({ key }) => key === "signed")?.value).toBe("1");
});

test("after the visit has moved to a day that needs nobody's word, all the same", async () => {
  const { clinic, clinician, planId, moveBack } = await aSignedCourse();
  await moveBack();
  const visit = await secondVisit(clinician, clinic.clientId);
  expect(visit?.signedText).toBeNull();
  expect(visit?.notes.join()).toContain(REASON);
  expect((await staffPrintPage(clinician, planId)).rows[1]?.note).toBeNull();
  expect((await auditPage(clinician, { kind: "signed" })).rows[0]?.why).toBe(REASON);
  expect((await reportsPage(clinician, {})).exceptions.rows[0]).toMatchObject({
    reason: REASON,
    state: "its visit has moved or was cancelled since",
  });
});

test("the reason is not told to the client, neither while it holds nor later", async () => {
  const { clinic, clinician, planId, moveBack } = await aSignedCourse();
  const client = await clinic.asked("client");
  const said = async () => JSON.stringify([await portalPage(client), await staffPrintPage(clinician, planId)]);
  expect(await said()).not.toContain(REASON);
  await moveBack();
  expect(await said()).not.toContain(REASON);
});
