// Which words does the page of a bad day need besides those of its visits?
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

export function badDayWords(locale: Locale) {
  const say = speaker(locale, "badDay");
  const { title, offlineTitle, offlineDetail } = catalogueOf(locale).error;
  return {
    title: say("title"),
    lead: say("lead"),
    back: say("back"),
    change: say("change"),
    begin: say("begin"),
    solving: say("solving"),
    kept: say("kept"),
    /** With {client} in its place. */
    include: say("include", { client: "{client}" }),
    pin: say("pin", { client: "{client}" }),
    client: say("client"),
    was: say("was"),
    place: say("place"),
    window: say("window"),
    with: say("with"),
    leftOutRow: say("leftOutRow"),
    again: say("again"),
    /** With {pinned} and {out} in their places. */
    choices: say("choices", { pinned: "{pinned}", out: "{out}" }),
    solvingShort: say("solvingShort"),
    stale: say("stale"),
    raced: say("raced"),
    booking: say("booking"),
    recordNone: say("recordNone"),
    callList: say("callList"),
    callLead: say("callLead"),
    callStored: say("callStored"),
    callDraft: say("callDraft"),
    callNone: say("callNone"),
    atRiskLink: say("atRiskLink"),
    noPhone: say("noPhone"),
    byHand: say("byHand"),
    due: say("due"),
    print: say("print"),
    tellTitle: say("tellTitle"),
    tellText: say("tellText"),
    failed: { title, detail: speaker(locale, "error")("detail", { reference: "{reference}" }) },
    offline: { title: offlineTitle, detail: offlineDetail },
  };
}

/** The words of the list of losses, and of ending one. */
export function lossListWords(locale: Locale) {
  const say = speaker(locale, "badDay");
  const { title, offlineTitle, offlineDetail } = catalogueOf(locale).error;
  return {
    current: say("current"),
    none: say("currentNone"),
    open: say("open"),
    endIt: say("endIt"),
    ending: say("ending"),
    endTitle: say("endTitle"),
    keepIt: say("keepIt"),
    failed: { title, detail: speaker(locale, "error")("detail", { reference: "{reference}" }) },
    offline: { title: offlineTitle, detail: offlineDetail },
  };
}
