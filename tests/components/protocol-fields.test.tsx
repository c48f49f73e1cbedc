// Has every figure of a protocol a place in its editor, with its label, and its mistake beside it?
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CareFields } from "@/components/protocol/care-fields";
import { CourseFields, GapFields } from "@/components/protocol/course-fields";
import { EvidenceFields } from "@/components/protocol/evidence-fields";
import { type FieldErrors, replaced, shifted, without } from "@/components/protocol/protocol-draft";
import { CurveFields, ExpectedFields, FactorFields } from "@/components/protocol/result-fields";
import { DepthFields, VisitFields } from "@/components/protocol/visit-fields";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import { catalogueWords } from "@/lib/web/care-step-words";
import { protocolEditorWords } from "@/lib/web/protocol-editor-words";

const words = protocolEditorWords("en");
const severe = BUILT_IN_PROTOCOLS.find(({ key }) => key === "acne-scars-severe");
if (!severe) throw new Error("no protocol");
const [, first, ...rest] = severe.careTimeline;
if (!first) throw new Error("no care");
const own = { title: "Ours", detail: "In our words." };
const protocol: Protocol = {
  ...severe,
  notes: ["off-label-depth", "Ask about travel."],
  careTimeline: [{ ...first, words: own, range: "1–2 days" }, ...rest.slice(0, 4), ...rest.slice(-2)],
};

function page(draft: Protocol, errors: FieldErrors = {}): string {
  const section = { draft, words, errors, onChange: () => undefined };
  const open = new Set(draft.careTimeline.map(({ key }) => key));
  return renderToStaticMarkup(
    <>
      <CourseFields {...section} />
      <GapFields of="gap" gap={draft.gap} lead="" {...{ words, errors }} onChange={() => undefined} />
      <GapFields of="touchUp" gap={draft.touchUp} lead="" {...{ words, errors }} onChange={() => undefined} />
      <VisitFields {...section} />
      <DepthFields {...section} />
      <ExpectedFields {...section} />
      <FactorFields {...section} />
      <CareFields {...section} careWords={catalogueWords("en")} open={open} onOpen={() => undefined} />
      <EvidenceFields {...section} noteWords={{ "off-label-depth": "Off-label." }} />
      <CurveFields {...section} isOpen onOpen={() => undefined} />
    </>,
  );
}

/** The paths of everything that can be another: texts and numbers. */
function leaves(value: unknown, path: string[] = []): string[] {
  if (typeof value === "string" || typeof value === "number") return [path.join(".")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
}

/** What nobody types: the keys by which things are known, a list's own kind, and a moment, which is one field. */
const isMade = (path: string) => path === "key" || /\.(key|factor)$/.test(path);
const fieldOf = (path: string) => path.replace(/\.(from|until)\.value$/, ".$1");

test("each text and figure has one control, with a label of its own", () => {
  const html = page(protocol);
  const paths = leaves(protocol)
    .filter((path) => !isMade(path))
    .map(fieldOf);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => html.split(`id="field-${path}"`).length !== 2)).toEqual([]);
  const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]* id="(field-[^"]+)"/g)].map(([, id]) => id);
  expect(controls.filter((id) => !html.includes(`<label for="${id}"`))).toEqual([]);
});

describe("a mistake", () => {
  test.each([
    "name",
    "sessions.usual",
    "gap.targetDays",
    "touchUp.earliestDays",
    "phases.0.minutes",
    "depthMm.from",
    "expected.fade.fromDays",
    "factors.effects.2.days",
    "careTimeline.0.words.title",
    "sources.0.ref",
    "curve.low.gain",
  ])("at %s is read with its field", (path) => {
    const html = page(protocol, { [path]: "That can't be." });
    expect(html).toMatch(
      new RegExp(`id="field-${path.replaceAll(".", "\\.")}"[^>]*aria-describedby="[^"]*field-${path}-error`),
    );
    expect(html).toContain("That can&#x27;t be.");
  });

  test.each(["phases", "phases.1.needs", "careTimeline.0.key", "factors.effects.6"])(
    "at %s, which has no control of its own, can be reached",
    (path) => {
      expect(page(protocol, { [path]: "That can't be." })).toMatch(
        new RegExp(`<p id="field-${path.replaceAll(".", "\\.")}" tabindex="-1"`),
      );
    },
  );

  test("inside a step of care that is folded away is said on its line", () => {
    const errors = { "careTimeline.3.topic": "Please fill this in." };
    expect(page(protocol, errors)).toContain(words.editor.toCorrect);
    expect(page(protocol)).not.toContain(words.editor.toCorrect);
  });
});

test("rows are replaced, moved and taken away, and nothing else changes", () => {
  const rows = ["a", "b", "c"];
  expect(replaced(rows, 1, "x")).toEqual(["a", "x", "c"]);
  expect(shifted(rows, 1, -1)).toEqual(["b", "a", "c"]);
  expect(shifted(rows, 1, 1)).toEqual(["a", "c", "b"]);
  expect(shifted(rows, 0, -1)).toEqual(rows);
  expect(shifted(rows, 2, 1)).toEqual(rows);
  expect(without(rows, 0)).toEqual(["b", "c"]);
  expect(rows).toEqual(["a", "b", "c"]);
});
