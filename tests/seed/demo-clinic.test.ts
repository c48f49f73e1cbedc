// Is the demo clinic what a visitor is told it is, and does it keep its own rules on any day?
import { beforeAll, describe, expect, test } from "vitest";
import { hoursChange, weeklyHours } from "@/lib/db/queries/places";
import { standingOf } from "@/lib/rules/standing";
import { openSpans } from "@/lib/scheduling/open-spans";
import { addDays, dateOf, daysBetween, fromDate, instantAt, type PlainDate, weekdayOf } from "@/lib/time";
import { demoClinic } from "@/prisma/seed/demo-clinic";
import type { SeedAppointment, SeedRows } from "@/prisma/seed/rows";

const LIVE = ["booked", "confirmed", "arrived", "in_treatment", "completed"];
const at = (value: Date | string): Date => new Date(value);

type Course = {
  plan: SeedRows["plans"][number];
  /** By position, with the live appointment of each. */
  visits: { visit: SeedRows["visits"][number]; live: SeedAppointment | null; missed: boolean }[];
};

function coursesOf(rows: SeedRows): Course[] {
  return rows.plans.map((plan) => ({
    plan,
    visits: rows.visits
      .filter(({ planId }) => planId === plan.id)
      .sort((a, b) => a.position - b.position)
      .map((visit) => {
        const booked = rows.appointments.filter(({ row }) => row.visitId === visit.id);
        return {
          visit,
          live: booked.find(({ status }) => LIVE.includes(status)) ?? null,
          missed: booked.some(({ status }) => status === "missed"),
        };
      }),
  }));
}

/** Local minutes in which each clinician may treat at each place, by the rows. */
function openOf(rows: SeedRows, from: PlainDate, to: PlainDate) {
  return (clinicianId: string, locationId: string) => {
    const zone = rows.locations.find(({ id }) => id === locationId)?.timeZone ?? "";
    const hours = rows.hours.filter((one) => one.clinicianId === clinicianId && one.locationId === locationId);
    const changes = rows.exceptions.filter((one) => one.clinicianId === clinicianId || one.locationId === locationId);
    return openSpans(
      hours.map((one) => weeklyHours({ ...one, validFrom: at(one.validFrom), validUntil: null })),
      changes.map(({ kind, fromDate, toDate }) =>
        hoursChange({ kind, fromDate: at(fromDate), toDate: at(toDate), fromMinute: null, untilMinute: null }),
      ),
      from,
      to,
      zone,
    );
  };
}

const overlap = (spans: { start: number; end: number }[]): boolean =>
  spans.sort((a, b) => a.start - b.start).some(({ start }, index) => start < (spans[index - 1]?.end ?? 0));

describe.each([
  ["a Tuesday morning", "2026-11-24T11:40:00Z"],
  ["a Sunday at three in the morning", "2026-11-22T03:00:00Z"],
  ["the evening before the clocks go forward", "2027-03-27T22:30:00Z"],
  ["the hour after the clocks go back", "2027-10-31T01:20:00Z"],
  ["Christmas Eve", "2026-12-24T15:00:00Z"],
  ["a leap day", "2028-02-29T09:00:00Z"],
])("on %s", (_name, instant) => {
  const now = new Date(instant);
  const today = dateOf(fromDate(now), "Europe/London");
  let rows: SeedRows;
  let courses: Course[];
  beforeAll(() => {
    ({ rows } = demoClinic(now, "no hash"));
    courses = coursesOf(rows);
  });

  test("the clinic has the people and places that it is said to have", () => {
    expect(rows.locations.map(({ name, timeZone }) => `${name} ${timeZone}`)).toEqual([
      "Bristol Europe/London",
      "Antwerp Europe/Brussels",
    ]);
    expect(rows.clinicians).toHaveLength(5);
    expect(rows.rooms).toHaveLength(6);
    expect(rows.devices).toHaveLength(4);
    expect(rows.clients).toHaveLength(120);
    expect(rows.memberships.filter(({ role }) => role === "desk")).toHaveLength(3);
    expect(new Set(rows.clients.map(({ email }) => email)).size).toBe(120);
    expect(new Set(rows.clients.map(({ phoneE164 }) => phoneE164)).size).toBe(120);
  });

  test("sign-in's four people come first in their roles", () => {
    const first = (role: string) =>
      rows.memberships
        .filter((one) => one.role === role)
        .sort(
          (a, b) => at(a.createdAt).getTime() - at(b.createdAt).getTime() || ((a.id ?? "") < (b.id ?? "") ? -1 : 1),
        )[0]?.name;
    expect(["owner", "clinician", "desk", "client"].map(first)).toEqual([
      "Marguerite Achebe",
      "Dr Ngozi Okafor",
      "Joana Reis",
      "Amara Diallo",
    ]);
  });

  test("plans stand in every state", () => {
    const states = courses.map(({ plan, visits }) => {
      if (plan.status !== "active") return plan.status;
      const done = visits.filter(({ live }) => live && live.on < today);
      const next = visits.find(({ live }) => !live || live.on >= today);
      const anchor = done.at(-1)?.live;
      if (!next || (anchor === undefined && !next.live)) return "empty";
      if (next.missed) return "missed";
      const hasEarly = visits.some(({ live }) => live?.row.gapOverrideId);
      if (hasEarly) return "overridden";
      if (next.visit.phase === "touch_up") return next.live ? "maintenance" : "recall";
      const latestOn = addDays(anchor?.on ?? today, next.visit.latestDays);
      const standing = standingOf({ booked: next.live !== null, canStand: true, latestOn }, today);
      return standing === "overdue" && addDays(anchor?.on ?? today, next.visit.restartAfterDays) < today
        ? "undecided"
        : standing;
    });
    const least = {
      "on-track": 40,
      maintenance: 10,
      "at-risk": 6,
      overdue: 4,
      undecided: 1,
      ended: 5,
      recall: 4,
      missed: 3,
      overridden: 2,
      paused: 2,
    };
    const counted = Object.keys(least).map((state) => [state, states.filter((one) => one === state).length]);
    for (const [state, number] of Object.entries(least)) {
      expect(Object.fromEntries(counted)[state], state).toBeGreaterThanOrEqual(number);
    }
    const plansOf = new Map(
      rows.clients.map(({ id }) => [id, courses.filter(({ plan }) => plan.clientId === id).length]),
    );
    expect([...plansOf.values()].filter((plans) => plans > 1).length).toBeGreaterThanOrEqual(30);
    expect([...plansOf.values()].filter((plans) => plans === 0).length).toBeGreaterThanOrEqual(5);
  });

  test("no gap leaves its window, but those that were signed for", () => {
    for (const { visits } of courses) {
      for (const [index, { visit, live }] of visits.entries()) {
        const before = visits[index - 1]?.live;
        if (index === 0 || !live) continue;
        expect(before, `visit ${visit.position} is booked though the one before is not`).toBeTruthy();
        const days = daysBetween(before?.on ?? "", live.on);
        const signed = rows.overrides.find(({ id }) => id === live.row.gapOverrideId);
        if (signed) {
          expect(signed).toMatchObject({ kind: "signed", gapDays: days, visitId: visit.id });
          expect(days).toBeGreaterThanOrEqual(visit.blockedUnderDays);
          expect(days).toBeLessThan(visit.earliestDays);
        } else {
          expect(days).toBeGreaterThanOrEqual(visit.earliestDays);
          expect(days).toBeLessThanOrEqual(visit.latestDays);
        }
      }
    }
  });

  test("everybody works inside their hours, and nobody and nothing is in two places", () => {
    const open = openOf(rows, addDays(today, -800), addDays(today, 400));
    const spansOf = new Map<string, { start: number; end: number }[]>();
    const take = (id: string, start: number, from: number, to: number) =>
      spansOf.set(id, [...(spansOf.get(id) ?? []), { start: start + from, end: start + to }]);
    const hours = new Map<string, { start: number; end: number }[]>();
    for (const { row } of rows.appointments) {
      const start = fromDate(row.startsAt);
      const key = `${row.clinicianId} ${row.locationId}`;
      if (!hours.has(key)) hours.set(key, open(row.clinicianId, row.locationId));
      const isInside = hours.get(key)?.some((span) => {
        return span.start <= start + row.clinicianFrom && start + row.clinicianTo <= span.end;
      });
      expect(isInside, `${row.startsAt.toISOString()} with ${row.clinicianId}`).toBe(true);
      take(row.clinicianId, start, row.clinicianFrom, row.clinicianTo);
      take(row.roomId, start, row.roomFrom, row.roomTo);
      take(row.clientId, start, row.clientFrom, row.clientTo);
      if (row.deviceId && row.deviceFrom != null && row.deviceTo != null) {
        take(row.deviceId, start, row.deviceFrom, row.deviceTo);
      }
    }
    for (const [id, spans] of spansOf) expect(overlap(spans), id).toBe(false);
  });

  test("weekdays are as busy as those of a real clinic for six weeks back and seven ahead", () => {
    const open = openOf(rows, addDays(today, -42), addDays(today, 49));
    const loads: number[] = [];
    for (let days = -42; days <= 49; days++) {
      const on = addDays(today, days);
      if (weekdayOf(on) > 5) continue;
      let openMinutes = 0;
      for (const { id: locationId = "", timeZone } of rows.locations) {
        const [start, end] = [instantAt(on, 0, timeZone), instantAt(on, 1440, timeZone)];
        for (const { id: clinicianId = "" } of rows.clinicians) {
          const spans = open(clinicianId, locationId).filter((span) => start <= span.start && span.end <= end);
          for (const span of spans) openMinutes += span.end - span.start;
        }
      }
      if (openMinutes === 0) continue;
      const visits = rows.appointments.filter((one) => one.on === on && one.status !== "cancelled");
      const taken = visits.reduce((sum, { row }) => sum + row.roomTo - row.roomFrom, 0);
      loads.push((taken / openMinutes) * 100);
    }
    const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(85);
    const usual = loads.filter((load) => load >= 55 && load <= 90).length;
    expect(usual / loads.length).toBeGreaterThan(0.9);
  });

  test("some series were assessed, and their touch-ups follow what was found", () => {
    expect(rows.assessments.length).toBeGreaterThanOrEqual(6);
    expect(rows.assessments.filter(({ reason }) => reason !== null).length).toBeGreaterThanOrEqual(1);
    for (const { planId, targetDays, assessedAt } of rows.assessments) {
      expect(at(assessedAt) <= now).toBe(true);
      const visits = courses.find(({ plan }) => plan.id === planId)?.visits ?? [];
      const open = visits.filter(({ visit, live }) => visit.phase === "touch_up" && !live);
      const last = rows.assessments.findLast((one) => one.planId === planId);
      if (last?.cause === "factors") expect(open.every(({ visit }) => visit.targetDays === targetDays)).toBe(true);
    }
  });

  test("Amara Diallo is in the first days after session 2, with two more sessions booked", () => {
    const [amara] = rows.clients;
    expect(amara).toMatchObject({ givenName: "Amara", familyName: "Diallo", skinType: 5 });
    const [course, ...others] = courses.filter(({ plan }) => plan.clientId === amara?.id);
    expect(others).toHaveLength(0);
    const days = (course?.visits ?? []).flatMap(({ live }) => (live ? [live.on] : []));
    const sinceSecond = daysBetween(days[1] ?? "", today);
    expect(sinceSecond).toBeGreaterThanOrEqual(1);
    expect(sinceSecond).toBeLessThanOrEqual(6);
    expect(days.slice(2).every((on) => on > today)).toBe(true);
    expect(days.length).toBe(5);
  });

  test("what has passed is over, and what is ahead is not", () => {
    for (const { row, status } of rows.appointments) {
      const minutes = fromDate(now) - fromDate(row.startsAt);
      if (minutes >= row.clientTo) expect(["completed", "missed", "cancelled"]).toContain(status);
      if (minutes < -20) expect(["booked", "confirmed", "cancelled"]).toContain(status);
      expect(row.createdAt <= now).toBe(true);
    }
    for (const { status, dueAt, validUntil, sentTo, body } of rows.messages) {
      expect(status).toBe(at(dueAt) <= now ? "sent" : "due");
      expect(at(dueAt) <= at(validUntil)).toBe(true);
      if (status === "sent") expect(sentTo && body).toBeTruthy();
    }
    expect(rows.messages.filter(({ status }) => status === "sent").length).toBeGreaterThan(500);
    expect(rows.messages.filter(({ status }) => status === "due").length).toBeGreaterThan(500);
  });
});

test("in the middle of a working day somebody is done, somebody has not come and somebody is being treated", () => {
  const { rows } = demoClinic(new Date("2026-11-24T11:40:00Z"), "no hash");
  const today = rows.appointments.filter(({ on }) => on === "2026-11-24").map(({ status }) => status);
  expect(today).toEqual(expect.arrayContaining(["completed", "missed", "in_treatment", "booked", "confirmed"]));
});

test("through one day only states and messages change, never a place", () => {
  const places = (instant: string) =>
    demoClinic(new Date(instant), "no hash").rows.appointments.map(({ row }) => [row.id, row.startsAt, row.roomId]);
  expect(places("2026-11-24T17:45:00Z")).toEqual(places("2026-11-24T06:10:00Z"));
});
