// What becomes of a client's answers, and of the visits that they defer?
import { describe, expect, test } from "vitest";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { bookDueVisits, previewDueVisits } from "@/lib/operations/book-due-visits";
import { bookSeries } from "@/lib/operations/book-series";
import { decideScreening } from "@/lib/operations/decide-screening";
import { findPlaces } from "@/lib/operations/find-places";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { previewSeries } from "@/lib/operations/preview-series";
import { publishQuestionnaire } from "@/lib/operations/publish-questionnaire";
import { type ScreenedAnswers, screenClient } from "@/lib/operations/screen-client";
import { stepAppointment } from "@/lib/operations/step-appointment";
import type { ScreeningAnswers } from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import type { ScreenClientInput } from "@/lib/schemas/screening";
import { aBookedCourse, bookedVisits } from "../support/a-booked-course";
import { aWorkingClinic, countRows, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { askScreening } from "../support/give-a-visit";

const TODAY = "2026-11-24";
const SUNBED: ScreeningAnswers = { tan: { choice: "yes", on: "2026-11-22" } };

const asking = (
  { clientId }: WorkingClinic,
  answers: ScreeningAnswers,
  moves: ScreenClientInput["moves"] = "look",
): ScreenClientInput => ({
  clientId,
  questionnaire: 1,
  answers: answers as ScreenClientInput["answers"],
  moves,
});

/** The moves of a preview, as the screen sends them back. */
function seenIn(answer: ScreenedAnswers): Exclude<ScreenClientInput["moves"], string> {
  if (answer.saved) throw new Error("It was saved already");
  return answer.preview.deferred.map(({ facts, moves }) => ({
    planId: facts.plan.id,
    revision: facts.plan.revision,
    moves: moves.map(({ visitId, slot }) => ({ visitId, slot })),
  }));
}

async function screened(clinic: WorkingClinic, answers: ScreeningAnswers): Promise<string> {
  const answer = await screenClient(await clinic.asked("desk"), asking(clinic, answers, "later"));
  if (!answer.saved) throw new Error("Not saved");
  return answer.answerId;
}

describe("answers that hold nothing up", () => {
  test("are kept at once, signed and dated, and the clinic's first questionnaire with them", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const answer = await screenClient(await clinic.asked("desk"), asking(clinic, {}));
    expect(answer).toMatchObject({ saved: true, moved: 0 });
    const [row] = await rowsOf(
      `SELECT a.outcome, a."deferUntil", a."answeredOn"::text AS on, m.role, q.number
       FROM "ScreeningAnswer" a JOIN "Membership" m ON m.id = a."answeredBy"
       JOIN "QuestionnaireVersion" q ON q.id = a."questionnaireVersionId"`,
    );
    expect(row).toEqual({ outcome: "fine", deferUntil: null, on: TODAY, role: "desk", number: 1 });
    const [body] = await rowsOf(`SELECT body FROM "QuestionnaireVersion"`);
    expect(body).toEqual({ body: STANDARD_QUESTIONNAIRE });
    expect(await rowsOf(`SELECT action FROM "AuditEntry" WHERE action = 'screening.answered'`)).toHaveLength(1);
  });

  test.each([
    [{ tan: { choice: "yes" } }, { "answers.tan.on": "required" }],
    [{ tan: { choice: "yes", on: "2026-11-25" } }, { "answers.tan.on": "dateAhead" }],
    [{ tan: { choice: "light", on: TODAY } }, { "answers.tan.choice": "invalid" }],
    [{ nothing: { choice: "yes" } }, { "answers.nothing.choice": "invalid" }],
  ] as [ScreeningAnswers, Record<string, string>][])("%j is refused at its field", async (answers, fields) => {
    const clinic = await aWorkingClinic();
    const ctx = await clinic.asked("desk");
    await expect(screenClient(ctx, asking(clinic, answers))).rejects.toMatchObject({ code: "invalid-input", fields });
    expect(await countRows("ScreeningAnswer", "QuestionnaireVersion")).toEqual([0, 0]);
  });

  test("a client does not answer for themselves yet", async () => {
    const clinic = await aWorkingClinic();
    await expect(screenClient(await clinic.asked("client"), asking(clinic, {}))).rejects.toThrow(
      new Refusal("not-allowed"),
    );
  });
});

describe("a deferral over a booked visit", () => {
  test("is shown before anything is saved: which visits move, from when to when, the fewest", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const answer = await screenClient(await clinic.asked("desk"), asking(clinic, SUNBED));
    if (answer.saved) throw new Error("Saved before it was seen");
    expect(await countRows("ScreeningAnswer")).toEqual([0]);
    const [plan] = answer.preview.deferred;
    expect(answer.preview.screened).toMatchObject({ outcome: "defer", deferUntil: "2026-12-06" });
    expect(plan?.hit).toEqual([visits[0]?.visitId]);
    // 13 days later is still 28 days and more before session 2, or it moves with it.
    expect(plan?.moves[0]?.on).toBe("2026-12-07");
    expect(plan?.moves.map(({ visitId }) => visitId)).toEqual(
      visits.slice(0, plan?.moves.length).map(({ visitId }) => visitId),
    );
    expect(plan?.moves[0]?.why.map(({ rule }) => rule)).toContain("deferred");
  });

  test("moves what was seen, keeps the answers and tells the client once, all in one", async () => {
    const clinic = await aWorkingClinic();
    const { planId } = await aBookedCourse(clinic);
    const ctx = await clinic.asked("desk");
    const moves = seenIn(await screenClient(ctx, asking(clinic, SUNBED)));
    const done = await screenClient(ctx, asking(clinic, SUNBED, moves));
    expect(done).toMatchObject({ saved: true, moved: moves[0]?.moves.length });
    const now = await bookedVisits(planId);
    for (const { visitId, slot } of moves[0]?.moves ?? []) {
      expect(now.find((one) => one.visitId === visitId)?.slot).toEqual(slot);
    }
    expect(now.every(({ on }) => on >= "2026-12-06")).toBe(true);
    expect(await rowsOf(`SELECT id FROM "Message" WHERE rule = 'visit-moved' AND status = 'due'`)).toHaveLength(1);
    expect(await rowsOf(`SELECT revision FROM "Plan"`)).toEqual([{ revision: 1 }]);
    // Nothing stands on a deferred day any more, so the same answers are saved at once.
    expect(await screenClient(ctx, asking(clinic, SUNBED))).toMatchObject({ saved: true, moved: 0 });
  });

  test("may wait: the answers are kept, nothing moves, and the page that books what is due offers the move", async () => {
    const clinic = await aWorkingClinic();
    const { planId, visits } = await aBookedCourse(clinic);
    await screened(clinic, SUNBED);
    expect(await bookedVisits(planId)).toEqual(visits);
    const ctx = await clinic.asked("desk");
    const preview = await previewDueVisits(ctx, { planId, pins: [], unticked: [] });
    expect(preview.toMove[0]).toMatchObject({ visitId: visits[0]?.visitId, on: "2026-12-07" });
    const seen = preview.toMove.map(({ visitId, slot }) => ({ visitId, slot }));
    const { revision } = preview.facts.plan;
    await bookDueVisits(ctx, { planId, revision, seen, unticked: [] });
    expect((await bookedVisits(planId))[0]?.on).toBe("2026-12-07");
  });

  test("that somebody else has changed meanwhile is shown afresh, and nothing is saved", async () => {
    const clinic = await aWorkingClinic();
    const { visits } = await aBookedCourse(clinic);
    const ctx = await clinic.asked("desk");
    const moves = seenIn(await screenClient(ctx, asking(clinic, SUNBED)));
    await stepAppointment(ctx, { appointmentId: visits[1]?.appointmentId ?? "", step: "confirm" });
    const late = await screenClient(ctx, asking(clinic, SUNBED, moves));
    expect(late).toMatchObject({ saved: false, isChanged: true });
    expect(await countRows("ScreeningAnswer")).toEqual([0]);
    expect(await screenClient(ctx, asking(clinic, SUNBED, seenIn(late)))).toMatchObject({ saved: true });
  });

  test("saved twice at once moves the visits once", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const ctx = await clinic.asked("desk");
    const moves = seenIn(await screenClient(ctx, asking(clinic, SUNBED)));
    const ends = await Promise.all([1, 2, 3].map(() => screenClient(ctx, asking(clinic, SUNBED, moves))));
    expect(ends.filter(({ saved }) => saved)).toHaveLength(1);
    expect(await countRows("ScreeningAnswer")).toEqual([1]);
    expect(await rowsOf(`SELECT revision FROM "Plan"`)).toEqual([{ revision: 1 }]);
  });

  test("in an area that is not treated defers nothing", async () => {
    const clinic = await aWorkingClinic();
    await aBookedCourse(clinic);
    const onTheBack = { tan: { choice: "yes", on: TODAY, areas: ["back"] } } as const;
    expect(await screenClient(await clinic.asked("desk"), asking(clinic, onTheBack))).toMatchObject({ saved: true });
  });

  test("keeps a new course from beginning before it ends, and says why", async () => {
    const clinic = await aWorkingClinic();
    await screened(clinic, { isotretinoin: { choice: "stopped", on: "2026-11-01" } });
    const { answer } = await previewSeries(await clinic.asked("clinician"), {
      ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId: clinic.protocolVersionId },
      ...{ sessions: 3, area: "face", preferences: {}, pins: [], unticked: [] },
    });
    expect(answer.ok).toBe(true);
    // 180 days after 1 November.
    expect(answer.visits[0]?.on).toBe("2027-04-30");
    expect(answer.visits[0]?.why.map(({ rule }) => rule)).toContain("target-deferred");
  });
});

describe("a block", () => {
  const courseOf = (clinic: WorkingClinic) => ({
    ...{ clientId: clinic.clientId, locationId: clinic.locationId, protocolVersionId: clinic.protocolVersionId },
    ...{ sessions: 3, area: "neck" as const, preferences: {}, pins: [], unticked: [] },
  });

  test("stops booking, moving and starting until a clinician allows it with a reason", async () => {
    const clinic = await aWorkingClinic();
    const { planId, visits } = await aBookedCourse(clinic);
    const [first, second] = visits;
    const desk = await clinic.asked("desk");
    const clinician = await clinic.asked("clinician");
    const answerId = await screened(clinic, { keloid: { choice: "yes" } });

    const { answer } = await previewSeries(clinician, courseOf(clinic));
    const seen = answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
    const blocked = { code: "screening-blocks", values: { finding: "Tends to keloids or raised scars" } };
    await expect(bookSeries(clinician, { ...courseOf(clinic), seen })).rejects.toMatchObject(blocked);

    const found = await findPlaces(desk, { appointmentId: second?.appointmentId ?? "" });
    const move = {
      appointmentId: second?.appointmentId ?? "",
      revision: found.facts.plan.revision,
      slot: found.places[0]?.slot ?? { start: 0, clinicianId: "", roomId: "", deviceId: null },
      scope: "following" as const,
    };
    await expect(moveAppointment(desk, move)).rejects.toMatchObject(blocked);
    const asClient = moveAppointment(await clinic.asked("client"), move);
    await expect(asClient).rejects.toMatchObject({ code: "screening-blocks", values: { audience: "client" } });
    await expect(asClient).rejects.not.toMatchObject({ values: { finding: expect.anything() } });

    const start = { appointmentId: first?.appointmentId ?? "", step: "start" as const };
    await stepAppointment(desk, { ...start, step: "arrive" });
    await expect(stepAppointment(desk, start)).rejects.toMatchObject({ code: "screening-undecided" });

    const decision = { clientId: clinic.clientId, answerId, question: "keloid", decision: "allow" as const };
    await expect(decideScreening(desk, { ...decision, reason: "Small scar only" })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
    await decideScreening(clinician, { ...decision, reason: "One small scar of the ear" });
    await stepAppointment(desk, start);
    expect((await bookSeries(clinician, { ...courseOf(clinic), seen })).booked).toBe(true);
    const again = await findPlaces(desk, { appointmentId: second?.appointmentId ?? "" });
    await moveAppointment(desk, { ...move, revision: again.facts.plan.revision });
    expect(await rowsOf(`SELECT decision, reason FROM "ScreeningDecision"`)).toEqual([
      { decision: "allow", reason: "One small scar of the ear" },
    ]);
    expect(planId).toMatch(/-/);
  });

  test("that nobody may overrule is answered again instead", async () => {
    const clinic = await aWorkingClinic();
    const answerId = await screened(clinic, { pregnant: { choice: "yes" } });
    const decision = { clientId: clinic.clientId, answerId, question: "pregnant", decision: "allow" as const };
    await expect(decideScreening(await clinic.asked("owner"), { ...decision, reason: "Asked" })).rejects.toThrow(
      new Refusal("not-decidable"),
    );
    const newer = await screened(clinic, {});
    await expect(decideScreening(await clinic.asked("owner"), { ...decision, reason: "Asked" })).rejects.toThrow(
      new Refusal("screening-changed"),
    );
    expect(newer).not.toBe(answerId);
  });
});

test("somebody under 18 is not booked, though nobody ever asked them anything", async () => {
  const clinic = await aWorkingClinic();
  await rowsOf(`UPDATE "Client" SET "bornOn" = '2009-03-01' WHERE id = $1`, [clinic.clientId]);
  await expect(aBookedCourse(clinic)).rejects.toMatchObject({ code: "screening-blocks" });
  expect(await countRows("Plan", "Appointment", "Message")).toEqual([0, 0, 0]);
});

test("a treatment starts only on answers that were given for it: never asked, before the last session, or too long ago is a no", async () => {
  const clinic = await aWorkingClinic();
  const { visits } = await aBookedCourse(clinic);
  const [first, second] = visits;
  if (!first || !second) throw new Error("No visits");
  const desk = await clinic.asked("desk");
  const start = (at: typeof desk, { appointmentId }: { appointmentId: string }) =>
    stepAppointment(at, { appointmentId, step: "start" });
  await stepAppointment(desk, { appointmentId: first.appointmentId, step: "arrive" });
  const notAsked = (why: string) => ({ code: "screening-not-asked", values: { why } });
  await expect(start(desk, first)).rejects.toMatchObject(notAsked("never"));
  await screened(clinic, {});
  await start(desk, first);
  await stepAppointment(desk, { appointmentId: first.appointmentId, step: "complete" });

  const then = await clinic.asked("desk", new Date(`${second.on}T16:00:00Z`));
  await stepAppointment(then, { appointmentId: second.appointmentId, step: "arrive" });
  await expect(start(then, second)).rejects.toMatchObject(notAsked("session"));
  await askScreening(then, second.appointmentId);
  expect(await start(then, second)).toEqual({ status: "in_treatment" });
});

describe("a review", () => {
  test("doesn't stop booking, but the treatment waits for a decision; the newest decision holds", async () => {
    const clinic = await aWorkingClinic();
    const answerId = await screened(clinic, { nursing: { choice: "yes" } });
    const { visits } = await aBookedCourse(clinic);
    const desk = await clinic.asked("desk");
    const clinician = await clinic.asked("clinician");
    const start = { appointmentId: visits[0]?.appointmentId ?? "", step: "start" as const };
    await stepAppointment(desk, { ...start, step: "arrive" });
    await expect(stepAppointment(desk, start)).rejects.toMatchObject({
      code: "screening-undecided",
      values: { outcome: "review", finding: "Nursing" },
    });
    const about = { clientId: clinic.clientId, answerId, question: "nursing" };
    await decideScreening(clinician, { ...about, decision: "refuse", reason: "Not now" });
    await expect(stepAppointment(desk, start)).rejects.toMatchObject({ values: { outcome: "block" } });
    await decideScreening(clinician, { ...about, decision: "allow", reason: "Discussed" });
    expect(await stepAppointment(desk, start)).toEqual({ status: "in_treatment" });
  });

  test("once allowed, stays so for the same answer by the same questionnaire, and not for another", async () => {
    const clinic = await aWorkingClinic();
    const answerId = await screened(clinic, { diabetes: { choice: "controlled" } });
    const owner = await clinic.asked("owner");
    const decision = { clientId: clinic.clientId, answerId, question: "diabetes", decision: "allow" as const };
    await decideScreening(owner, { ...decision, reason: "Well controlled" });
    const outcomeOf = async (answers: ScreeningAnswers, questionnaire = 1) => {
      await screenClient(owner, { ...asking(clinic, answers, "later"), questionnaire });
      const [row] = await rowsOf<{ outcome: string }>(
        `SELECT outcome FROM "ScreeningAnswer" ORDER BY "answeredAt" DESC, id DESC LIMIT 1`,
      );
      return row?.outcome;
    };
    expect(await outcomeOf({ diabetes: { choice: "controlled" } })).toBe("fine");
    expect(await outcomeOf({ diabetes: { choice: "uncontrolled" } })).toBe("block");
    await publishQuestionnaire(owner, { basedOn: 1, body: { ...STANDARD_QUESTIONNAIRE, holdDays: 21 } });
    expect(await outcomeOf({ diabetes: { choice: "controlled" } }, 2)).toBe("review");
  });
});

describe("a questionnaire", () => {
  test("is published as the next version, by who may decide, and not over somebody else's", async () => {
    const clinic = await aWorkingClinic();
    const owner = await clinic.asked("owner");
    const body = { ...STANDARD_QUESTIONNAIRE, questions: STANDARD_QUESTIONNAIRE.questions.slice(0, 3) };
    await expect(publishQuestionnaire(await clinic.asked("desk"), { basedOn: 1, body })).rejects.toThrow(
      new Refusal("not-allowed"),
    );
    await expect(publishQuestionnaire(owner, { basedOn: 1, body: STANDARD_QUESTIONNAIRE })).rejects.toThrow(
      new Refusal("protocol-unchanged", { number: 1 }),
    );
    expect(await publishQuestionnaire(owner, { basedOn: 1, body })).toEqual({ number: 2 });
    await expect(publishQuestionnaire(owner, { basedOn: 1, body })).rejects.toThrow(
      new Refusal("questionnaire-changed"),
    );
    await expect(screenClient(owner, asking(clinic, {}))).rejects.toThrow(new Refusal("questionnaire-changed"));
    const old = await rowsOf<{ number: number }>(`SELECT number FROM "QuestionnaireVersion" ORDER BY number`);
    expect(old).toEqual([{ number: 1 }, { number: 2 }]);
  });
});

describe("answers that come while something is being booked", () => {
  /** The person's context, whose booking transaction finds that a colleague has just taken the answers down. */
  const overtaken = (clinic: WorkingClinic, ctx: Context): Context => ({
    ...ctx,
    book: async (work) => {
      await screened(clinic, SUNBED);
      return ctx.book(work);
    },
  });

  test("are counted: a course is not booked on days that they defer, and another is shown", async () => {
    const clinic = await aWorkingClinic();
    const ctx = await clinic.asked("desk");
    const { clientId, locationId, protocolVersionId } = clinic;
    const wishes = { sessions: 4, area: "face" as const, preferences: {}, pins: [], unticked: [] };
    const input = { clientId, locationId, protocolVersionId, ...wishes };
    const { answer } = await previewSeries(ctx, input);
    const shown = answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
    expect(await bookSeries(overtaken(clinic, ctx), { ...input, seen: shown })).toMatchObject({ booked: false });
  });

  test("are counted: nothing moves onto a day that they defer", async () => {
    const clinic = await aWorkingClinic();
    const { planId } = await aBookedCourse(clinic);
    const [first] = await bookedVisits(planId);
    if (!first) throw new Error("No visit");
    const ctx = await clinic.asked("desk");
    const [plan] = await rowsOf<{ revision: number }>(`SELECT revision FROM "Plan" WHERE id = $1`, [planId]);
    const slot = { ...first.slot, start: first.slot.start + 60 };
    const { appointmentId } = first;
    await expect(
      moveAppointment(overtaken(clinic, ctx), {
        ...{ appointmentId, slot, scope: "following", revision: plan?.revision ?? 0 },
      }),
    ).rejects.toThrow(new Refusal("slot-taken"));
  });
});
