// What does one line of the audit log say: who did what, to whose record, when and why?
import type { AuditLine } from "@/lib/db/queries/audit";
import type { AuditSubjects } from "@/lib/db/queries/audit-subjects";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { AuditRow } from "@/lib/schemas/audit-row";
import { fromDate } from "@/lib/time";
import { actOf, isException } from "@/lib/web/audit-acts";
import { changesOf, LONG_AGO } from "@/lib/web/audit-fields";
import { planTitle, protocolName, visitTitle } from "@/lib/web/plan-titles";
import { sayDayAndTime, sayZone } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

export type AuditWords = { locale: Locale; names: PlaceNames; subjects: AuditSubjects };

/** Whose record it is, what it is called, and where it stands. */
type About = { what: string | null; href: string | null; clientId: string | null; timeZone: string };

export function auditRow(line: AuditLine, words: AuditWords): AuditRow {
  const { locale, names, subjects } = words;
  const say = speaker(locale, "auditLog");
  const { timeZone, what, href, clientId } = aboutOf(line, words);
  const act = actOf(line.action);
  const namesZone = new Set(names.locations.map((one) => one.timeZone)).size > 1;
  const client = clientId === null ? undefined : subjects.clients.get(clientId);
  const at = fromDate(line.at);
  const when = sayDayAndTime(locale, at, timeZone, LONG_AGO);
  return {
    id: line.id,
    at: line.at.toISOString(),
    when: namesZone ? `${when} ${sayZone(locale, at, timeZone)}` : when,
    ...whoOf(line, words),
    act: act === null ? line.action : speaker(locale, "auditAct")(act),
    what,
    // A plan, a visit and an appointment stand on the record of their client.
    href: href ?? (client ? `/clinic/clients/${client.id}` : null),
    client: client ? { name: client.name, href: `/clinic/clients/${client.id}` } : null,
    why: whyOf(line, locale),
    isException: isException(act, line.after),
    exceptionText: act === "visit.recorded" ? say("recorded") : act === "visit.gone-on" ? say("goneOn") : say("signed"),
    changes: changesOf(line, { locale, names, subjects, timeZone, namesZone }),
  };
}

/** What somebody wrote; a wait has an end of ours, which has its words. */
function whyOf(line: AuditLine, locale: Locale): string | null {
  const reason = textIn("reason", line);
  if (reason === null || line.action !== "waitlist.ended") return reason;
  const ends: Readonly<Record<string, string>> = catalogueOf(locale).auditLog.waitEnd;
  return ends[reason] ?? reason;
}

/** What stands there after, else what stood there before; null for what is no text. */
function textIn(field: string, { before, after }: Pick<AuditLine, "before" | "after">): string | null {
  const found = [after[field], before[field]].find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? found : null;
}

function whoOf({ actor }: AuditLine, { locale, subjects }: AuditWords): Pick<AuditRow, "who" | "role"> {
  const say = speaker(locale, "auditLog");
  if (actor.kind === "system") return { who: say("bySystem"), role: null };
  if (actor.kind === "key") {
    return { who: (actor.id && subjects.keys.get(actor.id)?.name) ?? say("unknown"), role: say("byKey") };
  }
  const member = actor.id === null ? undefined : subjects.actors.get(actor.id);
  const roles: Readonly<Record<string, string>> = catalogueOf(locale).role;
  return { who: member?.name ?? say("unknown"), role: member ? (roles[member.role] ?? null) : null };
}

function aboutOf({ record: { type, id }, after, before }: AuditLine, words: AuditWords): About {
  const { locale, names, subjects } = words;
  const home = names.locations[0]?.timeZone ?? "UTC";
  const nothing: About = { what: null, href: null, clientId: null, timeZone: home };
  if (type === "Client") return { ...nothing, clientId: id };
  if (type === "Plan") return ofPlan(id);
  if (type === "Visit") return ofVisit(id);
  if (type === "Appointment") {
    const appointment = subjects.appointments.get(id);
    if (!appointment) return nothing;
    const { clientId, visitId, timeZone } = appointment;
    const what = visitId === null ? speaker(locale, "clientRecord")("consultation") : ofVisit(visitId).what;
    return { what, href: null, clientId, timeZone };
  }
  if (type === "Protocol") {
    const protocol = subjects.protocols.get(id);
    return { ...nothing, what: protocol ? protocolName(locale, protocol) : null, href: `/clinic/protocols/${id}` };
  }
  const other = subjects.others.get(id);
  if (other) return { ...(other.visitId === null ? nothing : ofVisit(other.visitId)), clientId: other.clientId };
  return { ...nothing, what: textIn("name", { before, after }) };

  function ofPlan(planId: string): About {
    const plan = subjects.plans.get(planId);
    if (!plan) return nothing;
    const { protocol, area, clientId, timeZone } = plan;
    return { what: planTitle(locale, protocol, area), href: null, clientId, timeZone };
  }
  function ofVisit(visitId: string): About {
    const visit = subjects.visits.get(visitId);
    if (!visit) return nothing;
    const plan = ofPlan(visit.planId);
    const values = { visit: visitTitle(locale, visit).title, plan: plan.what ?? "" };
    return { ...plan, what: speaker(locale, "auditLog")("visitOf", values) };
  }
}
