-- Lays the whole bed: roles, tables, the constraints that have the last word, and the wall between clinics.

-- Roles belong to the whole server, so creating one may race or be forbidden; granting may be forbidden too.
DO $$ BEGIN CREATE ROLE needlepoint_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END $$;
DO $$ BEGIN GRANT needlepoint_app TO CURRENT_USER; EXCEPTION WHEN insufficient_privilege OR undefined_object THEN NULL; END $$;

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "UserAccount" (
    "id" UUID NOT NULL,
    "emailKey" TEXT NOT NULL,
    "passwordHash" TEXT,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UserAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInToken" (
    "tokenHash" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Clinic" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "horizonMonths" INTEGER NOT NULL DEFAULT 12,
    "noticeHours" INTEGER NOT NULL DEFAULT 24,
    "sunscreenStartHours" INTEGER NOT NULL DEFAULT 24,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Clinic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingLock" (
    "clinicId" UUID NOT NULL,

    CONSTRAINT "BookingLock_pkey" PRIMARY KEY ("clinicId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "clientId" UUID,
    "clinicianId" UUID,
    "deactivatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Location" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "slotMinutes" INTEGER NOT NULL DEFAULT 15,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Location_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Clinician" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clinician_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Room" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Room_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Device" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Device_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "WorkingHours" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "fromMinute" INTEGER NOT NULL,
    "untilMinute" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "WorkingHours_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "HoursException" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clinicianId" UUID,
    "locationId" UUID,
    "kind" TEXT NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "fromMinute" INTEGER,
    "untilMinute" INTEGER,
    "note" TEXT NOT NULL,

    CONSTRAINT "HoursException_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Protocol" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Protocol_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "ProtocolVersion" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "protocolId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID,

    CONSTRAINT "ProtocolVersion_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Client" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "bornOn" DATE,
    "skinType" INTEGER,
    "locale" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "email" TEXT,
    "emailKey" TEXT,
    "phoneE164" TEXT,
    "searchKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Client_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "protocolVersionId" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "preferences" JSONB NOT NULL,
    "bigEventOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" UUID,
    "endReason" TEXT,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "blockedUnderDays" INTEGER NOT NULL,
    "earliestDays" INTEGER NOT NULL,
    "targetDays" INTEGER NOT NULL,
    "latestDays" INTEGER NOT NULL,
    "restartAfterDays" INTEGER NOT NULL,
    "notBefore" DATE,
    "skippedAt" TIMESTAMPTZ(3),
    "skippedBy" UUID,
    "skipReason" TEXT,
    "goOnAt" TIMESTAMPTZ(3),
    "goOnBy" UUID,
    "goOnReason" TEXT,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "GapOverride" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "gapDays" INTEGER NOT NULL,
    "floorGapDays" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "signedBy" UUID NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GapOverride_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "locationId" UUID NOT NULL,
    "timeZone" TEXT NOT NULL,
    "clientId" UUID,
    "planId" UUID,
    "visitId" UUID,
    "clinicianId" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "deviceId" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "onDate" DATE NOT NULL,
    "clientFrom" INTEGER NOT NULL,
    "clientTo" INTEGER NOT NULL,
    "clinicianFrom" INTEGER NOT NULL,
    "clinicianTo" INTEGER NOT NULL,
    "roomFrom" INTEGER NOT NULL,
    "roomTo" INTEGER NOT NULL,
    "deviceFrom" INTEGER,
    "deviceTo" INTEGER,
    "status" TEXT NOT NULL,
    "holdExpiresAt" TIMESTAMPTZ(3),
    "minGapDays" INTEGER,
    "gapDays" INTEGER,
    "gapOverrideId" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,
    "takesPlace" BOOLEAN NOT NULL GENERATED ALWAYS AS (status IN ('held','booked','confirmed','arrived','in_treatment','completed')) STORED,
    "counts" BOOLEAN NOT NULL GENERATED ALWAYS AS (status IN ('booked','confirmed','arrived','in_treatment','completed')) STORED,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledBy" UUID,
    "cancelReason" TEXT,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "ContactConsent" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "how" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" UUID,

    CONSTRAINT "ContactConsent_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Message" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "appointmentId" UUID,
    "rule" TEXT NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "onDate" DATE,
    "status" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "sentTo" TEXT,
    "subject" TEXT,
    "body" TEXT,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "Idempotency" (
    "clinicId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Idempotency_pkey" PRIMARY KEY ("clinicId","scope","key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "recordType" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "requestId" TEXT,
    "detailDigest" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "AuditDetail" (
    "clinicId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditDetail_pkey" PRIMARY KEY ("clinicId","entryId")
);

-- CreateIndex
CREATE UNIQUE INDEX "UserAccount_emailKey_key" ON "UserAccount"("emailKey");

-- CreateIndex
CREATE INDEX "membership_user" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "membership_one_a_person" ON "Membership"("clinicId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "location_zone" ON "Location"("clinicId", "id", "timeZone");

-- CreateIndex
CREATE UNIQUE INDEX "room_location" ON "Room"("clinicId", "id", "locationId");

-- CreateIndex
CREATE UNIQUE INDEX "device_location" ON "Device"("clinicId", "id", "locationId");

-- CreateIndex
CREATE INDEX "working_hours_clinician" ON "WorkingHours"("clinicId", "clinicianId");

-- CreateIndex
CREATE INDEX "hours_exception_period" ON "HoursException"("clinicId", "toDate");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_key" ON "Protocol"("clinicId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "protocol_version_number" ON "ProtocolVersion"("clinicId", "protocolId", "number");

-- CreateIndex
CREATE INDEX "client_email" ON "Client"("clinicId", "emailKey");

-- CreateIndex
CREATE INDEX "client_search" ON "Client" USING GIN ("clinicId" uuid_ops, "searchKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "plan_of_client" ON "Plan"("clinicId", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "plan_client" ON "Plan"("clinicId", "id", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "visit_position" ON "Visit"("clinicId", "planId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "visit_gap" ON "Visit"("clinicId", "id", "planId", "earliestDays");

-- CreateIndex
CREATE UNIQUE INDEX "gap_override_days" ON "GapOverride"("clinicId", "id", "visitId", "gapDays");

-- CreateIndex
CREATE INDEX "appointment_day" ON "Appointment"("clinicId", "onDate");

-- CreateIndex
CREATE INDEX "appointment_plan" ON "Appointment"("clinicId", "planId");

-- CreateIndex
CREATE INDEX "appointment_client" ON "Appointment"("clinicId", "clientId", "startsAt");

-- CreateIndex
CREATE INDEX "contact_consent_client" ON "ContactConsent"("clinicId", "clientId");

-- CreateIndex
CREATE INDEX "message_due" ON "Message"("clinicId", "dueAt");

-- CreateIndex
CREATE INDEX "message_appointment" ON "Message"("clinicId", "appointmentId");

-- CreateIndex
CREATE UNIQUE INDEX "message_once" ON "Message"("clinicId", "dedupeKey");

-- CreateIndex
CREATE INDEX "audit_entry_record" ON "AuditEntry"("clinicId", "recordId");

-- CreateIndex
CREATE INDEX "audit_entry_at" ON "AuditEntry"("clinicId", "at");

-- AddForeignKey
ALTER TABLE "BookingLock" ADD CONSTRAINT "BookingLock_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "UserAccount"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_clinicId_clinicianId_fkey" FOREIGN KEY ("clinicId", "clinicianId") REFERENCES "Clinician"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Clinician" ADD CONSTRAINT "Clinician_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_clinicId_locationId_fkey" FOREIGN KEY ("clinicId", "locationId") REFERENCES "Location"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_clinicId_locationId_fkey" FOREIGN KEY ("clinicId", "locationId") REFERENCES "Location"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WorkingHours" ADD CONSTRAINT "WorkingHours_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WorkingHours" ADD CONSTRAINT "WorkingHours_clinicId_clinicianId_fkey" FOREIGN KEY ("clinicId", "clinicianId") REFERENCES "Clinician"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WorkingHours" ADD CONSTRAINT "WorkingHours_clinicId_locationId_fkey" FOREIGN KEY ("clinicId", "locationId") REFERENCES "Location"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_clinicId_clinicianId_fkey" FOREIGN KEY ("clinicId", "clinicianId") REFERENCES "Clinician"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HoursException" ADD CONSTRAINT "HoursException_clinicId_locationId_fkey" FOREIGN KEY ("clinicId", "locationId") REFERENCES "Location"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Protocol" ADD CONSTRAINT "Protocol_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT "ProtocolVersion_clinicId_protocolId_fkey" FOREIGN KEY ("clinicId", "protocolId") REFERENCES "Protocol"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_locationId_fkey" FOREIGN KEY ("clinicId", "locationId") REFERENCES "Location"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_protocolVersionId_fkey" FOREIGN KEY ("clinicId", "protocolVersionId") REFERENCES "ProtocolVersion"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_createdBy_fkey" FOREIGN KEY ("clinicId", "createdBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_endedBy_fkey" FOREIGN KEY ("clinicId", "endedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_clinicId_planId_fkey" FOREIGN KEY ("clinicId", "planId") REFERENCES "Plan"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_clinicId_skippedBy_fkey" FOREIGN KEY ("clinicId", "skippedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_clinicId_goOnBy_fkey" FOREIGN KEY ("clinicId", "goOnBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "GapOverride" ADD CONSTRAINT "GapOverride_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "GapOverride" ADD CONSTRAINT "GapOverride_clinicId_visitId_fkey" FOREIGN KEY ("clinicId", "visitId") REFERENCES "Visit"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "GapOverride" ADD CONSTRAINT "GapOverride_clinicId_signedBy_fkey" FOREIGN KEY ("clinicId", "signedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_locationId_timeZone_fkey" FOREIGN KEY ("clinicId", "locationId", "timeZone") REFERENCES "Location"("clinicId", "id", "timeZone") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_clinicianId_fkey" FOREIGN KEY ("clinicId", "clinicianId") REFERENCES "Clinician"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_roomId_locationId_fkey" FOREIGN KEY ("clinicId", "roomId", "locationId") REFERENCES "Room"("clinicId", "id", "locationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_deviceId_locationId_fkey" FOREIGN KEY ("clinicId", "deviceId", "locationId") REFERENCES "Device"("clinicId", "id", "locationId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_cancelledBy_fkey" FOREIGN KEY ("clinicId", "cancelledBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_planId_clientId_fkey" FOREIGN KEY ("clinicId", "planId", "clientId") REFERENCES "Plan"("clinicId", "id", "clientId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_visitId_planId_minGapDays_fkey" FOREIGN KEY ("clinicId", "visitId", "planId", "minGapDays") REFERENCES "Visit"("clinicId", "id", "planId", "earliestDays") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_clinicId_gapOverrideId_visitId_gapDays_fkey" FOREIGN KEY ("clinicId", "gapOverrideId", "visitId", "gapDays") REFERENCES "GapOverride"("clinicId", "id", "visitId", "gapDays") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ContactConsent" ADD CONSTRAINT "ContactConsent_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ContactConsent" ADD CONSTRAINT "ContactConsent_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ContactConsent" ADD CONSTRAINT "ContactConsent_clinicId_recordedBy_fkey" FOREIGN KEY ("clinicId", "recordedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_visitId_fkey" FOREIGN KEY ("clinicId", "visitId") REFERENCES "Visit"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_clinicId_appointmentId_fkey" FOREIGN KEY ("clinicId", "appointmentId") REFERENCES "Appointment"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Idempotency" ADD CONSTRAINT "Idempotency_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditDetail" ADD CONSTRAINT "AuditDetail_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditDetail" ADD CONSTRAINT "AuditDetail_clinicId_entryId_fkey" FOREIGN KEY ("clinicId", "entryId") REFERENCES "AuditEntry"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What a row may say by itself
ALTER TABLE "UserAccount" ADD CONSTRAINT user_account_email_folded CHECK ("emailKey" = lower("emailKey") AND btrim("emailKey") <> '');
ALTER TABLE "Clinic" ADD CONSTRAINT clinic_name_given CHECK (btrim(name) <> '');
ALTER TABLE "Clinic" ADD CONSTRAINT clinic_figures CHECK ("horizonMonths" BETWEEN 1 AND 36 AND "noticeHours" BETWEEN 0 AND 168 AND "sunscreenStartHours" BETWEEN 0 AND 48);
ALTER TABLE "Membership" ADD CONSTRAINT membership_role_known CHECK (role IN ('client', 'desk', 'clinician', 'owner'));
ALTER TABLE "Membership" ADD CONSTRAINT membership_client_whole CHECK ((role = 'client') = ("clientId" IS NOT NULL));
ALTER TABLE "Membership" ADD CONSTRAINT membership_clinician_whole CHECK (role <> 'clinician' OR "clinicianId" IS NOT NULL);
ALTER TABLE "Membership" ADD CONSTRAINT membership_name_given CHECK (btrim(name) <> '');
ALTER TABLE "Location" ADD CONSTRAINT location_slot_known CHECK ("slotMinutes" IN (5, 10, 15, 20, 30, 60));
ALTER TABLE "Location" ADD CONSTRAINT location_name_given CHECK (btrim(name) <> '');
ALTER TABLE "WorkingHours" ADD CONSTRAINT working_hours_weekday CHECK (weekday BETWEEN 1 AND 7);
ALTER TABLE "WorkingHours" ADD CONSTRAINT working_hours_span CHECK (0 <= "fromMinute" AND "fromMinute" < "untilMinute" AND "untilMinute" <= 1440);
ALTER TABLE "WorkingHours" ADD CONSTRAINT working_hours_period CHECK ("validUntil" IS NULL OR "validFrom" <= "validUntil");
ALTER TABLE "HoursException" ADD CONSTRAINT hours_exception_kind_known CHECK (kind IN ('leave', 'extra', 'closure'));
ALTER TABLE "HoursException" ADD CONSTRAINT hours_exception_whose CHECK (CASE kind WHEN 'closure' THEN "locationId" IS NOT NULL AND "clinicianId" IS NULL WHEN 'extra' THEN num_nonnulls("clinicianId", "locationId", "fromMinute", "untilMinute") = 4 ELSE "clinicianId" IS NOT NULL END);
ALTER TABLE "HoursException" ADD CONSTRAINT hours_exception_period CHECK ("fromDate" <= "toDate");
ALTER TABLE "HoursException" ADD CONSTRAINT hours_exception_span CHECK (num_nonnulls("fromMinute", "untilMinute") IN (0, 2) AND ("fromMinute" IS NULL OR (0 <= "fromMinute" AND "fromMinute" < "untilMinute" AND "untilMinute" <= 1440)));
ALTER TABLE "ProtocolVersion" ADD CONSTRAINT protocol_version_number_positive CHECK (number >= 1);
ALTER TABLE "Client" ADD CONSTRAINT client_named CHECK (btrim("givenName") <> '' AND btrim("familyName") <> '');
ALTER TABLE "Client" ADD CONSTRAINT client_skin_type_known CHECK ("skinType" IS NULL OR "skinType" BETWEEN 1 AND 6);
ALTER TABLE "Client" ADD CONSTRAINT client_email_folded CHECK (("emailKey" IS NULL) = (email IS NULL) AND "emailKey" = lower("emailKey"));
ALTER TABLE "Client" ADD CONSTRAINT client_phone_international CHECK ("phoneE164" IS NULL OR "phoneE164" ~ '^\+[1-9][0-9]{6,14}$');
ALTER TABLE "Plan" ADD CONSTRAINT plan_status_known CHECK (status IN ('active', 'paused', 'ended'));
ALTER TABLE "Plan" ADD CONSTRAINT plan_end_whole CHECK ((status = 'ended') = ("endedAt" IS NOT NULL));
ALTER TABLE "Plan" ADD CONSTRAINT plan_area_given CHECK (btrim(area) <> '');
ALTER TABLE "Visit" ADD CONSTRAINT visit_phase_known CHECK (phase IN ('session', 'touch_up'));
ALTER TABLE "Visit" ADD CONSTRAINT visit_figures CHECK (1 <= "blockedUnderDays" AND "blockedUnderDays" <= "earliestDays" AND "earliestDays" <= "targetDays" AND "targetDays" <= "latestDays" AND "latestDays" <= "restartAfterDays");
ALTER TABLE "Visit" ADD CONSTRAINT visit_counted CHECK (position >= 1 AND number >= 1 AND number <= position);
ALTER TABLE "Visit" ADD CONSTRAINT visit_skip_whole CHECK (num_nonnulls("skippedAt", "skippedBy", "skipReason") IN (0, 3));
ALTER TABLE "Visit" ADD CONSTRAINT visit_go_on_whole CHECK (num_nonnulls("goOnAt", "goOnBy", "goOnReason") IN (0, 3));
ALTER TABLE "GapOverride" ADD CONSTRAINT gap_override_kind_known CHECK (kind IN ('signed', 'recorded'));
ALTER TABLE "GapOverride" ADD CONSTRAINT gap_override_floor_kept CHECK ("gapDays" >= 1 AND (kind = 'recorded' OR "gapDays" >= "floorGapDays"));
ALTER TABLE "GapOverride" ADD CONSTRAINT gap_override_reason_given CHECK (btrim(reason) <> '');
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_status_known CHECK (status IN ('held', 'booked', 'confirmed', 'arrived', 'in_treatment', 'completed', 'missed', 'cancelled'));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_hold_expires CHECK ((status = 'held') = ("holdExpiresAt" IS NOT NULL));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_has_client CHECK ("clientId" IS NOT NULL OR (status IN ('held', 'cancelled') AND "planId" IS NULL));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_visit_whole CHECK (num_nonnulls("planId", "visitId", "minGapDays", "gapDays") IN (0, 4));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_device_whole CHECK (num_nonnulls("deviceId", "deviceFrom", "deviceTo") IN (0, 3));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_local_day CHECK ("onDate" = ("startsAt" AT TIME ZONE "timeZone")::date);
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_gap_signed CHECK ("gapDays" >= 1 AND ("gapDays" = "minGapDays" OR ("gapDays" < "minGapDays" AND "gapOverrideId" IS NOT NULL)));
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_parts CHECK (0 <= "clientFrom" AND "clientFrom" < "clientTo" AND 0 <= "clinicianFrom" AND "clinicianFrom" < "clinicianTo" AND 0 <= "roomFrom" AND "roomFrom" < "roomTo" AND ("deviceFrom" IS NULL OR (0 <= "deviceFrom" AND "deviceFrom" < "deviceTo")));
ALTER TABLE "ContactConsent" ADD CONSTRAINT contact_consent_kind_known CHECK (kind IN ('service', 'marketing'));
ALTER TABLE "ContactConsent" ADD CONSTRAINT contact_consent_channel_known CHECK (channel IN ('email', 'sms'));
ALTER TABLE "ContactConsent" ADD CONSTRAINT contact_consent_how_given CHECK (btrim(how) <> '');
ALTER TABLE "Message" ADD CONSTRAINT message_status_known CHECK (status IN ('due', 'sending', 'sent', 'failed', 'withdrawn', 'expired'));
ALTER TABLE "Message" ADD CONSTRAINT message_channel_known CHECK (channel IN ('email', 'sms'));
ALTER TABLE "Message" ADD CONSTRAINT message_valid_after_due CHECK ("dueAt" <= "validUntil");
ALTER TABLE "Message" ADD CONSTRAINT message_sent_whole CHECK (status <> 'sent' OR num_nonnulls("sentAt", "sentTo", body) = 3);
ALTER TABLE "AuditEntry" ADD CONSTRAINT audit_entry_actor_known CHECK ("actorKind" IN ('member', 'system'));
ALTER TABLE "AuditEntry" ADD CONSTRAINT audit_entry_actor_whole CHECK (("actorKind" = 'member') = ("actorId" IS NOT NULL));

-- Two people can't take one chair, and two visits of a plan can't come closer than their gap. Deferrable, so that one UPDATE may swap.
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_clinician_free EXCLUDE USING gist ("clinicId" WITH =, "clinicianId" WITH =, tsrange(("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "clinicianFrom"), ("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "clinicianTo")) WITH &&) WHERE ("takesPlace") DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_room_free EXCLUDE USING gist ("clinicId" WITH =, "roomId" WITH =, tsrange(("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "roomFrom"), ("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "roomTo")) WITH &&) WHERE ("takesPlace") DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_device_free EXCLUDE USING gist ("clinicId" WITH =, "deviceId" WITH =, tsrange(("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "deviceFrom"), ("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "deviceTo")) WITH &&) WHERE ("takesPlace" AND "deviceId" IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_client_free EXCLUDE USING gist ("clinicId" WITH =, "clientId" WITH =, tsrange(("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "clientFrom"), ("startsAt" AT TIME ZONE 'UTC') + make_interval(mins => "clientTo")) WITH &&) WHERE (counts) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_gap_kept EXCLUDE USING gist ("clinicId" WITH =, "planId" WITH =, daterange("onDate" - "gapDays" + 1, "onDate" + 1) WITH &&) WHERE (counts AND "planId" IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE;
CREATE UNIQUE INDEX appointment_one_per_visit ON "Appointment" ("clinicId", "visitId") WHERE counts;
CREATE INDEX appointment_hold_due ON "Appointment" ("clinicId", "holdExpiresAt") WHERE "holdExpiresAt" IS NOT NULL;
CREATE UNIQUE INDEX plan_one_an_area ON "Plan" ("clinicId", "clientId", area) WHERE status <> 'ended';
CREATE INDEX message_waiting ON "Message" ("dueAt") WHERE status IN ('due', 'sending');

-- The wall: each transaction of the app names its clinic, and sees and writes no other. Rows that say what happened are never deleted.
GRANT USAGE ON SCHEMA public TO needlepoint_app;
ALTER TABLE "Clinic" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Clinic" USING (id = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, UPDATE ON "Clinic" TO needlepoint_app;
ALTER TABLE "BookingLock" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "BookingLock" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, UPDATE ON "BookingLock" TO needlepoint_app;
ALTER TABLE "Membership" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Membership" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Membership" TO needlepoint_app;
ALTER TABLE "Location" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Location" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Location" TO needlepoint_app;
ALTER TABLE "Clinician" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Clinician" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Clinician" TO needlepoint_app;
ALTER TABLE "Room" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Room" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Room" TO needlepoint_app;
ALTER TABLE "Device" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Device" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Device" TO needlepoint_app;
ALTER TABLE "WorkingHours" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "WorkingHours" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "WorkingHours" TO needlepoint_app;
ALTER TABLE "HoursException" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "HoursException" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "HoursException" TO needlepoint_app;
ALTER TABLE "Protocol" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Protocol" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Protocol" TO needlepoint_app;
ALTER TABLE "ProtocolVersion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ProtocolVersion" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "ProtocolVersion" TO needlepoint_app;
ALTER TABLE "Client" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Client" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Client" TO needlepoint_app;
ALTER TABLE "Plan" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Plan" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Plan" TO needlepoint_app;
ALTER TABLE "Visit" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Visit" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Visit" TO needlepoint_app;
ALTER TABLE "GapOverride" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "GapOverride" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "GapOverride" TO needlepoint_app;
ALTER TABLE "Appointment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Appointment" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Appointment" TO needlepoint_app;
ALTER TABLE "ContactConsent" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ContactConsent" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "ContactConsent" TO needlepoint_app;
ALTER TABLE "Message" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Message" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "Message" TO needlepoint_app;
ALTER TABLE "Idempotency" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "Idempotency" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON "Idempotency" TO needlepoint_app;
ALTER TABLE "AuditEntry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "AuditEntry" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "AuditEntry" TO needlepoint_app;
ALTER TABLE "AuditDetail" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "AuditDetail" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON "AuditDetail" TO needlepoint_app;

-- The life of an appointment: a row begins as held or booked, a walk-in as arrived, an import as completed;
-- and then moves only along product's list, undo of the desk's slips included. Only OLD and NEW are read.
CREATE FUNCTION appointment_step() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE allowed boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    allowed := NEW.status IN ('held', 'booked', 'arrived', 'completed');
    IF NOT allowed THEN
      RAISE EXCEPTION 'appointment_step: an appointment cannot begin as %', NEW.status USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.status = OLD.status THEN
    IF OLD.status IN ('in_treatment', 'completed', 'missed', 'cancelled') AND ROW(NEW."startsAt", NEW."clinicianId", NEW."roomId", NEW."deviceId", NEW."planId", NEW."visitId", NEW."clientId", NEW."clientFrom", NEW."clientTo", NEW."clinicianFrom", NEW."clinicianTo", NEW."roomFrom", NEW."roomTo", NEW."deviceFrom", NEW."deviceTo")
        IS DISTINCT FROM ROW(OLD."startsAt", OLD."clinicianId", OLD."roomId", OLD."deviceId", OLD."planId", OLD."visitId", OLD."clientId", OLD."clientFrom", OLD."clientTo", OLD."clinicianFrom", OLD."clinicianTo", OLD."roomFrom", OLD."roomTo", OLD."deviceFrom", OLD."deviceTo") THEN
      RAISE EXCEPTION 'appointment_step: an appointment that is % does not move', OLD.status USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
  END IF;
  allowed := CASE OLD.status
    WHEN 'held' THEN NEW.status IN ('booked', 'cancelled')
    WHEN 'booked' THEN NEW.status IN ('confirmed', 'arrived', 'missed', 'cancelled')
    WHEN 'confirmed' THEN NEW.status IN ('booked', 'arrived', 'missed', 'cancelled')
    WHEN 'arrived' THEN NEW.status IN ('in_treatment', 'booked', 'confirmed', 'cancelled')
    WHEN 'in_treatment' THEN NEW.status = 'completed'
    WHEN 'missed' THEN NEW.status IN ('booked', 'confirmed')
    ELSE false END;
  IF NOT allowed THEN
    RAISE EXCEPTION 'appointment_step: % does not become %', OLD.status, NEW.status USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appointment_step BEFORE INSERT OR UPDATE ON "Appointment" FOR EACH ROW EXECUTE FUNCTION appointment_step();

-- What was written stays as it was written.
CREATE FUNCTION row_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'row_is_final: % is append-only', TG_TABLE_NAME USING ERRCODE = '23514';
END $$;
CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER audit_detail_final BEFORE UPDATE ON "AuditDetail" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER protocol_version_final BEFORE UPDATE OR DELETE ON "ProtocolVersion" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER gap_override_final BEFORE UPDATE OR DELETE ON "GapOverride" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER contact_consent_final BEFORE UPDATE OR DELETE ON "ContactConsent" FOR EACH ROW EXECUTE FUNCTION row_is_final();

-- Finds clients by parts of name, e-mail or phone. It passes the policy by, because trigram operators are not leakproof and
-- could not use their index under it, and keeps the wall itself: nothing outside app.clinic_id comes out.
-- `parts` are folded as searchKey is; every one must occur. The two longest stand apart, because an array is no condition of the index,
-- and each call is planned with its own words: a general plan is ten times slower for short ones.
CREATE FUNCTION search_clients(parts text[], at_most int) RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
DECLARE patterns text[] := (SELECT array_agg('%' || replace(replace(replace(p, '\', '\\'), '%', '\%'), '_', '\_') || '%' ORDER BY length(p) DESC) FROM unnest(parts) AS p);
BEGIN
  RETURN QUERY SELECT c.id FROM "Client" c
    WHERE c."clinicId" = clinic AND c."endedAt" IS NULL AND c."searchKey" LIKE patterns[1] AND c."searchKey" LIKE coalesce(patterns[2], patterns[1]) AND c."searchKey" LIKE ALL (patterns)
    ORDER BY similarity(c."searchKey", array_to_string(parts, ' ')) DESC, c.id LIMIT at_most;
END $$;
REVOKE ALL ON FUNCTION search_clients(text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_clients(text[], int) TO needlepoint_app;

-- Wake-ups for messages, inside the booking's own transaction. The worker's tables are its owner's; a clinic adds and removes
-- only jobs that name itself. `jobs`: [{task, key, payload, delayMs}], delayMs null for at once: a delay and not an instant,
-- so that neither a difference between the clocks of app and database nor a test's clock shifts a wake-up.
CREATE FUNCTION enqueue_jobs(jobs jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE clinic text := nullif(current_setting('app.clinic_id', true), '');
BEGIN
  IF clinic IS NULL OR EXISTS (SELECT 1 FROM jsonb_array_elements(jobs) j WHERE j->'payload'->>'clinicId' IS DISTINCT FROM clinic OR starts_with(j->>'key', clinic || ':') IS NOT TRUE) THEN
    RAISE EXCEPTION 'enqueue_jobs: a job must name its own clinic' USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.add_jobs(array_agg((j->>'task', (j->'payload')::json, NULL, now() + make_interval(secs => (j->>'delayMs')::float8 / 1000), NULL, j->>'key', NULL, NULL)::graphile_worker.job_spec), false)
    FROM jsonb_array_elements(jobs) j HAVING count(*) > 0;
END $$;
CREATE FUNCTION cancel_jobs(keys text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE clinic text := nullif(current_setting('app.clinic_id', true), '');
BEGIN
  IF clinic IS NULL OR EXISTS (SELECT 1 FROM unnest(keys) k WHERE starts_with(k, clinic || ':') IS NOT TRUE) THEN
    RAISE EXCEPTION 'cancel_jobs: a job must name its own clinic' USING ERRCODE = '42501';
  END IF;
  PERFORM graphile_worker.remove_job(k) FROM unnest(keys) k;
END $$;
REVOKE ALL ON FUNCTION enqueue_jobs(jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION cancel_jobs(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_jobs(jsonb) TO needlepoint_app;
GRANT EXECUTE ON FUNCTION cancel_jobs(text[]) TO needlepoint_app;
