import { touchUpsToAdd } from "@/lib/rules/maintenance";
import type { Protocol } from "@/lib/rules/protocol";
import { generateSeries } from "@/lib/rules/series";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { addAppointment, type Fate } from "./appointments";
import { addAudit } from "./audit";
import type { SeedClient } from "./clients";
import type { Placed } from "./place-course";
import { momentOn, type World } from "./world";

export type PlanRows = {
  client: SeedClient;
  protocol: Protocol;
  versionId: string;
  sessions: number;
  area: string;
  status: "active" | "paused" | "ended";
  bookedOn: PlainDate;
  placed: readonly Placed[];
  /** What becomes of a visit, where it is not what time makes of it. */
  fates?: ReadonlyMap<number, Fate>;
  /** Why the visit at this position was let come early. */
  early?: { position: number; reason: string };
};

/** Writes down a plan: its visits, its appointments, what was signed, and who booked it. */
export function addPlan(world: World, plan: PlanRows): void {
  const { rows, newId, clinicId, chance, staff, today } = world;
  const { client, placed, bookedOn, protocol } = plan;
  const prescriber = chance.oneOf(Object.values(staff.clinicians));
  const createdAt = momentOn(bookedOn, chance.between(9, 16) * 60 + chance.between(0, 59));
  const planId = newId(createdAt);
  const endedOn = plan.status === "ended" ? addDays(placed.at(-1)?.on ?? bookedOn, 10) : null;
  rows.plans.push({
    clinicId,
    id: planId,
    clientId: client.id,
    locationId: client.place.id,
    protocolVersionId: plan.versionId,
    area: plan.area,
    status: plan.status,
    preferences: client.preferences,
    createdAt,
    createdBy: prescriber.membershipId,
    ...(endedOn && {
      endedAt: momentOn(endedOn, 660),
      endedBy: prescriber.membershipId,
      endReason: "Course complete, no touch-ups wished",
    }),
    ...(plan.status === "paused" && {
      pausedAt: momentOn(addDays(today, -5), 660),
      pausedBy: prescriber.membershipId,
      pauseReason: "Travelling for some months",
    }),
  });

  const course = generateSeries(protocol, plan.sessions);
  const touchUps = touchUpsToAdd(
    protocol,
    course.map(({ phase, position, number }) => {
      const place = placed.find(({ visit }) => visit.position === position);
      return { phase, position, number, state: place && place.on < today ? "completed" : "open" };
    }),
    protocol.touchUp.targetDays,
  );
  const visits = [...course, ...touchUps].map((visit) => ({ ...visit, id: newId(createdAt) }));
  rows.visits.push(
    ...visits.map(({ id, phase, position, number, gap }) => ({
      clinicId,
      id,
      planId,
      phase,
      position,
      number,
      ...gap,
    })),
  );

  for (const [index, { visit, slot, on }] of placed.entries()) {
    const visitId = visits.find(({ position }) => position === visit.position)?.id ?? "";
    const before = placed[index - 1];
    const early = plan.early?.position === visit.position && before ? plan.early : null;
    const gapDays = early && before ? daysBetween(before.on, on) : visit.gap.earliestDays;
    const overrideId = early ? newId(createdAt) : null;
    if (early && overrideId) {
      rows.overrides.push({
        clinicId,
        id: overrideId,
        visitId,
        kind: "signed",
        gapDays,
        floorGapDays: visit.gap.blockedUnderDays,
        reason: early.reason,
        signedBy: prescriber.membershipId,
        signedAt: createdAt,
      });
      addAudit(
        world,
        { at: createdAt, actorId: prescriber.membershipId, action: "gap.overridden" },
        {
          type: "Visit",
          id: visitId,
          after: { gapDays, reason: early.reason },
        },
      );
    }
    // What lies beyond the horizon of the day on which the course was booked was booked at the visit before it.
    const isLater = daysBetween(bookedOn, on) > 365 && before !== undefined;
    addAppointment(
      world,
      {
        client,
        slot,
        on,
        occupancy: visit.occupancy,
        createdAt: isLater && before.on < today ? momentOn(before.on, 720) : createdAt,
        visit: { planId, visitId, minGapDays: visit.gap.earliestDays, gapDays, gapOverrideId: overrideId },
      },
      plan.fates?.get(visit.position) ?? "as-time-goes",
    );
  }
  addAudit(
    world,
    { at: createdAt, actorId: prescriber.membershipId, action: "plan.booked" },
    {
      type: "Plan",
      id: planId,
      after: { area: plan.area, visits: placed.map(({ on }) => on) },
    },
  );
}
