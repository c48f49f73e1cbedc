// What does the page read that moves a plan to a newer version of its protocol?
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { previewProtocolVersion } from "@/lib/operations/adopt-protocol-version";
import type { PageContext } from "@/lib/web/page";
import { versionView } from "@/lib/web/version-view";
import { localeOf, speaker } from "@/lib/words/say";

/** Null when there is no such plan; without a view where it has the newest version, or is not active. */
export async function versionPage(ctx: PageContext, planId: string) {
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "version");
  const words = {
    back: say("back"),
    figures: say("figures"),
    was: say("was"),
    is: say("is"),
    none: say("none"),
    noFigures: say("noFigures"),
    visits: say("visits"),
    booked: say("booked"),
    source: say("source"),
    kept: say("kept"),
    booking: say("adopting"),
    nothingHeld: say("nothingSaved"),
    keep: say("keep"),
    again: say("again"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
  };
  const nothing = (key: "newest" | "notActive") => ({
    locale,
    words,
    view: null,
    nothing: { title: say(`${key}Title`), text: say(key), href: "/clinic/clients", back: say("clients") },
  });
  try {
    const preview = await previewProtocolVersion(ctx, { planId });
    if (preview === null) return nothing("newest");
    const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
    return { locale, words, view: versionView(locale, preview, names), nothing: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === "plan-not-active" ? nothing("notActive") : null;
  }
}
