// Does every page and every action ask the database a bounded number of times, whatever the clinic's size?
import { beforeEach, describe, expect, test } from "vitest";
import type { Member } from "@/lib/access/actor";
import { contextFor } from "@/lib/db/context";
import { bookSeries } from "@/lib/operations/book-series";
import { findPlaces } from "@/lib/operations/find-places";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { previewSeries } from "@/lib/operations/preview-series";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { builderPage } from "@/lib/web/builder-page";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { clientList } from "@/lib/web/clients-page";
import { dayPage } from "@/lib/web/day-page";
import { duePage } from "@/lib/web/due-page";
import { messagesPage } from "@/lib/web/messages-view";
import { movePage } from "@/lib/web/move-page";
import { myDayPage } from "@/lib/web/my-day-page";
import type { PageContext } from "@/lib/web/page";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { NOW, rowsOf } from "../support/a-working-clinic";
import { countQueries } from "../support/count-queries";
import { databaseUrl } from "../support/database";

/** Opening, naming the clinic and closing a transaction are four statements; a page has one, an operation two. */
const PAGE = 35;
const READ = 25;
/** The facts, the lock, the rows, the audit, the messages and their wake-ups. */
const WRITE = 65;

let owner: PageContext;
let planned: { appointmentId: string; clientId: string; planId: string };

beforeEach(async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  const [member] = await rowsOf<{ clinicId: string; id: string; name: string }>(
    `SELECT "clinicId", id, name FROM "Membership" WHERE role = 'owner'`,
  );
  if (!member) throw new Error("The demo clinic has no owner");
  const actor: Member = {
    kind: "member",
    clinicId: member.clinicId,
    membershipId: member.id,
    role: "owner",
    name: member.name,
    locale: "en",
    clientId: null,
    clinicianId: null,
  };
  owner = { ...contextFor(actor, NOW), actor };
  const [visit] = await rowsOf<{ id: string; clientId: string; planId: string }>(
    `SELECT a.id, a."clientId", a."planId" FROM "Appointment" a JOIN "Visit" v ON v.id = a."visitId"
     WHERE a.status = 'booked' AND a."onDate" > '2026-12-01' AND v.phase = 'session' AND v.number > 1 ORDER BY a."startsAt", a.id LIMIT 1`,
  );
  if (!visit) throw new Error("The demo clinic has no session to move");
  planned = { appointmentId: visit.id, clientId: visit.clientId, planId: visit.planId };
});

describe("on the demo clinic, with 120 clients and three months of bookings", () => {
  test("each page of staff", async () => {
    const pages: Record<string, () => Promise<unknown>> = {
      "the day": () => dayPage(owner, {}),
      "the day with a visit": () => dayPage(owner, { sel: planned.appointmentId }),
      clients: () => clientList(owner, ""),
      "clients by name": () => clientList(owner, "am"),
      "a client": () => clientRecordPage(owner, planned.clientId),
      "the builder": () => builderPage(owner, planned.clientId, {}),
      "my day": () => myDayPage(owner, {}),
      messages: () => messagesPage(owner, {}),
      "moving a visit": () => movePage(owner, planned.appointmentId, {}),
      "booking what is due": () => duePage(owner, planned.planId, {}),
    };
    for (const [page, read] of Object.entries(pages)) {
      const { queries } = await countQueries(read);
      expect(queries, page).toBeLessThanOrEqual(PAGE);
    }
  });

  test("each operation", async () => {
    const [place] = await rowsOf<{ locationId: string; versionId: string; clientId: string }>(
      `SELECT l.id AS "locationId", v.id AS "versionId", c.id AS "clientId" FROM "Location" l, "ProtocolVersion" v, "Client" c
       WHERE NOT EXISTS (SELECT 1 FROM "Plan" p WHERE p."clientId" = c.id) ORDER BY l.position, v.id, c.id LIMIT 1`,
    );
    if (!place) throw new Error("The demo clinic has no client without a plan");
    const wish = {
      clientId: place.clientId,
      locationId: place.locationId,
      protocolVersionId: place.versionId,
      sessions: 3,
      area: "face" as const,
      preferences: {},
      pins: [],
      unticked: [],
    };
    const preview = await countQueries(() => previewSeries(owner, wish));
    const seen = preview.value.answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
    const booked = await countQueries(() => bookSeries(owner, { ...wish, seen }));
    expect(booked.value.booked).toBe(true);

    const found = await countQueries(() => findPlaces(owner, planned));
    const best = found.value.places[0];
    if (!best) throw new Error("Nowhere to move to");
    const moved = await countQueries(() =>
      moveAppointment(owner, {
        appointmentId: planned.appointmentId,
        revision: found.value.facts.plan.revision,
        slot: best.slot,
        scope: "following",
      }),
    );
    const confirmed = await countQueries(() => stepAppointment(owner, { ...planned, step: "confirm" }));
    const limits = [
      ["preview a course", preview, READ],
      ["book a course", booked, WRITE],
      ["find other places", found, READ],
      ["move a visit", moved, WRITE],
      ["confirm a visit", confirmed, WRITE],
    ] as const;
    for (const [what, { queries }, limit] of limits) {
      expect(queries, what).toBeLessThanOrEqual(limit);
    }
  });
});
