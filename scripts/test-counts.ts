// How many tests passed and failed, by the reports of the two programs that ran them?
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export type Count = { passed: number; failed: number };

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

/** A file that could not be loaded counts as one failed test, and so does a run that failed without saying where. */
export function countOfVitest(report: string, exitCode: number): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(JSON.parse(readFileSync(report, "utf8")));
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return atLeastOneFailed({ passed: numPassedTests, failed: numFailedTests + unloaded.length }, exitCode);
}

/** A test that needed its second try has passed; the list says that it was flaky. A run that failed without saying where counts as one failed test. */
export function countOfPlaywright(report: string, exitCode: number): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = playwrightReport.parse(JSON.parse(readFileSync(report, "utf8")));
  return atLeastOneFailed({ passed: stats.expected + stats.flaky, failed: stats.unexpected }, exitCode);
}

function atLeastOneFailed({ passed, failed }: Count, exitCode: number): Count {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}
