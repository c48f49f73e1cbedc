// How is a visit given in a test the way a clinic does it: arrived, asked, treated, completed?
import type { Member } from "@/lib/access/actor";
import type { Context } from "@/lib/db/context";
import { screenClient } from "@/lib/operations/screen-client";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { rowsOf } from "./a-working-clinic";

type Asker = Context & { actor: Member };

/** All no, by the clinic's newest questionnaire. */
export async function askScreening(ctx: Asker, appointmentId: string): Promise<void> {
  const [row] = await rowsOf<{ clientId: string; number: number | null }>(
    `SELECT a."clientId", (SELECT max(number) FROM "QuestionnaireVersion" q WHERE q."clinicId" = a."clinicId") AS number
     FROM "Appointment" a WHERE a.id = $1`,
    [appointmentId],
  );
  if (!row) throw new Error("No such appointment");
  const { clientId, number } = row;
  await screenClient(ctx, { clientId, questionnaire: number ?? 1, answers: {}, moves: "later" });
}

export async function giveVisit(ctx: Asker, appointmentId: string): Promise<void> {
  await stepAppointment(ctx, { appointmentId, step: "arrive" });
  await askScreening(ctx, appointmentId);
  await stepAppointment(ctx, { appointmentId, step: "start" });
  await stepAppointment(ctx, { appointmentId, step: "complete" });
}
