// What does the page read that edits the clinic's questionnaire?
import { may } from "@/lib/access/permissions";
import { loadLocations } from "@/lib/db/queries/days";
import { loadQuestionnaire } from "@/lib/db/queries/screenings";
import { CHOICES, OUTCOMES, type Questionnaire } from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { dateOf, fromDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { sayDay } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";
import { choiceName, questionName } from "@/lib/words/screening-words";

export type QuestionnairePage = {
  number: number;
  versionText: string;
  questionnaire: Questionnaire;
  mayEdit: boolean;
  /** What the catalogue calls each question, answer and outcome. */
  names: Readonly<Record<"questions" | "choices" | "outcomes" | "advice", Readonly<Record<string, string>>>>;
};

/** One read, two queries. */
export async function questionnairePage(ctx: PageContext): Promise<QuestionnairePage> {
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "questionnaire");
  const { version, home } = await readForPage(ctx, async (tx) => ({
    version: await loadQuestionnaire(tx, clinicId),
    home: (await loadLocations(tx, clinicId))[0],
  }));
  const timeZone = home?.timeZone ?? "UTC";
  const today = dateOf(fromDate(ctx.now), timeZone);
  const { number, questionnaire } = version ?? { number: 1, questionnaire: STANDARD_QUESTIONNAIRE };
  const named = (keys: readonly string[], nameOf: (key: string) => string) =>
    Object.fromEntries(keys.map((key) => [key, nameOf(key)]));
  return {
    number,
    versionText:
      version && number > 1
        ? say("versionLine", { number, day: sayDay(locale, dateOf(version.createdAt, timeZone), today) })
        : say("versionStandard", { number }),
    questionnaire,
    mayEdit: may(ctx.actor, "screening:decide"),
    names: {
      questions: named([...questionnaire.questions.map(({ key }) => key), "age", "skin-type"], (key) =>
        questionName(locale, { key }),
      ),
      choices: named(CHOICES, (key) => choiceName(locale, key)),
      outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, say(`outcome.${outcome}`)])),
      advice: Object.fromEntries(
        questionnaire.afterSession.map(({ key }) => [key, speaker(locale, "screening")(`adviceKind.${key}`)]),
      ),
    },
  };
}
