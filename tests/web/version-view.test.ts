// How does it look to move a plan to a newer version of its protocol?
import { expect, test } from "vitest";
import { adoptProtocolVersion } from "@/lib/operations/adopt-protocol-version";
import { versionPage } from "@/lib/web/version-page";
import { aBookedCourse } from "../support/a-booked-course";
import { aNewerVersion } from "../support/a-newer-version";
import { aWorkingClinic, rowsOf } from "../support/a-working-clinic";
import { SESSION_GAP } from "../support/builders/standard-protocol";

async function aPlan() {
  const clinic = await aWorkingClinic();
  return { clinic, ctx: await clinic.asked("clinician"), ...(await aBookedCourse(clinic)) };
}

test("what changes, each visit's window before and after, what moves and why, and what the button does", async () => {
  const { clinic, ctx, planId } = await aPlan();
  await aNewerVersion(clinic, { gap: { ...SESSION_GAP, earliestDays: 40, targetDays: 45, latestDays: 60 } });
  const view = (await versionPage(ctx, planId))?.view;
  expect(view?.heading).toBe("From protocol version 1 to 2");
  expect(view?.changes.map(({ id, before, after }) => [id, before, after])).toEqual([
    ["gap.earliestDays", "28 days", "40 days"],
    ["gap.targetDays", "35 days", "45 days"],
    ["gap.latestDays", "42 days", "60 days"],
  ]);
  expect(view?.summary).toBe("3 booked visits have to move");
  expect(view?.rows.map(({ title }) => title)).toEqual([
    "Session 1",
    "Session 2",
    "Session 3",
    "Session 4",
    "Touch-up 1",
    "Touch-up 2",
  ]);
  expect(view?.rows[0]).toMatchObject({ before: "no gap to count", after: "no gap to count", note: null });
  expect(view?.rows[1]).toMatchObject({
    before: "Tue 22 Dec to Tue 5 Jan",
    after: "Sun 3 Jan to Sat 23 Jan",
    note: expect.stringMatching(/^Moves to Mon 4 Jan, .+ it would be 34 days after session 1, .+ needs 40\.$/),
  });
  expect(view?.ribbon.visits[1]).toMatchObject({ on: "2027-01-04", was: "2026-12-28" });
  expect(view?.adopt?.label).toBe("Use version 2, move 3 visits");
});

test("a plan that has the newest version, or is paused, says so; one that is not there is not there", async () => {
  const { clinic, ctx, planId } = await aPlan();
  expect((await versionPage(ctx, planId))?.nothing?.title).toBe("This plan has the newest version");
  await aNewerVersion(clinic, { plannedTouchUps: 0 });
  const page = await versionPage(ctx, planId);
  expect(page?.view?.touchUps).toBe("One touch-up that is not booked is left out: the newer version plans fewer.");
  expect(page?.view?.rows.at(-1)?.after).toBe("left out");
  if (!page?.view?.adopt) throw new Error("There is no way");
  await adoptProtocolVersion(ctx, page.view.adopt.input);
  expect((await versionPage(ctx, planId))?.view).toBeNull();
  await rowsOf(
    `UPDATE "Plan" SET status = 'paused', "pausedAt" = "createdAt", "pausedBy" = "createdBy", "pauseReason" = 'Abroad' WHERE id = $1`,
    [planId],
  );
  expect((await versionPage(ctx, planId))?.nothing?.title).toBe("This plan is not active");
  expect(await versionPage(ctx, "01930000-0000-7000-8000-00000000ffff")).toBeNull();
});

test("where there is no way, the page names the visit and what it lacks, and offers no button", async () => {
  const { clinic, ctx, planId } = await aPlan();
  await aNewerVersion(clinic, { gap: { ...SESSION_GAP, earliestDays: 40, targetDays: 45, latestDays: 60 } });
  await rowsOf(`UPDATE "WorkingHours" SET "validUntil" = '2026-12-31'`);
  const view = (await versionPage(ctx, planId))?.view;
  expect(view?.problem?.title).toMatch(
    /^Session 2 can't stay by the newer version, and has no other place from Sun 3 Jan/,
  );
  expect(view?.problem?.detail).toMatch(/^No clinician works/);
  expect(view?.adopt).toBeNull();
});
