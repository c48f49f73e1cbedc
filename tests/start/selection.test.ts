// Does `npm test -- …` run what was asked for, and count it rightly?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countOfPlaywright, countOfVitest } from "@/scripts/test-counts";
import { selectTests } from "@/scripts/test-selection";

const files = [
  "tests/time.test.ts",
  "tests/db/migrate.test.ts",
  "tests/start/endings.test.ts",
  "tests/e2e/road.test.ts",
];

describe("what is run", () => {
  test.each([
    [[], { vitest: true, browser: true, needsBuild: true }],
    [["time"], { vitest: true, browser: false, needsBuild: false }],
    [["start/"], { vitest: true, browser: false, needsBuild: true }],
    [["e2e/road"], { vitest: false, browser: true, needsBuild: true }],
    [["db/", "road"], { vitest: true, browser: true, needsBuild: true }],
    [["nothing"], { vitest: false, browser: false, needsBuild: false }],
  ])("%j", (args, chosen) => {
    expect(selectTests(args, files)).toEqual({ paths: args, name: undefined, ...chosen });
  });

  test("-t takes the words of a test's name", () => {
    expect(selectTests(["time", "-t", "a spring gap"], files)).toMatchObject({ paths: ["time"], name: "a spring gap" });
  });

  test("an argument that nobody knows is refused", () => {
    expect(() => selectTests(["--watch"], files)).toThrow(/^npm test does not know --watch/);
  });
});

describe("what came out", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "needlepoint-reports-"));
  const report = (content: unknown) => {
    const file = path.join(folder, "report.json");
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  });

  test("a file that could not be loaded is a failed test", () => {
    const made = report({
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [file("failed", "passed", "failed"), file("failed"), file("passed", "passed")],
    });
    expect(countOfVitest(made, 1)).toEqual({ passed: 2, failed: 2 });
  });

  test("a run that failed without saying where is a failed test", () => {
    expect(
      countOfVitest(report({ numPassedTests: 1, numFailedTests: 0, testResults: [file("passed", "passed")] }), 1),
    ).toEqual({ passed: 1, failed: 1 });
    expect(countOfVitest(path.join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1 });
    expect(countOfPlaywright(path.join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1 });
  });

  test("a browser test that needed its second attempt has passed, and one that failed twice has not", () => {
    expect(countOfPlaywright(report({ stats: { expected: 4, unexpected: 1, flaky: 1 } }), 1)).toEqual({
      passed: 5,
      failed: 1,
    });
  });
});
