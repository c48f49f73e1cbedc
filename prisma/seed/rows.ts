// Which rows is the demo clinic made of?
import type { Prisma } from "@/lib/db/generated/client";
import type { PlainDate } from "@/lib/time";

export type AppointmentStatus =
  | "booked"
  | "confirmed"
  | "arrived"
  | "in_treatment"
  | "completed"
  | "missed"
  | "cancelled";

/** An appointment, and the status that it has reached by now. */
export type SeedAppointment = {
  row: Omit<Prisma.AppointmentCreateManyInput, "status"> & {
    id: string;
    clientId: string;
    startsAt: Date;
    createdAt: Date;
  };
  on: PlainDate;
  status: AppointmentStatus;
  /** Who cancelled it and why, when it is cancelled. */
  cancelled: { cancelledBy: string; cancelReason: string } | null;
};

/** The rows by table, in memory: nothing is written before everything stands. */
export type SeedRows = {
  accounts: Prisma.UserAccountCreateManyInput[];
  clinics: Prisma.ClinicCreateManyInput[];
  locations: Prisma.LocationCreateManyInput[];
  clinicians: Prisma.ClinicianCreateManyInput[];
  rooms: Prisma.RoomCreateManyInput[];
  devices: Prisma.DeviceCreateManyInput[];
  hours: Prisma.WorkingHoursCreateManyInput[];
  exceptions: Prisma.HoursExceptionCreateManyInput[];
  protocols: Prisma.ProtocolCreateManyInput[];
  protocolVersions: Prisma.ProtocolVersionCreateManyInput[];
  clients: Prisma.ClientCreateManyInput[];
  memberships: Prisma.MembershipCreateManyInput[];
  plans: Prisma.PlanCreateManyInput[];
  visits: Prisma.VisitCreateManyInput[];
  overrides: Prisma.GapOverrideCreateManyInput[];
  assessments: Prisma.ClientAssessmentCreateManyInput[];
  questionnaires: Prisma.QuestionnaireVersionCreateManyInput[];
  screeningAnswers: Prisma.ScreeningAnswerCreateManyInput[];
  screeningDecisions: Prisma.ScreeningDecisionCreateManyInput[];
  appointments: SeedAppointment[];
  /** Places that are kept for an offer: appointments of nobody. */
  holds: Prisma.AppointmentCreateManyInput[];
  waitlistEntries: Prisma.WaitlistEntryCreateManyInput[];
  waitlistOffers: Prisma.WaitlistOfferCreateManyInput[];
  consents: Prisma.ContactConsentCreateManyInput[];
  messages: Prisma.MessageCreateManyInput[];
  auditEntries: Prisma.AuditEntryCreateManyInput[];
  auditDetails: Prisma.AuditDetailCreateManyInput[];
};

export function noRows(): SeedRows {
  return {
    accounts: [],
    clinics: [],
    locations: [],
    clinicians: [],
    rooms: [],
    devices: [],
    hours: [],
    exceptions: [],
    protocols: [],
    protocolVersions: [],
    clients: [],
    memberships: [],
    plans: [],
    visits: [],
    overrides: [],
    assessments: [],
    questionnaires: [],
    screeningAnswers: [],
    screeningDecisions: [],
    appointments: [],
    holds: [],
    waitlistEntries: [],
    waitlistOffers: [],
    consents: [],
    messages: [],
    auditEntries: [],
    auditDetails: [],
  };
}
