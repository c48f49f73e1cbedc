// Does the ribbon reach those who can't see it, and does each of its forms draw what the plan holds?
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { Ribbon, type RibbonProps } from "@/components/plan/ribbon";
import { RibbonFigure } from "@/components/plan/ribbon-figure";
import { lozenge, ribbonFrame } from "@/components/plan/ribbon-frame";
import { RibbonInteractive } from "@/components/plan/ribbon-interactive";
import { RibbonLegend } from "@/components/plan/ribbon-legend";
import { RibbonRows } from "@/components/plan/ribbon-rows";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";

const plan: Omit<RibbonProps, "size" | "width" | "span" | "onSelect" | "onHover" | "reason"> = {
  today: "2026-11-24",
  curve: STANDARD_CURVE,
  locale: "en",
  words: {
    name: "Leila Haddad's plan",
    today: "Today",
    expectedResult: "Expected result",
    resultSign: "expected result, with its range",
    stopsHere: "fades sooner if the course stops here",
    withTouchUps: "with touch-ups",
    without: "without",
  },
  visits: [
    { id: "a", phase: "session", number: 1, window: null, on: "2026-10-20", state: "done" },
    {
      id: "b",
      phase: "session",
      number: 2,
      window: { earliestOn: "2026-11-17", targetOn: "2026-11-24", latestOn: "2026-12-01" },
      on: "2026-11-24",
      state: "booked",
    },
    {
      id: "c",
      phase: "touch_up",
      number: 1,
      window: { earliestOn: "2027-04-23", targetOn: "2027-05-23", latestOn: "2027-11-24" },
      on: null,
      state: "to-book",
    },
  ],
  labels: {
    a: { title: "Session 1", short: "S1", day: "Tue 20 Oct", sentence: "Session 1, done on Tue 20 Oct." },
    b: {
      title: "Session 2",
      short: "S2",
      day: "Tue 24 Nov, 13:00",
      gap: "35 days after 1",
      sentence: "Session 2 is booked for today at 13:00.",
      href: "#visit-b",
    },
    c: {
      title: "Touch-up",
      short: "Touch-up",
      day: "about 23 May",
      sentence: "A touch-up is to be booked from Fri 23 Apr.",
    },
  },
};

const sentences = Object.values(plan.labels).map(({ sentence }) => sentence);
const forms = {
  full: <Ribbon {...plan} size="full" width={1120} />,
  compact: <Ribbon {...plan} size="compact" width={400} />,
  mini: <Ribbon {...plan} size="mini" width={256} span={{ startsOn: "2026-08-20", endsOn: "2027-02-16" }} />,
  rows: <RibbonRows {...plan} />,
};

describe.each(Object.entries(forms))("the %s ribbon", (_, form) => {
  const html = renderToStaticMarkup(form);

  test("is a named list with one sentence a visit, in the plan's order", () => {
    expect(html).toContain('aria-label="Leila Haddad&#x27;s plan"');
    const places = sentences.map((sentence) => html.indexOf(sentence));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("hides its drawing from screen readers, so that nothing is said twice", () => {
    expect(html.match(/<svg/g)).toEqual(html.match(/<svg [^>]*aria-hidden="true"/g)?.map(() => "<svg"));
  });

  test("leads to the reason of a visit that has one", () => {
    expect(html.match(/<a [^>]*href="#visit-b"/g)).toHaveLength(1);
    expect(html).not.toContain("<button");
  });

  test("draws no place that is not a number", () => {
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });
});

test("the full ribbon writes title, day and gap of every visit, and names the result", () => {
  const html = renderToStaticMarkup(forms.full);
  for (const words of [
    "Session 1",
    "Tue 24 Nov, 13:00",
    "35 days after 1",
    "Expected result",
    "with touch-ups",
    "without",
    "Jan 2027",
  ]) {
    expect(html).toContain(words);
  }
});

test("a list's row shows only the days that the rows share", () => {
  expect(renderToStaticMarkup(forms.full).match(/transition-transform/g)).toHaveLength(3);
  expect(renderToStaticMarkup(forms.mini).match(/transition-transform/g)).toHaveLength(2);
});

test("a visit that changed just now glows", () => {
  expect(renderToStaticMarkup(<Ribbon {...plan} size="full" width={1120} changedIds={["b"]} />)).toContain(
    "ribbon-flash",
  );
  expect(renderToStaticMarkup(forms.full)).not.toContain("ribbon-flash");
});

test("with someone to tell, every visit is a button, and the chosen one carries its reason", () => {
  const html = renderToStaticMarkup(
    <Ribbon
      {...plan}
      size="full"
      width={1120}
      selectedId="b"
      onSelect={vi.fn()}
      reason="28–42 days after session 1."
    />,
  );
  expect(html.match(/<button/g)).toHaveLength(3);
  expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
  expect(html).toContain("28–42 days after session 1.");
});

test("the interactive ribbon opens the reason of the visit that its caller chose", () => {
  const reasons = { a: "The first one.", b: "Nearest to 35 days." };
  const html = renderToStaticMarkup(<RibbonInteractive {...plan} reasons={reasons} selectedId="b" />);
  expect(html).toContain("Nearest to 35 days.");
  expect(html).not.toContain("The first one.");
});

test("the figure carries a form for a wide, a narrow and a phone's place", () => {
  const html = renderToStaticMarkup(<RibbonFigure {...plan} />);
  expect(html.match(/<ol /g)).toHaveLength(3);
});

test("the legend has a word for every sign", () => {
  const words = {
    window: "window",
    target: "target day",
    booked: "booked",
    done: "done",
    toBook: "to book",
    healing: "healing",
    result: "result",
  };
  const html = renderToStaticMarkup(<RibbonLegend words={words} />);
  expect(html.match(/<li/g)).toHaveLength(7);
  for (const word of Object.values(words)) expect(html).toContain(word);
});

test("a window too short for its target's notch is drawn without it", () => {
  const frame = ribbonFrame("full", 900);
  const corners = (path: string) => path.match(/L/g)?.length;
  expect(corners(lozenge(frame, 100, 200, 16, 150))).toBe(8);
  expect(corners(lozenge(frame, 100, 200, 16, null))).toBe(2);
  expect(corners(lozenge(frame, 100, 130, 16, 115))).toBe(2);
});
