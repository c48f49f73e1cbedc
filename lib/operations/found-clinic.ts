// How does an empty server come to its first clinic?
import { v7 as uuid } from "uuid";
import type { Member } from "@/lib/access/actor";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import { contextFor } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { ownerPool } from "@/lib/db/owner-pool";
import { Refusal } from "@/lib/errors";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import type { SetUpInput } from "@/lib/schemas/set-up";
import { hashPassword } from "@/lib/secrets/passwords";
import { dateOf, fromDate } from "@/lib/time";
import { speaker } from "@/lib/words/say";

const LOCALE = "en";
/** As many edge colours as the look has. */
const COLOURS = 5;

/**
 * Makes the clinic, its owner, one location with rooms, devices and clinicians at usual hours, and the first version of
 * every built-in protocol and of the questionnaire: all of it, or nothing. Nobody is signed in yet, so it acts as the owner of the tables.
 *
 * @throws Refusal "set-up-done" when there is a clinic already; of two at once, one founds
 */
export async function foundClinic(
  asked: { now: Date; requestId: string | null },
  input: SetUpInput,
): Promise<{ clinicId: string }> {
  // Before anything dear: everybody may ask this, and the lock below keeps the others out.
  if (await ownerPool().clinic.findFirst({ select: { id: true } })) throw new Refusal("set-up-done");
  const passwordHash = await hashPassword(input.password);
  return ownerPool().$transaction(async (tx) => {
    // Whoever else founds waits here, and then finds this clinic.
    await tx.$executeRaw`LOCK TABLE "Clinic" IN SHARE ROW EXCLUSIVE MODE`;
    if (await tx.clinic.findFirst({ select: { id: true } })) throw new Refusal("set-up-done");
    return found(tx, asked, input, passwordHash);
  });
}

async function found(
  tx: Tx,
  { now, requestId }: { now: Date; requestId: string | null },
  input: SetUpInput,
  passwordHash: string,
): Promise<{ clinicId: string }> {
  const clinicId = uuid();
  const { clinicName, phone, address, timeZone, ownerName, email } = input;
  await tx.clinic.create({ data: { id: clinicId, name: clinicName, phone, locale: LOCALE, createdAt: now } });
  await tx.bookingLock.create({ data: { clinicId } });
  const locationId = uuid();
  await tx.location.create({
    data: { clinicId, id: locationId, name: clinicName, address, phone, timeZone, position: 1, createdAt: now },
  });
  const ownerClinicianId = await addTreatment(tx, { clinicId, locationId, now }, input);

  const userId = uuid();
  const emailKey = email.toLowerCase();
  await tx.userAccount.create({ data: { id: userId, emailKey, passwordHash, createdAt: now } });
  const actor: Member = {
    kind: "member",
    clinicId,
    membershipId: uuid(),
    role: "owner",
    name: ownerName,
    locale: LOCALE,
    clientId: null,
    clinicianId: ownerClinicianId,
  };
  const { membershipId: id, role, name, clinicianId } = actor;
  await tx.membership.create({ data: { clinicId, id, userId, role, name, email, clinicianId, createdAt: now } });
  await addProtocols(tx, { clinicId, now, createdBy: id });
  const questionnaire = { clinicId, id: uuid(), number: 1, body: STANDARD_QUESTIONNAIRE };
  await tx.questionnaireVersion.create({ data: { ...questionnaire, createdAt: now, createdBy: id } });
  await record(tx, contextFor(actor, now, requestId), "clinic.founded", [
    { type: "Clinic", id: clinicId, after: { name: clinicName } },
  ]);
  return { clinicId };
}

type Founded = { clinicId: string; locationId: string; now: Date };

/**
 * Who treats, where, with what and when.
 *
 * @returns the owner's id as a clinician; null when the owner does not treat
 */
async function addTreatment(
  tx: Tx,
  { clinicId, locationId, now }: Founded,
  { ownerTreats, ownerName, clinicianNames, rooms, devices, ...hours }: SetUpInput,
): Promise<string | null> {
  const say = speaker(LOCALE, "setUp");
  const numbered = (count: number, name: "room" | "device") =>
    Array.from({ length: count }, (_, index) => ({
      clinicId,
      id: uuid(),
      locationId,
      name: say(name, { number: index + 1 }),
      position: index + 1,
    }));
  await tx.room.createMany({ data: numbered(rooms, "room") });
  await tx.device.createMany({ data: numbered(devices, "device") });

  const clinicians = [...(ownerTreats ? [ownerName] : []), ...clinicianNames].map((name, index) => ({
    clinicId,
    id: uuid(),
    name,
    colour: (index % COLOURS) + 1,
    position: index + 1,
  }));
  await tx.clinician.createMany({ data: clinicians });
  const validFrom = toDbDate(dateOf(fromDate(now), hours.timeZone));
  await tx.workingHours.createMany({
    data: clinicians.flatMap(({ id: clinicianId }) =>
      [...new Set(hours.weekdays)].map((weekday) => ({
        ...{ clinicId, id: uuid(), clinicianId, locationId, weekday, validFrom, validUntil: null },
        fromMinute: hours.opensAt,
        untilMinute: hours.closesAt,
      })),
    ),
  });
  return ownerTreats ? (clinicians[0]?.id ?? null) : null;
}

async function addProtocols(
  tx: Tx,
  { clinicId, now, createdBy }: { clinicId: string; now: Date; createdBy: string },
): Promise<void> {
  const protocols = BUILT_IN_PROTOCOLS.map((body) => ({ id: uuid(), body }));
  await tx.protocol.createMany({
    data: protocols.map(({ id, body: { key, name } }, index) => ({ clinicId, id, key, name, position: index + 1 })),
  });
  await tx.protocolVersion.createMany({
    data: protocols.map(({ id: protocolId, body }) => ({
      ...{ clinicId, id: uuid(), protocolId, number: 1, body, createdAt: now, createdBy },
    })),
  });
}
