-- When a room or a device can't be used.

-- CreateTable
CREATE TABLE "ResourceClosure" (
    "clinicId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roomId" UUID,
    "deviceId" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ResourceClosure_pkey" PRIMARY KEY ("clinicId","id")
);

-- CreateIndex
CREATE INDEX "resource_closure_period" ON "ResourceClosure"("clinicId", "endsAt");

-- AddForeignKey
ALTER TABLE "ResourceClosure" ADD CONSTRAINT "ResourceClosure_clinicId_fkey" FOREIGN KEY ("clinicId") REFERENCES "Clinic"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ResourceClosure" ADD CONSTRAINT "ResourceClosure_clinicId_roomId_fkey" FOREIGN KEY ("clinicId", "roomId") REFERENCES "Room"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ResourceClosure" ADD CONSTRAINT "ResourceClosure_clinicId_deviceId_fkey" FOREIGN KEY ("clinicId", "deviceId") REFERENCES "Device"("clinicId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "ResourceClosure" ADD CONSTRAINT resource_closure_whose CHECK (num_nonnulls("roomId", "deviceId") = 1);
ALTER TABLE "ResourceClosure" ADD CONSTRAINT resource_closure_span CHECK ("startsAt" < "endsAt");
ALTER TABLE "ResourceClosure" ADD CONSTRAINT resource_closure_reasoned CHECK (btrim(reason) <> '');

ALTER TABLE "ResourceClosure" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_clinic ON "ResourceClosure" USING ("clinicId" = nullif(current_setting('app.clinic_id', true), '')::uuid);
-- A closure that is taken back before it began never was.
GRANT SELECT, INSERT, UPDATE, DELETE ON "ResourceClosure" TO needlepoint_app;
