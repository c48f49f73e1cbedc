// A client whose course is booked, as their own pages show it.
import { STANDARD_CARE } from "@/lib/rules/care-timeline";
import { portalPage } from "@/lib/web/portal-page";
import { aBookedCourse } from "./a-booked-course";
import { aWorkingClinic, NOW, type WorkingClinic } from "./a-working-clinic";
import { aProtocol } from "./builders";
import { STANDARD_PROTOCOL } from "./builders/standard-protocol";
import { giveVisit } from "./give-a-visit";

export const DAY = 86_400_000;
export const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000);

export type Booked = Awaited<ReturnType<typeof aBookedCourse>>["visits"][number];

export async function aClientWithACourse() {
  const clinic = await aWorkingClinic();
  const { protocolVersionId } = await aProtocol(clinic, { ...STANDARD_PROTOCOL, careTimeline: STANDARD_CARE });
  const { planId, visits } = await aBookedCourse(clinic, { protocolVersionId });
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  return { clinic, planId, visits, first, second };
}

export const startOf = ({ slot }: Booked) => new Date(slot.start * 60_000);

export async function give(clinic: WorkingClinic, { appointmentId }: Booked, at = NOW): Promise<void> {
  const desk = await clinic.asked("desk", at);
  await giveVisit(desk, appointmentId);
}

export async function seen(clinic: WorkingClinic, at: Date) {
  return portalPage(await clinic.asked("client", at));
}
