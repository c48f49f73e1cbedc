// Which words does the day's page need besides those of its visits?
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

/** @param about the day as it is said, the location's name, and who does not work there on that day */
export function deskWords(locale: Locale, about: { on: string; location: string; away: readonly string[] }) {
  const say = speaker(locale, "desk");
  const { title, offlineTitle, offlineDetail } = catalogueOf(locale).error;
  return {
    rail: say("rail"),
    panel: say("panel"),
    board: say("board"),
    locations: say("locations"),
    counts: say("countsOn", { day: about.on }),
    away: about.away.length > 0 ? say("away", { names: about.away.join(", ") }) : null,
    dayBefore: say("dayBefore"),
    dayAfter: say("dayAfter"),
    today: say("today"),
    by: say("by"),
    goTo: say("goTo"),
    go: say("go"),
    legend: say("legend"),
    numbing: say("numbing"),
    needling: say("needling"),
    cleaning: say("cleaning"),
    now: say("now"),
    emptyTitle: say("emptyTitle", { day: about.on }),
    emptyText: say("emptyText", { location: about.location }),
    chooseTitle: say("chooseTitle"),
    chooseText: say("chooseText"),
    back: say("back"),
    move: say("move"),
    record: say("record"),
    close: say("close"),
    noStep: say("noStep"),
    planVisits: say("planVisits"),
    /** The reference is filled in by who knows it. */
    failed: { title, detail: speaker(locale, "error")("detail", { reference: "{reference}" }) },
    offline: { title: offlineTitle, detail: offlineDetail },
    keys: { open: say("allKeys"), title: say("keysTitle"), close: say("close"), lettersOn: say("keysOn") },
    keyList: [
      { key: "← ↑ → ↓", does: say("keyArrows") },
      { key: "Enter", does: say("keyEnter") },
      { key: "A", does: say("keyA") },
      { key: "S", does: say("keyS") },
      { key: "C", does: say("keyC") },
      { key: "M", does: say("keyM") },
      { key: "X", does: say("keyX") },
      { key: "Z", does: say("keyZ") },
      { key: "N", does: say("keyN") },
      { key: "P", does: say("keyP") },
      { key: "T", does: say("keyT") },
      { key: "?", does: say("keyHelp") },
    ],
  };
}
