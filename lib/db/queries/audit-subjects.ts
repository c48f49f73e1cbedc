// Whom and what are lines of the audit log about?
import type { Tx } from "@/lib/db/clinic-pool";
import type { AuditLine } from "@/lib/db/queries/audit";
import { type ClientName, loadClientNames } from "@/lib/db/queries/client-names";
import { fromDate, type Minute } from "@/lib/time";

type Visit = { id: string; planId: string; phase: "session" | "touch_up"; number: number };
type Appointment = {
  id: string;
  clientId: string | null;
  planId: string | null;
  visitId: string | null;
  start: Minute;
  timeZone: string;
};
type Plan = {
  id: string;
  clientId: string;
  area: string;
  timeZone: string;
  protocol: { key: string; name: string };
};

type ById<T> = ReadonlyMap<string, T>;

/** What the lines name by id, by id. */
export type AuditSubjects = {
  actors: ById<{ name: string; role: string }>;
  /** Other programs that acted, by what the clinic calls their keys. */
  keys: ById<{ name: string }>;
  clients: ById<ClientName>;
  plans: ById<Plan>;
  visits: ById<Visit>;
  appointments: ById<Appointment>;
  /** Screening answers and entries of the waitlist: whose they are, and for which visit. */
  others: ById<{ id: string; clientId: string; visitId: string | null }>;
  protocols: ById<{ id: string; key: string; name: string }>;
};

/** At most thirteen queries, whatever the number of lines. */
export async function loadAuditSubjects(tx: Tx, clinicId: string, lines: readonly AuditLine[]): Promise<AuditSubjects> {
  const ofType = (...types: string[]) =>
    lines.filter(({ record }) => types.includes(record.type)).map(({ record }) => record.id);
  const named = (field: string) =>
    lines.flatMap(({ before, after }) => [before[field], after[field]]).filter((one) => typeof one === "string");
  const among = (ids: readonly (string | null)[]) => ({
    clinicId,
    id: { in: [...new Set(ids.filter((id) => id !== null))] },
  });

  const actorsOf = (kind: string) => lines.filter(({ actor }) => actor.kind === kind).map(({ actor }) => actor.id);
  const members = await tx.membership.findMany({
    where: among(actorsOf("member")),
    select: { id: true, name: true, role: true },
  });
  const keys = await tx.apiKey.findMany({ where: among(actorsOf("key")), select: { id: true, name: true } });
  const rows = await tx.appointment.findMany({
    where: among(ofType("Appointment")),
    select: { id: true, clientId: true, planId: true, visitId: true, startsAt: true, timeZone: true },
  });
  const appointments = rows.map(({ startsAt, ...row }) => ({ ...row, start: fromDate(startsAt) }));
  const answers = await tx.screeningAnswer.findMany({
    where: among(ofType("ScreeningAnswer")),
    select: { id: true, clientId: true },
  });
  const offers = await tx.waitlistOffer.findMany({
    where: among(ofType("WaitlistOffer")),
    select: { id: true, entryId: true },
  });
  const entries = await tx.waitlistEntry.findMany({
    where: among([...ofType("WaitlistEntry"), ...offers.map(({ entryId }) => entryId)]),
    select: { id: true, clientId: true, visitId: true },
  });
  const others = [
    ...answers.map((answer) => ({ ...answer, visitId: null })),
    ...entries,
    ...offers.flatMap(({ id, entryId }) => {
      const entry = entries.find((one) => one.id === entryId);
      return entry ? [{ ...entry, id }] : [];
    }),
  ];
  const visits = await tx.visit.findMany({
    where: among([
      ...ofType("Visit"),
      ...named("visitId"),
      ...[...appointments, ...others].map(({ visitId }) => visitId),
    ]),
    select: { id: true, planId: true, phase: true, number: true },
  });
  const plans = await tx.plan.findMany({
    where: among([
      ...ofType("Plan"),
      ...visits.map(({ planId }) => planId),
      ...appointments.map(({ planId }) => planId),
    ]),
    select: {
      id: true,
      clientId: true,
      area: true,
      location: { select: { timeZone: true } },
      protocolVersion: { select: { protocol: { select: { key: true, name: true } } } },
    },
  });
  const clients = await loadClientNames(tx, clinicId, [
    ...ofType("Client"),
    ...plans.map(({ clientId }) => clientId),
    ...others.map(({ clientId }) => clientId),
    ...appointments.flatMap(({ clientId }) => clientId ?? []),
  ]);
  const protocols = await tx.protocol.findMany({
    where: among(ofType("Protocol")),
    select: { id: true, key: true, name: true },
  });
  return {
    actors: byId(members),
    keys: byId(keys),
    clients,
    plans: byId(
      plans.map(({ id, clientId, area, location, protocolVersion }) => ({
        ...{ id, clientId, area },
        timeZone: location.timeZone,
        protocol: protocolVersion.protocol,
      })),
    ),
    visits: byId(
      visits.map(({ phase, ...visit }) => ({ ...visit, phase: phase === "touch_up" ? "touch_up" : "session" })),
    ),
    appointments: byId(appointments),
    others: byId(others),
    protocols: byId(protocols),
  };
}

function byId<T extends { id: string }>(rows: readonly T[]): ById<T> {
  return new Map(rows.map((row) => [row.id, row]));
}
