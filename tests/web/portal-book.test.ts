// How does a client book what is due of their own course?
import { expect, test } from "vitest";
import { bookDueVisits } from "@/lib/operations/book-due-visits";
import { portalBook, portalBookClinic } from "@/lib/web/portal-book";
import { bookedVisits } from "../support/a-booked-course";
import { aClientWithACourse, DAY, give, seen, startOf } from "../support/a-client-with-a-course";
import { rowsOf } from "../support/a-working-clinic";
import { aClient } from "../support/builders";
import { countQueries } from "../support/count-queries";

/** Session 1 was given, everything behind it fell away, and so many days have passed. */
async function lateClient(days: number) {
  const course = await aClientWithACourse();
  const { clinic, first } = course;
  await give(clinic, first);
  await rowsOf(`UPDATE "Appointment" SET status = 'cancelled' WHERE "clinicId" = $1 AND id <> $2`, [
    clinic.clinicId,
    first.appointmentId,
  ]);
  const now = new Date(startOf(first).getTime() + days * DAY);
  const { toCall } = await seen(clinic, now);
  const [{ planId }] = (await rowsOf<{ planId: string }>(`SELECT id AS "planId" FROM "Plan"`)) as [{ planId: string }];
  return { ...course, now, planId, toCall, ctx: await clinic.asked("client", now) };
}

test("45 days after session 1 a client is offered the first free days, graded, and books the rest of the course", async () => {
  const { ctx, planId, toCall } = await lateClient(45);
  expect(toCall[0]?.bookHref).toBe(`/portal/book/${planId}`);
  const view = await portalBook(ctx, planId);
  if (view.kind !== "places") throw new Error(view.lead);
  expect(view.title).toBe("Book session 2");
  const [best] = view.best;
  expect(best?.detail).toMatch(/days after session 1, a little late, day 4[6-9]/);
  expect(best?.also.map(({ from }) => from)).toEqual(best?.also.map(() => null));
  if (!best) throw new Error("Nothing is offered");

  await bookDueVisits(ctx, best.ask);
  const booked = await bookedVisits(planId);
  expect(booked.map(({ on }) => on)).toEqual(expect.arrayContaining(best.ribbon.map(({ on }) => on)));
  expect((await portalBook(ctx, planId)).title).toBe("Nothing is due");
});

test("every other day that is offered can be booked as it stands", async () => {
  const { ctx, planId } = await lateClient(30);
  const view = await portalBook(ctx, planId);
  if (view.kind !== "places") throw new Error(view.lead);
  const last = view.other.at(-1) ?? view.best.at(-1);
  if (!last) throw new Error("Nothing is offered");
  const { booked } = await bookDueVisits(ctx, last.ask);
  expect(booked).toBe(last.ribbon.length);
});

test("nothing inside the notice period is offered, and none can be booked", async () => {
  const { ctx, now, planId } = await lateClient(45);
  const view = await portalBook(ctx, planId);
  if (view.kind !== "places") throw new Error(view.lead);
  const from = now.getTime() / 60_000 + 24 * 60;
  const starts = [...view.best, ...view.other].flatMap(({ ask }) => ask.seen.map(({ slot }) => slot.start));
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(from);
  const [{ ask }] = view.best as [(typeof view.best)[number]];
  const soon = ask.seen.map((one, at) => (at === 0 ? { ...one, slot: { ...one.slot, start: from - 60 } } : one));
  await expect(bookDueVisits(ctx, { ...ask, seen: soon })).rejects.toMatchObject({ code: "slot-taken" });
});

test("past the protocol's last day the clinician decides, and nothing is offered", async () => {
  const { ctx, planId, toCall } = await lateClient(90);
  expect(toCall[0]?.bookHref).toBeNull();
  expect(await portalBook(ctx, planId)).toMatchObject({ kind: "none", title: "Please call us" });
});

test("of another client's course there is nothing here, whatever is asked", async () => {
  const { clinic, ctx, planId, now } = await lateClient(45);
  const view = await portalBook(ctx, planId);
  if (view.kind !== "places") throw new Error(view.lead);
  const { clientId } = await aClient(clinic);
  const stranger = await clinic.asked("client", now, clientId);
  await expect(portalBookClinic(stranger, planId)).rejects.toMatchObject({ digest: expect.stringContaining("404") });
  const [{ ask }] = view.best as [(typeof view.best)[number]];
  await expect(bookDueVisits(stranger, ask)).rejects.toMatchObject({ code: "not-found" });
});

test("a page of days takes a bounded number of statements", async () => {
  const { ctx, planId } = await lateClient(45);
  expect((await countQueries(() => portalBook(ctx, planId))).queries).toBeLessThanOrEqual(40);
});
