// What did clients answer before a treatment, and what was decided on it?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import {
  type DecidedFinding,
  type DecidedScreening,
  type Decision,
  type DeferredDays,
  decided,
  deferredDays,
  hindranceIn,
  OUTCOMES,
  type Outcome,
  type Questionnaire,
  type ScreenedClient,
  type ScreeningAnswers,
  screen,
  type ToAsk,
  toAsk,
} from "@/lib/rules/screening";
import { answersSchema, questionnaireSchema } from "@/lib/schemas/screening";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

/** What a decision was on: it holds for later answers by the same version of the questionnaire as long as this is the same. */
type TakenDecision = { question: string; decision: Decision; versionId: string; given: string };

/** A client's newest answers, with all that it takes to judge them on any day. */
export type ScreeningRecord = {
  answerId: string;
  clientId: string;
  versionId: string;
  number: number;
  questionnaire: Questionnaire;
  answers: ScreeningAnswers;
  client: ScreenedClient;
  answeredOn: PlainDate;
  /** All decisions on this client's answers, the oldest first. */
  decisions: TakenDecision[];
};

type NewestRow = {
  id: string;
  clientId: string;
  versionId: string;
  number: number;
  body: unknown;
  answers: unknown;
  answeredOn: Date;
  bornOn: Date | null;
  skinType: number | null;
  decisions: { question: string; decision: string; versionId: string; given: unknown }[];
};

/** The newest answers of each of these clients; who was never asked is not in it. One query. */
export async function loadScreenings(
  tx: Tx,
  clinicId: string,
  clientIds: readonly string[],
): Promise<Map<string, ScreeningRecord>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<NewestRow[]>`
    SELECT DISTINCT ON (a."clientId")
      a.id, a."clientId", a."questionnaireVersionId" AS "versionId", q.number, q.body, a.answers, a."answeredOn",
      c."bornOn", c."skinType",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'question', d.question, 'decision', d.decision, 'versionId', b."questionnaireVersionId",
          'given', b.answers -> d.question) ORDER BY d."decidedAt", d.id), '[]')
       FROM "ScreeningAnswer" b
       JOIN "ScreeningDecision" d ON d."clinicId" = b."clinicId" AND d."answerId" = b.id
       WHERE b."clinicId" = a."clinicId" AND b."clientId" = a."clientId") AS decisions
    FROM "ScreeningAnswer" a
    JOIN "QuestionnaireVersion" q ON q."clinicId" = a."clinicId" AND q.id = a."questionnaireVersionId"
    JOIN "Client" c ON c."clinicId" = a."clinicId" AND c.id = a."clientId"
    WHERE a."clinicId" = ${clinicId}::uuid AND a."clientId" = ANY(${[...clientIds]}::uuid[])
    ORDER BY a."clientId", a."answeredAt" DESC, a.id DESC`;
  const bodies = new Map<string, Questionnaire>();
  const bodyOf = ({ versionId, body }: NewestRow) => {
    const known = bodies.get(versionId) ?? questionnaireSchema.parse(body);
    bodies.set(versionId, known);
    return known;
  };
  return new Map(
    rows.map((row) => [
      row.clientId,
      {
        answerId: row.id,
        clientId: row.clientId,
        versionId: row.versionId,
        number: row.number,
        questionnaire: bodyOf(row),
        answers: answersSchema.parse(row.answers),
        client: { bornOn: row.bornOn && fromDbDate(row.bornOn), skinType: row.skinType },
        answeredOn: fromDbDate(row.answeredOn),
        decisions: row.decisions.flatMap(({ question, decision, versionId, given }) =>
          decision === "allow" || decision === "refuse"
            ? [{ question, decision, versionId, given: writtenAnswer(given) }]
            : [],
        ),
      },
    ]),
  );
}

/** How the newest answers stand on a day: what they lead to, and what was decided on it. */
export function standingOf(record: ScreeningRecord, today: PlainDate): DecidedScreening {
  const { questionnaire, answers, client } = record;
  return decided(screen(questionnaire, answers, client, today), decisionsOn(record, record));
}

/** What keeps a treatment from starting: a finding, or that the client has to be asked first. */
export type TreatmentStop =
  | { kind: "found"; finding: DecidedFinding; questionnaire: Questionnaire }
  | { kind: "to-ask"; why: ToAsk };

/**
 * What keeps a treatment of this area from starting on `today`; null when nothing does. What was found counts before the
 * answers' age.
 *
 * @param record the client's newest answers; null for who was never asked
 */
export function treatmentStop(
  record: ScreeningRecord | null,
  { area, lastSessionOn }: { area: string; lastSessionOn: PlainDate | null },
  today: PlainDate,
): TreatmentStop | null {
  const finding = record && hindranceIn(standingOf(record, today), area);
  if (finding) return { kind: "found", finding, questionnaire: record.questionnaire };
  const why = toAsk(record && askedBy(record), lastSessionOn, today);
  return why && { kind: "to-ask", why };
}

/** When these answers were given, and for how many days they hold. */
export function askedBy({ answeredOn, questionnaire }: ScreeningRecord) {
  return { on: answeredOn, holdDays: questionnaire.holdDays };
}

/**
 * The decisions that hold for such answers, by question, the newest of each. One that was taken on earlier answers holds on
 * while the client answers that question the same, by the same version.
 */
export function decisionsOn(
  { decisions }: Pick<ScreeningRecord, "decisions">,
  { versionId, answers }: Pick<ScreeningRecord, "versionId" | "answers">,
): Map<string, Decision> {
  const holding = decisions.filter(
    (one) => one.versionId === versionId && one.given === writtenAnswer(answers[one.question]),
  );
  return new Map(holding.map(({ question, decision }) => [question, decision]));
}

/** One answer as text, whatever order its parts came in. */
function writtenAnswer(given: unknown): string {
  if (typeof given !== "object" || given === null) return "";
  return JSON.stringify(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The days on which each of these clients must not be treated because a screening defers it, from `today` on; who has none is
 * not in it. One query.
 */
export async function loadBarredDays(
  tx: Tx,
  clinicId: string,
  clientIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, DeferredDays[]>> {
  const records = await loadScreenings(tx, clinicId, clientIds);
  return new Map(
    [...records.values()].flatMap((record): [string, DeferredDays[]][] => {
      const days = deferredDays(standingOf(record, today), today);
      return days.length > 0 ? [[record.clientId, days]] : [];
    }),
  );
}

/** The day of each client's last session or touch-up that was given; who had none is not in it. One query. */
export async function loadLastSessions(
  tx: Tx,
  clinicId: string,
  clientIds: readonly string[],
): Promise<Map<string, PlainDate>> {
  const rows = await tx.appointment.groupBy({
    by: ["clientId"],
    where: { clinicId, clientId: { in: [...clientIds] }, status: "completed", planId: { not: null } },
    _max: { onDate: true },
  });
  return new Map(
    rows.flatMap(({ clientId, _max }): [string, PlainDate][] =>
      clientId !== null && _max.onDate !== null ? [[clientId, fromDbDate(_max.onDate)]] : [],
    ),
  );
}

export type QuestionnaireRecord = {
  id: string;
  number: number;
  questionnaire: Questionnaire;
  createdAt: Minute;
};

/** The clinic's newest questionnaire; null when it has none yet. One query. */
export async function loadQuestionnaire(tx: Tx, clinicId: string): Promise<QuestionnaireRecord | null> {
  const row = await tx.questionnaireVersion.findFirst({ where: { clinicId }, orderBy: { number: "desc" } });
  return (
    row && {
      id: row.id,
      number: row.number,
      questionnaire: questionnaireSchema.parse(row.body),
      createdAt: fromDate(row.createdAt),
    }
  );
}

export type ScreeningHistory = {
  id: string;
  number: number;
  questionnaire: Questionnaire;
  answers: ScreeningAnswers;
  outcome: Outcome;
  deferUntil: PlainDate | null;
  answeredOn: PlainDate;
  answeredBy: string;
  decisions: { question: string; decision: string; reason: string; decidedAt: Minute; decidedBy: string }[];
};

/** A client's answers of all time with the decisions on them, the newest first: five queries. */
export async function loadScreeningHistory(tx: Tx, clinicId: string, clientId: string): Promise<ScreeningHistory[]> {
  const rows = await tx.screeningAnswer.findMany({
    where: { clinicId, clientId },
    orderBy: [{ answeredAt: "desc" }, { id: "desc" }],
    include: {
      version: { select: { number: true, body: true } },
      answerer: { select: { name: true } },
      decisions: { orderBy: [{ decidedAt: "asc" }, { id: "asc" }], include: { decider: { select: { name: true } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.version.number,
    questionnaire: questionnaireSchema.parse(row.version.body),
    answers: answersSchema.parse(row.answers),
    outcome: OUTCOMES.find((one) => one === row.outcome) ?? "fine",
    deferUntil: row.deferUntil && fromDbDate(row.deferUntil),
    answeredOn: fromDbDate(row.answeredOn),
    answeredBy: row.answerer.name,
    decisions: row.decisions.map(({ question, decision, reason, decidedAt, decider }) => ({
      question,
      decision,
      reason,
      decidedAt: fromDate(decidedAt),
      decidedBy: decider.name,
    })),
  }));
}
