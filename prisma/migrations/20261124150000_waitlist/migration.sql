-- Who waits for an earlier place, and which freed places were offered to them.

-- AlterTable
ALTER TABLE "Clinic" ADD COLUMN     "waitlistHoldMinutes" INTEGER NOT NULL DEFAULT 120,
ADD COLUMN     "waitlistMode" TEXT NOT NULL DEFAULT 'one';

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "wishes" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" UUID,
    "endReason" TEXT,

    CONSTRAINT "WaitlistEntry_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "WaitlistOffer" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "holdId" UUID NOT NULL,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "WaitlistOffer_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateIndex
CREATE INDEX "waitlist_entry_of_client" ON "WaitlistEntry"("clinicId", "clientId");

-- CreateIndex
CREATE INDEX "waitlist_offer_of_hold" ON "WaitlistOffer"("clinicId", "holdId");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_offer_once" ON "WaitlistOffer"("clinicId", "entryId", "holdId");

-- CreateIndex
CREATE UNIQUE INDEX "visit_in_plan" ON "Visit"("clinicId", "id", "planId");

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_clinicId_planId_clientId_fkey" FOREIGN KEY ("clinicId", "planId", "clientId") REFERENCES "Plan"("clinicId", "id", "clientId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_clinicId_visitId_planId_fkey" FOREIGN KEY ("clinicId", "visitId", "planId") REFERENCES "Visit"("clinicId", "id", "planId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_clinicId_createdBy_fkey" FOREIGN KEY ("clinicId", "createdBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_clinicId_endedBy_fkey" FOREIGN KEY ("clinicId", "endedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT "WaitlistOffer_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT "WaitlistOffer_clinicId_entryId_fkey" FOREIGN KEY ("clinicId", "entryId") REFERENCES "WaitlistEntry"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT "WaitlistOffer_clinicId_holdId_fkey" FOREIGN KEY ("clinicId", "holdId") REFERENCES "Appointment"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "Clinic" ADD CONSTRAINT clinic_waitlist CHECK ("waitlistMode" IN ('one', 'first') AND "waitlistHoldMinutes" BETWEEN 5 AND 2880);
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT waitlist_entry_end_whole CHECK (("endedAt" IS NULL AND num_nonnulls("endedBy", "endReason") = 0) OR ("endedAt" IS NOT NULL AND btrim("endReason") <> ''));
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT waitlist_offer_answer_known CHECK (answer IN ('taken', 'declined', 'expired', 'withdrawn'));
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT waitlist_offer_answer_whole CHECK ((answer IS NULL) = ("answeredAt" IS NULL));
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT waitlist_offer_expires_later CHECK ("offeredAt" < "expiresAt");

-- Nobody waits twice for one visit, and one hold is taken once.
CREATE UNIQUE INDEX waitlist_entry_once ON "WaitlistEntry" ("clinicId", "visitId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX waitlist_taken_once ON "WaitlistOffer" ("clinicId", "holdId") WHERE answer = 'taken';

ALTER TABLE "WaitlistEntry" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "WaitlistEntry" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "WaitlistEntry" TO needlepoint_app;
ALTER TABLE "WaitlistOffer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "WaitlistOffer" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "WaitlistOffer" TO needlepoint_app;
