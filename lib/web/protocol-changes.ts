// In what do two versions of a protocol differ, in words?
import type { Protocol } from "@/lib/rules/protocol";
import type { ProtocolChange } from "@/lib/schemas/protocol-preview";
import { protocolSections } from "@/lib/web/protocol-lines";
import { type Locale, speaker } from "@/lib/words/say";

/** Every line that is another than before, in the order of the editor; empty when both say the same. */
export function protocolChanges(locale: Locale, before: Protocol, after: Protocol): ProtocolChange[] {
  const older = protocolSections(locale, before);
  return protocolSections(locale, after).flatMap((section, index) => {
    const was = new Map(older[index]?.lines.map((line) => [line.id, line]));
    const is = new Map(section.lines.map((line) => [line.id, line]));
    const ids = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))];
    const changes = ids.flatMap((id): ProtocolChange[] => {
      const [from, to] = [was.get(id), is.get(id)];
      if (from?.label === to?.label && from?.value === to?.value) return [];
      // A step that was given another title says both.
      const renamed = from && to && from.label !== to.label;
      const text = (line: typeof from) => (line ? (renamed ? `${line.label}. ${line.value}` : line.value) : null);
      const label = to?.label ?? from?.label ?? "";
      return [{ id, section: section.title, label, before: text(from), after: text(to) }];
    });
    return section.id === "care" && changes.length === 0 ? orderChange(locale, section.title, before, after) : changes;
  });
}

/** The same steps, one by one, but not in the same order: it is the order in which a client reads them. */
function orderChange(locale: Locale, section: string, before: Protocol, after: Protocol): ProtocolChange[] {
  const keys = ({ careTimeline }: Protocol) => careTimeline.map(({ key }) => key).join();
  if (keys(before) === keys(after)) return [];
  const say = speaker(locale, "protocolForm");
  const value = say("careOrderValue", { count: after.careTimeline.length });
  return [{ id: "care", section, label: say("careOrder"), before: null, after: value }];
}
