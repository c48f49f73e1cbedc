// With which questionnaire does a clinic begin that has none yet?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";

/** Keeps the standard one as the clinic's first version, by nobody; the caller holds the booking lock. Returns its id. */
export async function writeFirstQuestionnaire(tx: Tx, ctx: Context): Promise<string> {
  const id = uuid();
  await tx.questionnaireVersion.create({
    data: {
      clinicId: ctx.actor.clinicId,
      id,
      number: 1,
      body: STANDARD_QUESTIONNAIRE,
      createdAt: ctx.now,
      createdBy: null,
    },
  });
  return id;
}
