// How does a clinic come to a newer questionnaire?
import { isDeepStrictEqual } from "node:util";
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadQuestionnaire } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import type { PublishQuestionnaireInput } from "@/lib/schemas/screening";
import { writeFirstQuestionnaire } from "./first-questionnaire";

/**
 * Publishes what is asked from now on. Answers keep the version that they were given by.
 *
 * @returns the number of the new version
 * @throws Refusal "questionnaire-changed" when somebody published meanwhile; nothing is written then
 * @throws Refusal "protocol-unchanged" when the newest version says the same
 */
export async function publishQuestionnaire(
  ctx: Context,
  { basedOn, body }: PublishQuestionnaireInput,
): Promise<{ number: number }> {
  authorize(ctx.actor, "screening:decide");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const { clinicId, membershipId } = actor;
  // The booking lock lets one after the other: of two who publish at once the second is refused.
  return ctx.book(async (tx) => {
    const newest = await loadQuestionnaire(tx, clinicId);
    if ((newest?.number ?? 1) !== basedOn) throw new Refusal("questionnaire-changed");
    if (isDeepStrictEqual(body, newest?.questionnaire ?? STANDARD_QUESTIONNAIRE)) {
      throw new Refusal("protocol-unchanged", { number: basedOn });
    }
    if (newest === null) await writeFirstQuestionnaire(tx, ctx);
    const id = uuid();
    const number = basedOn + 1;
    await tx.questionnaireVersion.create({
      data: { clinicId, id, number, body, createdAt: ctx.now, createdBy: membershipId },
    });
    await record(tx, ctx, "questionnaire.published", [{ type: "QuestionnaireVersion", id, after: { number } }]);
    return { number };
  });
}
