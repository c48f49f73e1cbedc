// Is the database asked as often for ten clinicians and two years as for one clinician and a month?
import { expect, test } from "vitest";
import { findPlaces } from "@/lib/operations/find-places";
import { previewSeries } from "@/lib/operations/preview-series";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, NOW, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient, aClinician, someHours } from "../support/builders";
import { countQueries } from "../support/count-queries";

/** Opening, naming the clinic and closing a transaction are four more. */
const FACTS = 25;

async function clinicOf(clinicians: 1 | 10, horizonMonths: number): Promise<WorkingClinic> {
  const clinic = await aWorkingClinic();
  const { clinicId, locationId, timeZone } = clinic;
  await rowsOf(`UPDATE "Clinic" SET "horizonMonths" = $2 WHERE id = $1`, [clinicId, horizonMonths]);
  if (clinicians === 1) {
    await rowsOf(`UPDATE "Clinician" SET "endedAt" = $2 WHERE id = $1`, [clinic.clinicianIds[1], NOW]);
    return clinic;
  }
  for (let n = 3; n <= clinicians; n++) {
    const { clinicianId } = await aClinician({ clinicId }, { name: `Clinician ${n}`, position: n });
    for (let weekday = 1; weekday <= 6; weekday++) {
      await someHours({ clinicId, locationId, timeZone, clinicianId }, { weekday });
    }
  }
  return clinic;
}

/** Of a preview, and of the other places for a booked visit. */
async function queriesIn(clinic: WorkingClinic): Promise<{ clinicians: number; preview: number; places: number }> {
  const ctx = await clinic.asked("owner");
  const { clientId } = await aClient(clinic);
  const preview = await countQueries(() =>
    previewSeries(ctx, {
      clientId,
      locationId: clinic.locationId,
      protocolVersionId: clinic.protocolVersionId,
      sessions: 4,
      area: "face",
      preferences: {},
      pins: [],
      unticked: [],
    }),
  );
  expect(preview.value.answer.ok).toBe(true);
  const { visits } = await aBookedCourse(clinic);
  const places = await countQueries(() => findPlaces(ctx, { appointmentId: visits.at(-1)?.appointmentId ?? "" }));
  expect(places.value.places.length).toBeGreaterThan(0);
  return {
    clinicians: preview.value.place.clinicians.length,
    preview: preview.queries,
    places: places.queries,
  };
}

test("facts take as many queries for ten clinicians and 24 months as for one clinician and 6 months", async () => {
  const small = await queriesIn(await clinicOf(1, 6));
  const large = await queriesIn(await clinicOf(10, 24));
  expect([small.clinicians, large.clinicians]).toEqual([1, 10]);
  expect({ ...large, clinicians: 1 }).toEqual(small);
  expect(Math.max(small.preview, small.places)).toBeLessThanOrEqual(FACTS);
});
