// Does the editor's answer say what is wrong, what comes of the figures, and what differs from the published version?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import { protocolCheck } from "@/lib/web/protocol-answers";
import { protocolChanges } from "@/lib/web/protocol-changes";
import { protocolSections } from "@/lib/web/protocol-lines";
import { anyProtocol } from "../support/arbitraries";

const TODAY = "2026-11-24";
const [standard] = BUILT_IN_PROTOCOLS;
if (!standard) throw new Error("no protocol");
const newest = { versionId: "one", number: 1, protocol: standard };
const checked = (change: Partial<Protocol> | Record<string, unknown>) =>
  protocolCheck("en", newest, { ...standard, ...change }, TODAY);

describe("the example course", () => {
  test("says each visit's window and day, the length of the course, and what a visit takes", () => {
    const { preview, fields, changes } = checked({});
    expect(fields).toEqual({});
    expect(changes).toEqual([]);
    expect(preview?.summary).toBe("4 sessions in 105 days");
    expect(preview?.visits.slice(0, 2)).toEqual([
      { id: "session-1", title: "Session 1", text: "today, Tue 24 Nov" },
      {
        id: "session-2",
        title: "Session 2",
        text: "28–42 days after session 1: Tue 22 Dec to Tue 5 Jan, about Tue 29 Dec",
      },
    ]);
    expect(Object.fromEntries(preview?.facts.map(({ name, value }) => [name, value]) ?? [])).toMatchObject({
      Client: "60 min",
      Clinician: "30 min",
      Room: "70 min",
      Device: "40 min",
      "Touch-up": "after 180 days, by the factors 150–225 days",
    });
    expect(preview?.ribbon.visits).toHaveLength(6);
    expect(Object.keys(preview?.ribbon.labels ?? {})).toEqual(preview?.ribbon.visits.map(({ id }) => id));
  });

  test("follows the figures", () => {
    const gap = { ...standard.gap, earliestDays: 30, targetDays: 40 };
    const { preview, changes } = checked({ gap, sessions: { min: 3, usual: 3, max: 6 } });
    expect(preview?.summary).toBe("3 sessions in 80 days");
    expect(changes?.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["Usual sessions", "4 sessions", "3 sessions"],
      ["Earliest", "28 days", "30 days"],
      ["Target", "35 days", "40 days"],
    ]);
  });

  test("says that a depth is off-label", () => {
    expect(checked({ depthMm: { from: 1, to: 2 } }).preview?.remarks).toEqual([
      "The depth goes over 1.5 mm: off-label. Say so in a note.",
    ]);
    expect(checked({}).preview?.remarks).toEqual([]);
  });
});

test("nonsense has its sentence at the field, and neither example nor difference", () => {
  const answer = checked({ touchUp: { ...standard.touchUp, earliestDays: 20 }, name: "" });
  expect(answer.fields).toEqual({
    name: "Please fill this in.",
    "touchUp.earliestDays":
      "A touch-up must not come sooner than one more session could: not under the earliest day between sessions.",
  });
  expect([answer.preview, answer.changes]).toEqual([null, null]);
  expect(protocolCheck("en", newest, "nothing at all", TODAY).preview).toBeNull();
});

describe("what differs", () => {
  const [first, second, ...rest] = standard.careTimeline;
  if (!first || !second) throw new Error("no care");
  const labels = (change: Partial<Protocol>) =>
    protocolChanges("en", standard, { ...standard, ...change }).map(({ label, before, after }) => [
      label,
      before === null ? "new" : after === null ? "gone" : "changed",
    ]);

  test("steps of care that came, went, changed, got words of their own or another order", () => {
    const title = "No peel, laser or strong facial";
    expect(labels({ careTimeline: [second, ...rest] })).toEqual([[title, "gone"]]);
    expect(labels({ careTimeline: [second, first, ...rest] })).toEqual([["Order of the steps", "new"]]);
    expect(labels({ careTimeline: [{ ...first, source: "us" }, second, ...rest] })).toEqual([[title, "changed"]]);
    const words = { title: "No peels", detail: "None." };
    expect(labels({ careTimeline: [{ ...first, words }, second, ...rest] })).toEqual([["No peels", "changed"]]);
    expect(labels({ careTimeline: [first, second, ...rest, { ...first, key: "own-1", words }] })).toEqual([
      ["No peels", "new"],
    ]);
  });

  test("a source or a note that came", () => {
    expect(labels({ notes: ["Ask about travel."] })).toEqual([["Note 1", "new"]]);
    expect(labels({ sources: [...standard.sources, { title: "Ours", ref: "us" }] })).toEqual([["Source 4", "new"]]);
  });

  test("of any protocol with itself nothing, and with any other whatever is another", () => {
    fc.assert(
      fc.property(anyProtocol, anyProtocol, (one, other) => {
        expect(protocolChanges("en", one, one)).toEqual([]);
        const lines = (protocol: Protocol) => JSON.stringify(protocolSections("en", protocol));
        expect(protocolChanges("en", one, other).length > 0).toBe(lines(one) !== lines(other));
      }),
      { numRuns: 60 },
    );
  });
});
