// How does a test get a clinic with at least one row in every table, and none of its references empty?
import { aClient, aCourse, aMember, anOverride, aPlan, aVisit, type Course, someHours } from "@/tests/support/builders";
import { anAppointment } from "./appointment";
import { insert, MADE_AT, nextId } from "./insert";

export type FullClinic = Course & { appointmentId: string; messageId: string; auditEntryId: string };

/**
 * Two of them side by side show whether a row of one can reach into the other: same values, other ids. A test that reads the
 * catalogue fails when a table is forgotten here.
 */
export async function aFullClinic(): Promise<FullClinic> {
  const course = await aCourse();
  const { clinicId, membershipId } = course;
  await someHours(course);
  await insert("HoursException", {
    clinicId,
    id: nextId(),
    clinicianId: course.clinicianId,
    locationId: course.locationId,
    kind: "leave",
    fromDate: "2026-12-24",
    toDate: "2026-12-26",
    note: "",
  });
  await insert("ResourceClosure", {
    clinicId,
    id: nextId(),
    roomId: course.roomId,
    startsAt: "2026-12-24T09:00:00Z",
    endsAt: "2026-12-24T17:00:00Z",
    reason: "Flooded",
    createdAt: MADE_AT,
  });
  await insert("ResourceClosure", {
    clinicId,
    id: nextId(),
    deviceId: course.deviceId,
    startsAt: "2026-12-24T09:00:00Z",
    endsAt: "2026-12-24T17:00:00Z",
    reason: "Broken",
    createdAt: MADE_AT,
  });
  await aMember(course, { role: "client", name: "Amara Diallo", clientId: course.clientId });

  const third = course.visits[2];
  const override = await anOverride(third, { signedBy: membershipId, gapDays: 20 });
  const { appointmentId } = await anAppointment(course, {
    visit: third,
    ...override,
    status: "cancelled",
    cancelledBy: membershipId,
    cancelReason: "Client is ill",
  });

  const other = { ...course, ...(await aClient(course)) };
  await endedPlanWithDecisions(other);
  await aPlan(other, {
    area: "neck",
    status: "paused",
    pausedAt: MADE_AT,
    pausedBy: membershipId,
    pauseReason: "Travelling",
  });

  await insert("ContactConsent", {
    clinicId,
    id: nextId(),
    clientId: course.clientId,
    kind: "service",
    channel: "email",
    given: true,
    how: "At the desk",
    at: MADE_AT,
    recordedBy: membershipId,
  });
  await someScreening(course);
  await insert("ClientAssessment", {
    clinicId,
    id: nextId(),
    clientId: course.clientId,
    planId: course.planId,
    cause: "factors",
    factors: { found: ["smoker"] },
    workedOutDays: 150,
    targetDays: 160,
    reason: "Wears a hat",
    assessedAt: MADE_AT,
    assessedBy: membershipId,
  });
  await someWaiting(course, third.visitId, appointmentId);
  const messageId = nextId();
  await insert("Message", {
    clinicId,
    id: messageId,
    clientId: course.clientId,
    visitId: third.visitId,
    appointmentId,
    rule: "confirm",
    occurrence: 1,
    channel: "email",
    dedupeKey: "visit:2026-12-01:confirm:1:email",
    status: "due",
    dueAt: "2026-11-28T09:00:00Z",
    validUntil: "2026-11-30T09:00:00Z",
    createdAt: MADE_AT,
  });
  await insert("Idempotency", {
    clinicId,
    scope: "book-series",
    key: "once",
    requestHash: "0",
    answer: {},
    createdAt: MADE_AT,
  });
  await insert("ApiKey", {
    clinicId,
    id: nextId(),
    name: "Reporting",
    secretHash: "0".repeat(64),
    madeBy: membershipId,
    madeAt: MADE_AT,
    lastUsedAt: MADE_AT,
    revokedAt: MADE_AT,
    revokedBy: membershipId,
  });
  const auditEntryId = nextId();
  await insert("AuditEntry", {
    clinicId,
    id: auditEntryId,
    at: MADE_AT,
    actorKind: "member",
    actorId: membershipId,
    action: "appointment.cancelled",
    recordType: "Appointment",
    recordId: appointmentId,
    detailDigest: "0",
  });
  await insert("AuditDetail", { clinicId, entryId: auditEntryId, before: {}, after: {} });
  return { ...course, appointmentId, messageId, auditEntryId };
}

/** Somebody who waited, was offered a place and took it. */
async function someWaiting({ clinicId, clientId, planId, membershipId }: Course, visitId: string, holdId: string) {
  const entryId = nextId();
  await insert("WaitlistEntry", {
    clinicId,
    id: entryId,
    clientId,
    planId,
    visitId,
    wishes: {},
    createdAt: MADE_AT,
    createdBy: membershipId,
    endedAt: MADE_AT,
    endedBy: membershipId,
    endReason: "Took an earlier place",
  });
  await insert("WaitlistOffer", {
    clinicId,
    id: nextId(),
    entryId,
    holdId,
    offeredAt: MADE_AT,
    expiresAt: "2026-11-25T12:00:00Z",
    answer: "taken",
    answeredAt: MADE_AT,
  });
}

/** Answers that defer, and a clinician's decision on them. */
async function someScreening({ clinicId, clientId, membershipId }: Course): Promise<void> {
  const questionnaireVersionId = nextId();
  await insert("QuestionnaireVersion", {
    clinicId,
    id: questionnaireVersionId,
    number: 1,
    body: {},
    createdAt: MADE_AT,
    createdBy: membershipId,
  });
  const answerId = nextId();
  await insert("ScreeningAnswer", {
    clinicId,
    id: answerId,
    clientId,
    questionnaireVersionId,
    answers: {},
    outcome: "defer",
    deferUntil: "2026-12-15",
    answeredOn: "2026-12-01",
    answeredAt: MADE_AT,
    answeredBy: membershipId,
  });
  await insert("ScreeningDecision", {
    clinicId,
    id: nextId(),
    answerId,
    question: "waxing",
    decision: "allow",
    reason: "Healed",
    decidedAt: MADE_AT,
    decidedBy: membershipId,
  });
}

/** A plan that was ended, with one visit that was skipped and one that a clinician let go on: who and why are set. */
async function endedPlanWithDecisions(of: Course): Promise<void> {
  const { clinicId, membershipId } = of;
  const { planId } = await aPlan(of, {
    status: "ended",
    endedAt: MADE_AT,
    endedBy: membershipId,
    endReason: "Moved away",
  });
  await aVisit({ clinicId, planId }, 1, { skippedAt: MADE_AT, skippedBy: membershipId, skipReason: "Healed" });
  await aVisit({ clinicId, planId }, 2, {
    goOnAt: MADE_AT,
    goOnBy: membershipId,
    goOnReason: "No need to begin again",
  });
}
