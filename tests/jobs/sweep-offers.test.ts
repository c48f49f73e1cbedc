// Does an offer end whose worker died with its job?
import { afterAll, expect, test } from "vitest";
import { endOwnerPool } from "@/lib/db/owner-pool";
import { sweepOffers } from "@/lib/jobs/sweep-offers";
import { NOW, rowsOf } from "../support/a-working-clinic";
import {
  aClinicOfSingleVisits,
  aVisitOn,
  aWaitingClient,
  cancel,
  offerAround,
  offers,
} from "../support/waiting-clients";

afterAll(endOwnerPool);

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test("an offer ends without its job, and the place goes on to the next", async () => {
  const clinic = await aClinicOfSingleVisits();
  const freed = await aVisitOn(clinic, "2026-12-01");
  const one = await aWaitingClient(clinic, "2026-12-15");
  const other = await aWaitingClient(clinic, "2026-12-16");
  await cancel(clinic, freed.appointmentId);
  await offerAround(clinic);
  await rowsOf("DELETE FROM graphile_worker._private_jobs");
  await sweepOffers(later(120));
  expect((await offers()).map(({ answer }) => answer)).toEqual([null]);
  await sweepOffers(later(121));
  await sweepOffers(later(121));
  expect(await offerAround(clinic, later(121))).toBe(1);
  expect((await offers()).map(({ entryId, answer, status }) => [entryId, answer, status])).toEqual([
    [other.entryId, "expired", "cancelled"],
    [one.entryId, null, "held"],
  ]);
});
