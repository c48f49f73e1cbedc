// How does a test get a clinic with people, places and a plan? Each builder makes one row and returns its ids under
// the names that other tables give them, so that results spread into one another.
import { NO_GAP } from "@/lib/rules/gap";
import { insert, MADE_AT, nextId, type Row } from "./builders/insert";
import { SESSION_GAP, STANDARD_PROTOCOL, TOUCH_UP_GAP } from "./builders/standard-protocol";

export type InClinic = { clinicId: string };
export type AtLocation = InClinic & { locationId: string; timeZone: string };
/** Who and where: what an appointment takes. */
export type Taken = AtLocation & { clinicianId: string; roomId: string; deviceId: string | null; clientId: string };
export type BuiltVisit = InClinic & { planId: string; visitId: string; earliestDays: number };
export type Course = Taken & {
  deviceId: string;
  /** The member who prescribes and signs: a clinician. */
  membershipId: string;
  protocolVersionId: string;
  planId: string;
  /** In their order in the plan: sessions, then touch-ups. */
  visits: [BuiltVisit, BuiltVisit, BuiltVisit, ...BuiltVisit[]];
};

/** A clinic and its booking lock. */
export async function aClinic(row: Row = {}): Promise<InClinic> {
  const clinicId = nextId();
  await insert("Clinic", {
    id: clinicId,
    name: "Harbour Skin",
    phone: "+442079460000",
    locale: "en",
    createdAt: MADE_AT,
    ...row,
  });
  await insert("BookingLock", { clinicId });
  return { clinicId };
}

/** A person who signs in, as a member of the clinic: at the desk unless `role` says otherwise. */
export async function aMember(
  { clinicId }: InClinic,
  row: Row = {},
): Promise<InClinic & { membershipId: string; userId: string; email: string }> {
  const membershipId = nextId();
  const userId = nextId();
  const email = `member-${membershipId.slice(-6)}@harbour.example`;
  await insert("UserAccount", { id: userId, emailKey: email, createdAt: MADE_AT });
  await insert("Membership", {
    clinicId,
    id: membershipId,
    userId,
    role: "desk",
    name: "Dana Desk",
    email,
    createdAt: MADE_AT,
    ...row,
  });
  return { clinicId, membershipId, userId, email };
}

export async function aLocation({ clinicId }: InClinic, row: Row & { timeZone?: string } = {}): Promise<AtLocation> {
  const locationId = nextId();
  const timeZone = row.timeZone ?? "Europe/London";
  await insert("Location", {
    clinicId,
    id: locationId,
    name: "Harbour Street",
    address: "1 Harbour Street",
    phone: "+442079460001",
    position: 1,
    createdAt: MADE_AT,
    ...row,
    timeZone,
  });
  return { clinicId, locationId, timeZone };
}

export async function aClinician({ clinicId }: InClinic, row: Row = {}): Promise<InClinic & { clinicianId: string }> {
  const clinicianId = nextId();
  await insert("Clinician", { clinicId, id: clinicianId, name: "Dr Okafor", colour: 1, position: 1, ...row });
  return { clinicId, clinicianId };
}

/** Weekly hours: Tuesday, 9:00 to 17:00, from before every fixed day on, unless the row says otherwise. */
export async function someHours(at: AtLocation & { clinicianId: string }, row: Row = {}): Promise<void> {
  await insert("WorkingHours", {
    clinicId: at.clinicId,
    id: nextId(),
    clinicianId: at.clinicianId,
    locationId: at.locationId,
    weekday: 2,
    fromMinute: 9 * 60,
    untilMinute: 17 * 60,
    validFrom: "2026-01-01",
    ...row,
  });
}

export async function aRoom({ clinicId, locationId }: AtLocation, row: Row = {}): Promise<{ roomId: string }> {
  const roomId = nextId();
  await insert("Room", { clinicId, id: roomId, locationId, name: "Room 1", position: 1, ...row });
  return { roomId };
}

export async function aDevice({ clinicId, locationId }: AtLocation, row: Row = {}): Promise<{ deviceId: string }> {
  const deviceId = nextId();
  await insert("Device", { clinicId, id: deviceId, locationId, name: "Pen A", position: 1, ...row });
  return { deviceId };
}

export async function aClient({ clinicId }: InClinic, row: Row = {}): Promise<InClinic & { clientId: string }> {
  const clientId = nextId();
  await insert("Client", {
    clinicId,
    id: clientId,
    givenName: "Amara",
    familyName: "Diallo",
    locale: "en",
    timeZone: "Europe/London",
    email: "Amara@mail.example",
    emailKey: "amara@mail.example",
    phoneE164: "+447700900123",
    searchKey: "amara diallo amara@mail.example 447700900123",
    createdAt: MADE_AT,
    ...row,
  });
  return { clinicId, clientId };
}

/** A protocol with one version; `body` is the whole of it. */
export async function aProtocol(
  { clinicId }: InClinic,
  body = STANDARD_PROTOCOL,
): Promise<InClinic & { protocolId: string; protocolVersionId: string }> {
  const protocolId = nextId();
  const protocolVersionId = nextId();
  await insert("Protocol", {
    clinicId,
    id: protocolId,
    key: `${body.key}-${protocolId.slice(-6)}`,
    name: body.name,
    position: 1,
  });
  await insert("ProtocolVersion", {
    clinicId,
    id: protocolVersionId,
    protocolId,
    number: 1,
    body,
    createdAt: MADE_AT,
  });
  return { clinicId, protocolId, protocolVersionId };
}

/** An active plan without visits. */
export async function aPlan(
  of: InClinic & { clientId: string; locationId: string; protocolVersionId: string; membershipId: string },
  row: Row = {},
): Promise<InClinic & { planId: string; clientId: string }> {
  const planId = nextId();
  await insert("Plan", {
    clinicId: of.clinicId,
    id: planId,
    clientId: of.clientId,
    locationId: of.locationId,
    protocolVersionId: of.protocolVersionId,
    area: "face",
    status: "active",
    preferences: {},
    createdAt: MADE_AT,
    createdBy: of.membershipId,
    ...row,
  });
  return { clinicId: of.clinicId, planId, clientId: of.clientId };
}

/**
 * One visit of a plan: a session on the standard gap, unless the row says otherwise; the first one has no gap to count. Given
 * other `earliestDays`, the floor goes no higher than them.
 */
export async function aVisit(
  { clinicId, planId }: InClinic & { planId: string },
  position: number,
  row: Row & { phase?: "session" | "touch_up"; earliestDays?: number } = {},
): Promise<BuiltVisit> {
  const visitId = nextId();
  const phase = row.phase ?? "session";
  const gap = phase === "touch_up" ? TOUCH_UP_GAP : position === 1 ? NO_GAP : SESSION_GAP;
  const earliestDays = row.earliestDays ?? gap.earliestDays;
  await insert("Visit", {
    clinicId,
    id: visitId,
    planId,
    phase,
    position,
    number: position,
    ...gap,
    blockedUnderDays: Math.min(gap.blockedUnderDays, earliestDays),
    ...row,
    earliestDays,
  });
  return { clinicId, planId, visitId, earliestDays };
}

/** A plan with its visits: four sessions and one touch-up, unless told otherwise. */
export async function aPlanWithVisits(
  of: Parameters<typeof aPlan>[0],
  { sessions = 4, touchUps = 1, plan = {} }: { sessions?: number; touchUps?: number; plan?: Row } = {},
): Promise<{ planId: string; visits: Course["visits"] }> {
  const { planId } = await aPlan(of, plan);
  const visits: BuiltVisit[] = [];
  for (let number = 1; number <= sessions; number++)
    visits.push(await aVisit({ clinicId: of.clinicId, planId }, number));
  for (let number = 1; number <= touchUps; number++) {
    visits.push(await aVisit({ clinicId: of.clinicId, planId }, sessions + number, { phase: "touch_up", number }));
  }
  const [first, second, third, ...rest] = visits;
  if (!first || !second || !third) throw new RangeError("A plan of the builders has three visits at least.");
  return { planId, visits: [first, second, third, ...rest] };
}

/**
 * Everything that a booking needs: a clinic, a location with a room and a device, a clinician who is a member, a client, and
 * their plan. Given `at`, it stands at that location of that clinic; everybody and everything else is new.
 *
 * @example
 * const course = await aCourse();
 * await anAppointment(course, { visit: course.visits[0], startsAt: "2026-12-01T10:00:00Z" });
 */
export async function aCourse(
  given: { at?: AtLocation; timeZone?: string; sessions?: number; touchUps?: number } = {},
): Promise<Course> {
  const at = given.at ?? (await aLocation(await aClinic(), { timeZone: given.timeZone ?? "Europe/London" }));
  const { clinicianId } = await aClinician(at);
  const { membershipId } = await aMember(at, { role: "clinician", name: "Dr Okafor", clinicianId });
  const { roomId } = await aRoom(at);
  const { deviceId } = await aDevice(at);
  const { clientId } = await aClient(at);
  const { protocolVersionId } = await aProtocol(at);
  const place = { clinicId: at.clinicId, locationId: at.locationId, timeZone: at.timeZone };
  const people = { clinicianId, membershipId, roomId, deviceId, clientId, protocolVersionId };
  return { ...place, ...people, ...(await aPlanWithVisits({ ...place, ...people }, given)) };
}

/** A signed exception to the gap before one visit. */
export async function anOverride(
  { clinicId, visitId }: BuiltVisit,
  row: Row & { signedBy: string; gapDays: number },
): Promise<{ gapOverrideId: string; gapDays: number }> {
  const gapOverrideId = nextId();
  await insert("GapOverride", {
    clinicId,
    id: gapOverrideId,
    visitId,
    kind: "signed",
    floorGapDays: SESSION_GAP.blockedUnderDays,
    reason: "Leaves the country in May",
    signedAt: MADE_AT,
    ...row,
  });
  return { gapOverrideId, gapDays: row.gapDays };
}
