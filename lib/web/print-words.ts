// Which words stand on every printed plan?
import { type Locale, speaker } from "@/lib/words/say";

export function printWords(locale: Locale) {
  const say = speaker(locale, "print");
  return {
    print: say("print"),
    back: say("back"),
    dates: say("dates"),
    visit: say("visit"),
    day: say("day"),
    time: say("time"),
    length: say("length"),
    who: say("who"),
    given: say("given"),
    careTitle: say("careTitle"),
    careLead: say("careLead"),
    before: say("before"),
    after: say("after"),
    lasting: say("lasting"),
    redFlags: say("redFlags"),
    call: say("call"),
    sources: say("sources"),
  };
}
