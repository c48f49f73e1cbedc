// Does the table of the factors come to the day that stands below it?
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AssessmentForm, type AssessmentFormProps } from "@/components/maintenance/assessment-form";
import { FACTORS, STANDARD_FACTORS } from "@/lib/rules/touch-up-factors";
import { TOUCH_UP_GAP } from "../support/builders/standard-protocol";

test("dark skin that keeps the target brings the running sum back to it", () => {
  const words = new Proxy({ bounded: { earliest: "", latest: "", target: "" } } as AssessmentFormProps["words"], {
    get: (known, key) => Reflect.get(known, key) ?? (key === "resultDays" ? "Day {days}" : String(key)),
  });
  const html = renderToStaticMarkup(
    <AssessmentForm
      planId="p"
      revision={1}
      locale="en"
      touchUp={TOUCH_UP_GAP}
      table={STANDARD_FACTORS}
      facts={{ age: 55, skinType: 5 }}
      asked={{ found: [], depthMm: null, withPrp: false }}
      afterOn={null}
      today="2026-11-24"
      rows={FACTORS.map((factor) => ({ factor, label: factor, effect: "", settledText: "" }))}
      fading={null}
      words={words}
      onAssess={async () => ({ ok: true, value: { saved: "" } })}
    />,
  );
  const sums = [...html.matchAll(/whitespace-nowrap[^>]*>(\d*)</g)].map(([, sum]) => sum);
  expect(sums.filter(Boolean)).toEqual(["180", "150", "180"]);
  expect(html).toContain("Day 180");
});
