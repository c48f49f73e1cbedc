// How do the rows of the demo clinic get into the database?
import type pg from "pg";
import type { AppointmentStatus, SeedRows } from "./rows";

/** No appointment begins its life in every status. */
const BEGINS_AS: Readonly<Record<AppointmentStatus, string>> = {
  booked: "booked",
  confirmed: "booked",
  missed: "booked",
  cancelled: "booked",
  arrived: "arrived",
  in_treatment: "arrived",
  completed: "completed",
};

/** Writes every row, parents before children, and then leads the appointments along their life. */
export async function writeRows(db: pg.Client, clinicId: string, rows: SeedRows): Promise<void> {
  await insert(db, "UserAccount", rows.accounts);
  await insert(db, "Clinic", rows.clinics);
  await insert(db, "BookingLock", [{ clinicId }]);
  await insert(db, "Location", rows.locations);
  await insert(db, "Clinician", rows.clinicians);
  await insert(db, "Room", rows.rooms);
  await insert(db, "Device", rows.devices);
  await insert(db, "WorkingHours", rows.hours);
  await insert(db, "HoursException", rows.exceptions);
  await insert(db, "Protocol", rows.protocols);
  await insert(db, "ProtocolVersion", rows.protocolVersions);
  await insert(db, "Client", rows.clients);
  await insert(db, "Membership", rows.memberships);
  await insert(db, "Plan", rows.plans);
  await insert(db, "Visit", rows.visits);
  await insert(db, "ClientAssessment", rows.assessments);
  await insert(db, "GapOverride", rows.overrides);
  const appointments = rows.appointments.map(({ row, status }) => ({ ...row, status: BEGINS_AS[status] }));
  await insert(db, "Appointment", appointments);
  await insert(db, "Appointment", rows.holds);
  await insert(db, "WaitlistEntry", rows.waitlistEntries);
  await insert(db, "WaitlistOffer", rows.waitlistOffers);
  await insert(db, "QuestionnaireVersion", rows.questionnaires);
  await insert(db, "ScreeningAnswer", rows.screeningAnswers);
  await insert(db, "ScreeningDecision", rows.screeningDecisions);
  await insert(db, "ContactConsent", rows.consents);
  await insert(db, "Message", rows.messages);
  await insert(db, "AuditEntry", rows.auditEntries);
  await insert(db, "AuditDetail", rows.auditDetails);

  const become = rows.appointments.filter(({ status }) => status !== BEGINS_AS[status]);
  await db.query(
    `UPDATE "Appointment" a SET status = m.status, "cancelledBy" = m."cancelledBy", "cancelReason" = m."cancelReason"
     FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[]) AS m(id, status, "cancelledBy", "cancelReason")
     WHERE a."clinicId" = $1 AND a.id = m.id`,
    [
      clinicId,
      become.map(({ row }) => row.id),
      become.map(({ status }) => status),
      become.map(({ cancelled }) => cancelled?.cancelledBy ?? null),
      become.map(({ cancelled }) => cancelled?.cancelReason ?? null),
    ],
  );
}

/**
 * All rows of one table in one statement: the client's own way of many rows takes seconds for thousands of them. A column
 * that no row names keeps its default; one that some name is null in the others.
 */
async function insert(db: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap(Object.keys))].map((column) => `"${column}"`).join(", ");
  await db.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
