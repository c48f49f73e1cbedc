// What does the page read that books what is due of a plan?
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { previewDueVisits } from "@/lib/operations/book-due-visits";
import { dueFromAddress } from "@/lib/schemas/due-address";
import { previewDueSchema } from "@/lib/schemas/plan";
import type { AddressParts } from "@/lib/schemas/series-address";
import { dueView } from "@/lib/web/due-view";
import type { PageContext } from "@/lib/web/page";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** Null when there is no such plan; without a view when it is not active. Choices that the address garbles are no choices. */
export async function duePage(ctx: PageContext, planId: string, address: AddressParts) {
  const locale = localeOf(ctx.actor.locale);
  const asked = previewDueSchema.safeParse(dueFromAddress(planId, address));
  const fresh = previewDueSchema.safeParse(dueFromAddress(planId, {}));
  const input = asked.success ? asked.data : fresh.success ? fresh.data : null;
  if (!input) return null;
  try {
    const preview = await previewDueVisits(ctx, input);
    const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
    return { view: dueView(locale, { preview, input, names }), words: dueWords(locale), locale };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== "plan-not-active") return null;
    return { words: dueWords(locale), locale };
  }
}

function dueWords(locale: Locale) {
  const say = speaker(locale, "due");
  return {
    title: say("title"),
    back: say("back"),
    why: say("why"),
    source: say("source"),
    alsoPossible: say("alsoPossible"),
    noOtherDay: say("noOtherDay"),
    choose: say("choose"),
    booking: say("booking"),
    nothingHeld: say("nothingHeld"),
    nothingTitle: say("nothingTitle"),
    endedTitle: say("endedTitle"),
    ended: say("ended"),
    clients: say("clients"),
    again: say("again"),
    keep: say("keep"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
  };
}
