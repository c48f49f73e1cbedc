-- With which keys do other programs ask for a clinic?

-- CreateTable
CREATE TABLE "ApiKey" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "madeBy" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" UUID,

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret" ON "ApiKey"("clinicId", "secretHash");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_clinicId_madeBy_fkey" FOREIGN KEY ("clinicId", "madeBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_clinicId_revokedBy_fkey" FOREIGN KEY ("clinicId", "revokedBy") REFERENCES "Membership"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "ApiKey" ADD CONSTRAINT api_key_name_given CHECK (btrim(name) <> '');
ALTER TABLE "ApiKey" ADD CONSTRAINT api_key_secret_hashed CHECK ("secretHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "ApiKey" ADD CONSTRAINT api_key_end_whole CHECK (num_nonnulls("revokedAt", "revokedBy") IN (0, 2));

ALTER TABLE "ApiKey" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ApiKey" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "ApiKey" TO needlepoint_app;

-- A key acts too, and is named in what it did.
ALTER TABLE "AuditEntry" DROP CONSTRAINT audit_entry_actor_known;
ALTER TABLE "AuditEntry" ADD CONSTRAINT audit_entry_actor_known CHECK ("actorKind" IN ('member', 'key', 'system'));
ALTER TABLE "AuditEntry" DROP CONSTRAINT audit_entry_actor_whole;
ALTER TABLE "AuditEntry" ADD CONSTRAINT audit_entry_actor_whole CHECK (("actorKind" = 'system') = ("actorId" IS NULL));
