// What have the demo clinic's clients answered before their sessions, and what was decided on it?
import { toDbDate } from "@/lib/db/dates";
import { type ScreeningAnswers, screen } from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { addDays, type PlainDate } from "@/lib/time";
import { addAudit } from "./audit";
import type { SeedAppointment } from "./rows";
import { momentOn, type World } from "./world";

const MINUTE = 60_000;
/** From this skin type on a clinician looks once. */
const REVIEWED_SKIN = STANDARD_QUESTIONNAIRE.skinType.reviewFrom;

type Asked = { clientId: string; on: PlainDate; at: Date; answers: ScreeningAnswers };

/**
 * The first questionnaire, and answers: of nearly all nothing speaks against a treatment. One client waits for a review before
 * a visit of the next days, one was sunburnt and has a visit on deferred days, and one tends to scars and was allowed.
 */
export function addScreenings(world: World): void {
  const { rows, newId, clinicId, staff, now, today } = world;
  const createdAt = rows.protocolVersions[0]?.createdAt ?? now;
  const versionId = newId(new Date(createdAt));
  const body = STANDARD_QUESTIONNAIRE;
  rows.questionnaires.push({ clinicId, id: versionId, number: 1, body, createdAt, createdBy: staff.owner });

  const yesterday = addDays(today, -1);
  const evening = momentOn(yesterday, 1050);
  const special = specialClients(world);
  const told = new Map<string, ScreeningAnswers>([
    [special.toReview, { diabetes: { choice: "controlled" } }],
    [special.deferred, { sunburn: { choice: "settled", on: addDays(today, -2) } }],
    [special.allowed, { keloid: { choice: "yes" } }],
  ]);
  for (const { id: clientId } of rows.clients) {
    if (clientId === undefined) continue;
    const asked = askedBefore(world, clientId);
    const answers = told.get(clientId);
    if (answers) asked.push({ clientId, on: yesterday, at: evening, answers });
    asked.forEach((one, index) => {
      addAnswers(world, one, versionId, { isFirst: index === 0, isAllowed: clientId === special.allowed });
    });
  }
}

/** The latest two sessions that were given, and one that is being given: asked ten minutes before each. */
function askedBefore({ rows, now }: World, clientId: string): Asked[] {
  const given = rows.appointments
    .filter(({ row, status }) => row.clientId === clientId && row.planId !== undefined && HERE.includes(status))
    .sort((a, b) => a.row.startsAt.getTime() - b.row.startsAt.getTime());
  return given.slice(-2).map(({ row, on }, index) => {
    const at = new Date(Math.min(row.startsAt.getTime() - 10 * MINUTE, now.getTime()));
    // A cosmetic serum now and then: fine to treat, with a pause before the next visit.
    const usesSerum = index === 1 && row.startsAt.getTime() % 7 === 0;
    return { clientId, on, at, answers: usesSerum ? { retinoid: { choice: "cosmetic" } } : {} };
  });
}

const HERE: readonly string[] = ["completed", "arrived", "in_treatment"] satisfies SeedAppointment["status"][];
const AHEAD: readonly string[] = ["booked", "confirmed"] satisfies SeedAppointment["status"][];

/** Clients of the first location with a visit of a plan in the next days, three different ones; none of them is there today. */
function specialClients({ rows, today, places }: World): Record<"toReview" | "deferred" | "allowed", string> {
  const next = new Map<string, PlainDate>();
  for (const { row, on, status } of rows.appointments) {
    if (row.planId === undefined || row.locationId !== places.bristol.id || !AHEAD.includes(status)) continue;
    const known = next.get(row.clientId);
    if (known === undefined || on < known) next.set(row.clientId, on);
  }
  const hereToday = new Set(rows.appointments.filter(({ on }) => on === today).map(({ row }) => row.clientId));
  const soonest = [...next]
    .filter(([id, on]) => on > today && !hereToday.has(id))
    .sort(([a, on], [b, then]) => order(on, then) || order(a, b));
  const [toReview = ""] = soonest[0] ?? [];
  const [deferred = ""] = soonest.find(([id, on]) => id !== toReview && on >= addDays(today, 3)) ?? [];
  const [allowed = ""] = soonest.findLast(([id]) => id !== toReview && id !== deferred) ?? [];
  return { toReview, deferred, allowed };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function addAnswers(
  world: World,
  { clientId, on, at, answers }: Asked,
  questionnaireVersionId: string,
  { isFirst, isAllowed }: { isFirst: boolean; isAllowed: boolean },
): void {
  const { rows, newId, clinicId, staff } = world;
  const client = rows.clients.find(({ id }) => id === clientId);
  const bornOn = client?.bornOn ? new Date(client.bornOn).toISOString().slice(0, 10) : null;
  const skinType = client?.skinType ?? null;
  const { outcome, deferUntil, findings } = screen(STANDARD_QUESTIONNAIRE, answers, { bornOn, skinType }, on);
  // The skin was looked at with the first answers, so it opens nothing later.
  const found = findings.filter(({ question }) => isFirst || question !== "skin-type");
  const id = newId(at);
  const answeredBy = staff.desk[0] ?? staff.owner;
  rows.screeningAnswers.push({
    ...{ clinicId, id, clientId, questionnaireVersionId, answers: { ...answers } },
    outcome: found.length === findings.length ? outcome : (found[0]?.outcome ?? "fine"),
    deferUntil: deferUntil === null ? null : toDbDate(deferUntil),
    answeredOn: toDbDate(on),
    answeredAt: at,
    answeredBy,
  });
  const record = { type: "ScreeningAnswer", id } as const;
  addAudit(
    world,
    { at, actorId: answeredBy, action: "screening.answered" },
    { ...record, after: { clientId, outcome } },
  );
  const decide = (question: string, reason: string) => {
    const decidedAt = at;
    const decidedBy = staff.clinicians.okafor.membershipId;
    const decision = { question, decision: "allow", reason };
    rows.screeningDecisions.push({ clinicId, id: newId(at), answerId: id, ...decision, decidedAt, decidedBy });
    addAudit(world, { at, actorId: decidedBy, action: "screening.decided" }, { ...record, after: decision });
  };
  if (isFirst && skinType !== null && skinType >= REVIEWED_SKIN) {
    decide("skin-type", "Shallow depth, test area was calm, strict sun protection agreed");
  }
  if (isAllowed && answers.keloid) decide("keloid", "One small scar of a piercing; not in the treated area");
}
