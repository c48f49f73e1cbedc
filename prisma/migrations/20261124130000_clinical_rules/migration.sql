-- What a clinic's own rules need: pauses, sessions that were cut short, the factors of maintenance, and screening.

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "pauseReason" TEXT,
ADD COLUMN     "pausedAt" TIMESTAMPTZ(3),
ADD COLUMN     "pausedBy" UUID;

-- AlterTable
ALTER TABLE "Appointment" ADD COLUMN     "cutShortReason" TEXT;

-- CreateTable
CREATE TABLE "ClientAssessment" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "factors" JSONB NOT NULL,
    "workedOutDays" INTEGER NOT NULL,
    "targetDays" INTEGER NOT NULL,
    "reason" TEXT,
    "assessedAt" TIMESTAMPTZ(3) NOT NULL,
    "assessedBy" UUID NOT NULL,

    CONSTRAINT "ClientAssessment_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "QuestionnaireVersion" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID,

    CONSTRAINT "QuestionnaireVersion_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "ScreeningAnswer" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "deferUntil" DATE,
    "answeredOn" DATE NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredBy" UUID NOT NULL,

    CONSTRAINT "ScreeningAnswer_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateTable
CREATE TABLE "ScreeningDecision" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" UUID NOT NULL,

    CONSTRAINT "ScreeningDecision_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateIndex
CREATE INDEX "client_assessment_of_plan" ON "ClientAssessment"("clinicId", "planId", "assessedAt");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_number" ON "QuestionnaireVersion"("clinicId", "number");

-- CreateIndex
CREATE INDEX "screening_of_client" ON "ScreeningAnswer"("clinicId", "clientId", "answeredAt");

-- CreateIndex
CREATE INDEX "screening_decision_of_answer" ON "ScreeningDecision"("clinicId", "answerId");

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_clinicId_pausedBy_fkey" FOREIGN KEY ("clinicId", "pausedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ClientAssessment" ADD CONSTRAINT "ClientAssessment_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ClientAssessment" ADD CONSTRAINT "ClientAssessment_clinicId_planId_clientId_fkey" FOREIGN KEY ("clinicId", "planId", "clientId") REFERENCES "Plan"("clinicId", "id", "clientId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ClientAssessment" ADD CONSTRAINT "ClientAssessment_clinicId_assessedBy_fkey" FOREIGN KEY ("clinicId", "assessedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "QuestionnaireVersion" ADD CONSTRAINT "QuestionnaireVersion_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT "ScreeningAnswer_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT "ScreeningAnswer_clinicId_clientId_fkey" FOREIGN KEY ("clinicId", "clientId") REFERENCES "Client"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT "ScreeningAnswer_clinicId_questionnaireVersionId_fkey" FOREIGN KEY ("clinicId", "questionnaireVersionId") REFERENCES "QuestionnaireVersion"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT "ScreeningAnswer_clinicId_answeredBy_fkey" FOREIGN KEY ("clinicId", "answeredBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningDecision" ADD CONSTRAINT "ScreeningDecision_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningDecision" ADD CONSTRAINT "ScreeningDecision_clinicId_answerId_fkey" FOREIGN KEY ("clinicId", "answerId") REFERENCES "ScreeningAnswer"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ScreeningDecision" ADD CONSTRAINT "ScreeningDecision_clinicId_decidedBy_fkey" FOREIGN KEY ("clinicId", "decidedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A plan that was paused before pauses were signed: whoever made it stands for it.
UPDATE "Plan" SET "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Paused' WHERE status = 'paused';

ALTER TABLE "Plan" ADD CONSTRAINT plan_pause_whole CHECK (num_nonnulls("pausedAt", "pausedBy", "pauseReason") = CASE status WHEN 'paused' THEN 3 ELSE 0 END);
ALTER TABLE "Appointment" ADD CONSTRAINT appointment_cut_short CHECK ("cutShortReason" IS NULL OR (status = 'completed' AND btrim("cutShortReason") <> ''));
ALTER TABLE "ClientAssessment" ADD CONSTRAINT client_assessment_cause_known CHECK (cause IN ('factors', 'fading', 'new_concern'));
ALTER TABLE "ClientAssessment" ADD CONSTRAINT client_assessment_figures CHECK ("workedOutDays" >= 1 AND "targetDays" >= 1);
ALTER TABLE "ClientAssessment" ADD CONSTRAINT client_assessment_reasoned CHECK (("targetDays" = "workedOutDays" AND reason IS NULL) OR (reason IS NOT NULL AND btrim(reason) <> ''));
ALTER TABLE "QuestionnaireVersion" ADD CONSTRAINT questionnaire_number_positive CHECK (number >= 1);
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT screening_answer_outcome_known CHECK (outcome IN ('fine', 'ask', 'review', 'defer', 'block'));
ALTER TABLE "ScreeningAnswer" ADD CONSTRAINT screening_answer_deferral CHECK (outcome <> 'defer' OR "deferUntil" > "answeredOn");
ALTER TABLE "ScreeningDecision" ADD CONSTRAINT screening_decision_known CHECK (decision IN ('allow', 'refuse'));
ALTER TABLE "ScreeningDecision" ADD CONSTRAINT screening_decision_reasoned CHECK (btrim(reason) <> '' AND btrim(question) <> '');

ALTER TABLE "ClientAssessment" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ClientAssessment" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "ClientAssessment" TO needlepoint_app;
ALTER TABLE "QuestionnaireVersion" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "QuestionnaireVersion" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "QuestionnaireVersion" TO needlepoint_app;
ALTER TABLE "ScreeningAnswer" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ScreeningAnswer" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "ScreeningAnswer" TO needlepoint_app;
ALTER TABLE "ScreeningDecision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ScreeningDecision" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT ON "ScreeningDecision" TO needlepoint_app;

CREATE TRIGGER client_assessment_final BEFORE UPDATE OR DELETE ON "ClientAssessment" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER questionnaire_version_final BEFORE UPDATE OR DELETE ON "QuestionnaireVersion" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER screening_answer_final BEFORE UPDATE OR DELETE ON "ScreeningAnswer" FOR EACH ROW EXECUTE FUNCTION row_is_final();
CREATE TRIGGER screening_decision_final BEFORE UPDATE OR DELETE ON "ScreeningDecision" FOR EACH ROW EXECUTE FUNCTION row_is_final();
