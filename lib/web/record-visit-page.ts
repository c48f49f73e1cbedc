// What does the page read on which a visit is written down that was given elsewhere than it was booked?
import { notFound } from "next/navigation";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { previewRecord } from "@/lib/operations/preview-record";
import { type Given, givenSchema } from "@/lib/schemas/plan-change";
import type { PageContext } from "@/lib/web/page";
import { formWords } from "@/lib/web/plan-change-page";
import { recordVisitView } from "@/lib/web/record-visit-view";
import { localeOf, speaker } from "@/lib/words/say";

/** When and with whom, as the form puts it: a day, "15:30", and ids. */
export type AskedRecord = { on?: string; at?: string; with?: string; room?: string; device?: string };

/** Null for a plan that is not active. What the address garbles is as if it was given just now. */
export async function recordVisitPage(ctx: PageContext, planId: string, asked: AskedRecord) {
  const locale = localeOf(ctx.actor.locale);
  const given = givenOf(asked);
  try {
    const preview = await previewRecord(ctx, { planId, ...(given && { given }) });
    const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
    return { view: recordVisitView(locale, preview, names), words: formWords(locale) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== "plan-not-active") notFound();
    return { view: null, words: formWords(locale), ended: speaker(locale, "due")("ended") };
  }
}

function givenOf({ on, at, with: clinicianId, room, device }: AskedRecord): Given | null {
  const [hours, minutes] = (at ?? "").split(":").map(Number);
  const read = givenSchema.safeParse({
    on,
    minute: (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN),
    clinicianId,
    roomId: room,
    deviceId: device === undefined || device === "" ? null : device,
  });
  return read.success ? read.data : null;
}
