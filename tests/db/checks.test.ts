// Does every CHECK and exclusion constraint refuse something, and is none forgotten here?
import { beforeEach, expect, test } from "vitest";
import { aCourse } from "@/tests/support/builders";
import { aFullClinic, type FullClinic } from "@/tests/support/builders/a-full-clinic";
import { anAppointment } from "@/tests/support/builders/appointment";
import { owner } from "@/tests/support/database";

/** A change, as SET has it, that turns good rows of the table into ones that break this constraint and no other. */
const BREAKS: Readonly<Record<string, readonly [table: string, change: string]>> = {
  user_account_email_folded: ["UserAccount", `"emailKey" = 'Dana@Harbour.example'`],
  clinic_name_given: ["Clinic", "name = '  '"],
  clinic_figures: ["Clinic", '"horizonMonths" = 37'],
  clinic_waitlist: ["Clinic", `"waitlistMode" = 'all'`],
  membership_role_known: ["Membership", `role = 'admin', "clientId" = NULL`],
  membership_client_whole: ["Membership", `role = 'client', "clientId" = NULL`],
  membership_clinician_whole: ["Membership", `role = 'clinician', "clinicianId" = NULL, "clientId" = NULL`],
  membership_name_given: ["Membership", "name = ''"],
  location_slot_known: ["Location", '"slotMinutes" = 7'],
  location_name_given: ["Location", "name = ' '"],
  working_hours_weekday: ["WorkingHours", "weekday = 0"],
  working_hours_span: ["WorkingHours", '"untilMinute" = "fromMinute"'],
  working_hours_period: ["WorkingHours", `"validUntil" = "validFrom" - 1`],
  hours_exception_kind_known: ["HoursException", "kind = 'holiday'"],
  hours_exception_whose: ["HoursException", "kind = 'closure'"],
  hours_exception_period: ["HoursException", '"toDate" = "fromDate" - 1'],
  hours_exception_span: ["HoursException", '"fromMinute" = 600'],
  resource_closure_whose: ["ResourceClosure", '"roomId" = NULL, "deviceId" = NULL'],
  resource_closure_span: ["ResourceClosure", '"endsAt" = "startsAt"'],
  resource_closure_reasoned: ["ResourceClosure", "reason = ' '"],
  protocol_version_number_positive: ["ProtocolVersion", "number = 0"],
  client_named: ["Client", `"familyName" = ' '`],
  client_skin_type_known: ["Client", '"skinType" = 7'],
  client_email_folded: ["Client", '"emailKey" = NULL'],
  client_phone_international: ["Client", `"phoneE164" = '07700 900123'`],
  plan_status_known: [
    "Plan",
    `status = 'done', "endedAt" = NULL, "pausedAt" = NULL, "pausedBy" = NULL, "pauseReason" = NULL`,
  ],
  plan_end_whole: [
    "Plan",
    `status = 'ended', "endedAt" = NULL, "pausedAt" = NULL, "pausedBy" = NULL, "pauseReason" = NULL`,
  ],
  plan_area_given: ["Plan", "area = ''"],
  plan_pause_whole: ["Plan", `"pauseReason" = 'Travelling'`],
  visit_phase_known: ["Visit", "phase = 'review'"],
  visit_figures: ["Visit", '"targetDays" = "latestDays" + 1'],
  visit_counted: ["Visit", "number = position + 1"],
  visit_skip_whole: ["Visit", `"skipReason" = 'Healed', "skippedBy" = NULL`],
  visit_go_on_whole: ["Visit", `"goOnReason" = 'No need to begin again', "goOnAt" = NULL`],
  gap_override_kind_known: ["GapOverride", "kind = 'verbal'"],
  gap_override_floor_kept: ["GapOverride", '"gapDays" = "floorGapDays" - 1'],
  gap_override_reason_given: ["GapOverride", "reason = ' '"],
  appointment_status_known: ["Appointment", "status = 'no_show'"],
  appointment_hold_expires: ["Appointment", `"holdExpiresAt" = "startsAt"`],
  appointment_has_client: ["Appointment", '"clientId" = NULL'],
  appointment_visit_whole: ["Appointment", '"visitId" = NULL'],
  appointment_device_whole: ["Appointment", '"deviceTo" = NULL'],
  appointment_local_day: ["Appointment", '"onDate" = "onDate" + 1'],
  appointment_gap_signed: ["Appointment", '"gapOverrideId" = NULL'],
  appointment_cut_short: ["Appointment", `"cutShortReason" = 'Felt faint'`],
  appointment_parts: ["Appointment", '"clinicianTo" = "clinicianFrom"'],
  contact_consent_kind_known: ["ContactConsent", "kind = 'photos'"],
  contact_consent_channel_known: ["ContactConsent", "channel = 'fax'"],
  contact_consent_how_given: ["ContactConsent", "how = ''"],
  client_assessment_cause_known: ["ClientAssessment", "cause = 'mood'"],
  client_assessment_figures: ["ClientAssessment", '"workedOutDays" = 0'],
  client_assessment_reasoned: ["ClientAssessment", "reason = ' '"],
  questionnaire_number_positive: ["QuestionnaireVersion", "number = 0"],
  screening_answer_outcome_known: ["ScreeningAnswer", "outcome = 'maybe'"],
  screening_answer_deferral: ["ScreeningAnswer", '"deferUntil" = "answeredOn"'],
  screening_decision_known: ["ScreeningDecision", "decision = 'maybe'"],
  screening_decision_reasoned: ["ScreeningDecision", "reason = ' '"],
  waitlist_entry_end_whole: ["WaitlistEntry", `"endedAt" = NULL`],
  waitlist_offer_answer_known: ["WaitlistOffer", "answer = 'maybe'"],
  waitlist_offer_answer_whole: ["WaitlistOffer", "answer = NULL"],
  waitlist_offer_expires_later: ["WaitlistOffer", '"expiresAt" = "offeredAt"'],
  message_status_known: ["Message", "status = 'lost'"],
  message_channel_known: ["Message", "channel = 'fax'"],
  message_valid_after_due: ["Message", `"validUntil" = "dueAt" - interval '1 minute'`],
  message_sent_whole: ["Message", "status = 'sent'"],
  api_key_name_given: ["ApiKey", "name = ' '"],
  api_key_secret_hashed: ["ApiKey", `"secretHash" = 'np_secret'`],
  api_key_end_whole: ["ApiKey", '"revokedBy" = NULL'],
  audit_entry_actor_known: ["AuditEntry", `"actorKind" = 'robot'`],
  audit_entry_actor_whole: ["AuditEntry", '"actorId" = NULL'],
};

/** What else a CHECK of several conditions must refuse: each condition in turn. */
const ALSO_BREAKS: readonly (readonly [constraint: string, table: string, change: string])[] = [
  ["user_account_email_folded", "UserAccount", `"emailKey" = ' '`],
  ["clinic_figures", "Clinic", '"horizonMonths" = 0'],
  ["clinic_figures", "Clinic", '"noticeHours" = -1'],
  ["clinic_figures", "Clinic", '"sunscreenStartHours" = 49'],
  ["membership_client_whole", "Membership", `role = 'desk'`],
  ["working_hours_weekday", "WorkingHours", "weekday = 8"],
  ["working_hours_span", "WorkingHours", '"fromMinute" = -1'],
  ["working_hours_span", "WorkingHours", '"untilMinute" = 1441'],
  ["hours_exception_whose", "HoursException", "kind = 'extra'"],
  ["hours_exception_whose", "HoursException", '"clinicianId" = NULL'],
  ["hours_exception_whose", "HoursException", `kind = 'closure', "clinicianId" = NULL, "locationId" = NULL`],
  ["hours_exception_span", "HoursException", '"fromMinute" = 600, "untilMinute" = 600'],
  ["hours_exception_span", "HoursException", '"fromMinute" = 600, "untilMinute" = 1441'],
  ["client_named", "Client", `"givenName" = ''`],
  ["client_skin_type_known", "Client", '"skinType" = 0'],
  ["client_email_folded", "Client", "email = NULL"],
  ["client_email_folded", "Client", `"emailKey" = 'Amara@mail.example'`],
  ["client_phone_international", "Client", `"phoneE164" = '+0447700900123'`],
  ["plan_end_whole", "Plan", `status = 'active', "endedAt" = "createdAt"`],
  ["visit_figures", "Visit", '"blockedUnderDays" = 0'],
  ["visit_figures", "Visit", '"blockedUnderDays" = "earliestDays" + 1'],
  ["visit_figures", "Visit", '"earliestDays" = "targetDays" + 1'],
  ["visit_figures", "Visit", '"latestDays" = "restartAfterDays" + 1'],
  ["visit_counted", "Visit", "position = 0, number = 0"],
  ["visit_counted", "Visit", "number = 0"],
  ["gap_override_floor_kept", "GapOverride", `kind = 'recorded', "gapDays" = 0`],
  ["appointment_hold_expires", "Appointment", `status = 'held', "holdExpiresAt" = NULL`],
  [
    "appointment_has_client",
    "Appointment",
    `status = 'booked', "clientId" = NULL, "planId" = NULL, "visitId" = NULL, "minGapDays" = NULL, "gapDays" = NULL, "gapOverrideId" = NULL`,
  ],
  ["appointment_visit_whole", "Appointment", '"planId" = NULL'],
  ["appointment_visit_whole", "Appointment", '"minGapDays" = NULL'],
  ["appointment_device_whole", "Appointment", '"deviceId" = NULL'],
  ["appointment_device_whole", "Appointment", '"deviceFrom" = NULL, "deviceTo" = NULL'],
  ["appointment_gap_signed", "Appointment", '"gapDays" = "minGapDays" + 1'],
  ["appointment_gap_signed", "Appointment", '"gapDays" = 0'],
  ["appointment_parts", "Appointment", '"clientFrom" = -1'],
  ["appointment_parts", "Appointment", '"roomTo" = "roomFrom"'],
  ["appointment_parts", "Appointment", '"deviceTo" = "deviceFrom"'],
  ["message_sent_whole", "Message", `status = 'sent', "sentAt" = "dueAt", "sentTo" = 'amara@mail.example'`],
  ["api_key_end_whole", "ApiKey", '"revokedAt" = NULL'],
  ["audit_entry_actor_whole", "AuditEntry", `"actorKind" = 'system'`],
  ["audit_entry_actor_whole", "AuditEntry", `"actorKind" = 'key', "actorId" = NULL`],
];

const EXCLUSIONS = {
  appointment_clinician_free: "clinicianId",
  appointment_room_free: "roomId",
  appointment_device_free: "deviceId",
  appointment_client_free: "clientId",
} as const;

let clinic: FullClinic;
beforeEach(async () => {
  clinic = await aFullClinic();
});

/** Updates every row of the table, with the triggers of the product out of the way: a CHECK must hold by itself. */
async function change(table: string, set: string): Promise<void> {
  await owner().query("BEGIN");
  try {
    await owner().query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await owner().query(`UPDATE "${table}" SET ${set}`);
  } finally {
    await owner().query("ROLLBACK");
  }
}

test("a row that breaks one CHECK is refused by it", async () => {
  for (const [constraint, [table, set]] of Object.entries(BREAKS)) {
    await expect.soft(change(table, set), constraint).rejects.toMatchObject({ code: "23514", constraint });
  }
});

test("a CHECK of several conditions refuses what breaks one of them", async () => {
  for (const [constraint, table, set] of ALSO_BREAKS) {
    await expect.soft(change(table, set), `${table}: ${set}`).rejects.toMatchObject({ code: "23514", constraint });
  }
});

test.each(Object.entries(EXCLUSIONS))("%s refuses what shares nothing but its %s", async (constraint, column) => {
  const other = await aCourse({ at: clinic });
  await anAppointment(clinic);
  const second = anAppointment({ ...other, [column]: clinic[column] });
  await expect(second).rejects.toMatchObject({ code: "23P01", constraint });
});

test("appointment_gap_kept refuses what shares nothing but its plan", async () => {
  await anAppointment(clinic, { visit: clinic.visits[0] });
  const nextDay = anAppointment(clinic, { visit: clinic.visits[1], startsAt: "2026-12-02T10:00:00Z" });
  await expect(nextDay).rejects.toMatchObject({ code: "23P01", constraint: "appointment_gap_kept" });
});

test("no CHECK or exclusion constraint of the database is without a case here", async () => {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x') ORDER BY conname COLLATE "C"`,
  );
  const cases = [...Object.keys(BREAKS), ...Object.keys(EXCLUSIONS), "appointment_gap_kept"].sort();
  expect(rows.map((row) => row.name)).toEqual(cases);
});

test("rows whose optional parts are all set, or all left out, are taken", async () => {
  const taken: readonly (readonly [table: string, change: string])[] = [
    ["HoursException", '"fromMinute" = 0, "untilMinute" = 1440'],
    ["HoursException", `kind = 'closure', "clinicianId" = NULL`],
    ["HoursException", `kind = 'extra', "fromMinute" = 600, "untilMinute" = 720`],
    ["Client", 'email = NULL, "emailKey" = NULL, "phoneE164" = NULL, "skinType" = NULL'],
    ["Client", '"skinType" = 6'],
    ["Message", `status = 'sent', "sentAt" = "dueAt", "sentTo" = 'amara@mail.example', body = 'Hello'`],
    ["AuditEntry", `"actorKind" = 'system', "actorId" = NULL`],
    ["AuditEntry", `"actorKind" = 'key'`],
    ["ApiKey", '"lastUsedAt" = NULL, "revokedAt" = NULL, "revokedBy" = NULL'],
    ["Appointment", '"deviceId" = NULL, "deviceFrom" = NULL, "deviceTo" = NULL'],
    ["Visit", '"skippedAt" = NULL, "skippedBy" = NULL, "skipReason" = NULL'],
  ];
  for (const [table, set] of taken) await expect.soft(change(table, set), `${table}: ${set}`).resolves.toBeUndefined();
});
