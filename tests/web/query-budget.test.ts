// Does every page and every action ask the database a bounded number of times, whatever the clinic's size?
import { beforeEach, describe, expect, test } from "vitest";
import { assessMaintenance } from "@/lib/operations/assess-maintenance";
import { bookSeries } from "@/lib/operations/book-series";
import { copyProtocol } from "@/lib/operations/copy-protocol";
import { endPlan } from "@/lib/operations/end-plan";
import { extendPlan } from "@/lib/operations/extend-plan";
import { findPlaces } from "@/lib/operations/find-places";
import { moveAppointment } from "@/lib/operations/move-appointment";
import { orderProtocol } from "@/lib/operations/order-protocol";
import { pausePlan } from "@/lib/operations/pause-plan";
import { previewRecord } from "@/lib/operations/preview-record";
import { previewSeries } from "@/lib/operations/preview-series";
import { publishProtocol } from "@/lib/operations/publish-protocol";
import { recordVisit } from "@/lib/operations/record-visit";
import { resumePlan } from "@/lib/operations/resume-plan";
import { retireProtocol } from "@/lib/operations/retire-protocol";
import { screenClient } from "@/lib/operations/screen-client";
import { skipVisit } from "@/lib/operations/skip-visit";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { auditPage } from "@/lib/web/audit-page";
import { badDayPage } from "@/lib/web/bad-day-page";
import { builderPage } from "@/lib/web/builder-page";
import { carePage } from "@/lib/web/care-page";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { clientList } from "@/lib/web/clients-page";
import { dayPage } from "@/lib/web/day-page";
import { duePage } from "@/lib/web/due-page";
import { maintenancePage } from "@/lib/web/maintenance-page";
import { messagesPage } from "@/lib/web/messages-view";
import { movePage } from "@/lib/web/move-page";
import { myDayPage } from "@/lib/web/my-day-page";
import type { PageContext } from "@/lib/web/page";
import { planChangePage } from "@/lib/web/plan-change-page";
import { checkProtocol } from "@/lib/web/protocol-answers";
import { protocolLibrary } from "@/lib/web/protocol-library";
import { protocolPage } from "@/lib/web/protocol-page";
import { questionnairePage } from "@/lib/web/questionnaire-page";
import { recordVisitPage } from "@/lib/web/record-visit-page";
import { reportsPage } from "@/lib/web/reports-page";
import { screeningPage } from "@/lib/web/screening-page";
import { worklistPage } from "@/lib/web/worklist-page";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { NOW, rowsOf } from "../support/a-working-clinic";
import { countQueries } from "../support/count-queries";
import { databaseUrl } from "../support/database";
import { theOwner } from "../support/the-owner";

/** Opening, naming the clinic and closing a transaction are four statements; a page has one, an operation two. */
const PAGE = 35;
const READ = 25;
/** The facts, the lock, the rows, the audit, the messages and their wake-ups. */
const WRITE = 66;

let owner: PageContext;
let planned: { appointmentId: string; clientId: string; planId: string };

beforeEach(async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  owner = await theOwner();
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
      "a bad day": () => badDayPage(owner, {}),
      clients: () => clientList(owner, ""),
      "clients by name": () => clientList(owner, "am"),
      "a client": () => clientRecordPage(owner, planned.clientId),
      "the builder": () => builderPage(owner, planned.clientId, {}),
      "my day": () => myDayPage(owner, {}),
      messages: () => messagesPage(owner, {}),
      "moving a visit": () => movePage(owner, planned.appointmentId, {}),
      maintenance: () => maintenancePage(owner, planned.planId),
      care: () => carePage(owner, undefined),
      "adding a session": () => planChangePage(owner, planned.planId, "extend", {}),
      "pausing a plan": () => planChangePage(owner, planned.planId, "pause", {}),
      "recording a visit": () => recordVisitPage(owner, planned.planId, {}),
      screening: () => screeningPage(owner, planned.clientId),
      "the questionnaire": () => questionnairePage(owner),
      "booking what is due": () => duePage(owner, planned.planId, {}),
      "the worklist": () => worklistPage(owner, {}),
      "the audit log": () => auditPage(owner, {}),
      "one client's audit log": () => auditPage(owner, { client: planned.clientId }),
      reports: () => reportsPage(owner, {}),
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
    const { revision } = await maintenancePage(owner, planned.planId);
    const assessed = await countQueries(() =>
      assessMaintenance(owner, {
        planId: planned.planId,
        revision,
        cause: "factors",
        found: ["smoker"],
        depthMm: null,
        withPrp: false,
        overrule: null,
      }),
    );
    const confirmed = await countQueries(() => stepAppointment(owner, { ...planned, step: "confirm" }));
    const answers = { tan: { choice: "yes" as const, on: "2026-11-24" } };
    const screening = { clientId: planned.clientId, questionnaire: 1, answers, moves: "later" as const };
    const screened = await countQueries(() => screenClient(owner, screening));
    const limits = [
      ["preview a course", preview, READ],
      ["book a course", booked, WRITE],
      ["find other places", found, READ],
      ["move a visit", moved, WRITE],
      ["assess maintenance", assessed, WRITE],
      // Every plan of the client is looked at: two at most in the demo clinic.
      ["screen a client", screened, READ + WRITE],
      ["confirm a visit", confirmed, WRITE],
    ] as const;
    for (const [what, { queries }, limit] of limits) {
      expect(queries, what).toBeLessThanOrEqual(limit);
    }
  });

  test("each change of a plan that runs", async () => {
    const { planId } = planned;
    const revisionNow = async () => {
      const [plan] = await rowsOf<{ revision: number }>(`SELECT revision FROM "Plan" WHERE id = $1`, [planId]);
      return { planId, revision: plan?.revision ?? -1 };
    };
    const preview = await previewRecord(owner, { planId });
    const { visit, given, judgement } = preview;
    if (!visit || !judgement) throw new Error("Nothing to record");
    const moves = judgement.moves.map(({ visitId, slot }) => ({ visitId, slot }));
    const before = await revisionNow();
    const recorded = await countQueries(() =>
      recordVisit(owner, { ...before, visitId: visit.id, given, moves, reason: "Walked in" }),
    );
    const seen = await revisionNow();
    const extended = await countQueries(() => extendPlan(owner, { ...seen, reason: "Needs one more" }));
    const [last] = await rowsOf<{ id: string }>(
      `SELECT id FROM "Visit" WHERE "planId" = $1 ORDER BY position DESC LIMIT 1`,
      [planId],
    );
    const toSkip = { ...(await revisionNow()), visitId: last?.id ?? "", reason: "Not wished" };
    const skipped = await countQueries(() => skipVisit(owner, toSkip));
    const toPause = { ...(await revisionNow()), reason: "Abroad" };
    const paused = await countQueries(() => pausePlan(owner, toPause));
    const toResume = await revisionNow();
    const resumed = await countQueries(() => resumePlan(owner, toResume));
    const toEnd = { ...(await revisionNow()), reason: "Moves away" };
    const ended = await countQueries(() => endPlan(owner, toEnd));
    const all = { recorded, extended, skipped, paused, resumed, ended };
    for (const [what, { queries }] of Object.entries(all)) expect(queries, what).toBeLessThanOrEqual(WRITE);
  });

  test("the protocols, the editor's answer, and each change of them", async () => {
    const library = await countQueries(() => protocolLibrary(owner));
    const protocolId = library.value.rows[0]?.protocolId ?? "";
    const opened = await countQueries(() => protocolPage(owner, protocolId, "1"));
    const { editor } = opened.value;
    if (!editor) throw new Error("An owner may publish");
    const body = { ...editor.protocol, plannedTouchUps: 3 };
    const checked = await countQueries(() => checkProtocol(owner, { protocolId, body }));
    const basedOn = editor.check.newest.versionId;
    const published = await countQueries(() => publishProtocol(owner, { protocolId, basedOn, body }));
    const copied = await countQueries(() => copyProtocol(owner, { protocolId }));
    const ordered = await countQueries(() => orderProtocol(owner, { protocolId, to: "later" }));
    const retired = await countQueries(() => retireProtocol(owner, { protocolId, inUse: false }));
    for (const [what, { queries }] of Object.entries({ library, opened }))
      expect(queries, what).toBeLessThanOrEqual(PAGE);
    const asked = { checked, published, copied, ordered, retired };
    for (const [what, { queries }] of Object.entries(asked)) expect(queries, what).toBeLessThanOrEqual(READ);
  });
});
