// Which tests were asked for, and what do they need?
import { readdirSync } from "node:fs";
import path from "node:path";

export type Selection = {
  /** Parts of files' paths; none means all. */
  paths: string[];
  /** Words of a test's name. */
  name: string | undefined;
  vitest: boolean;
  browser: boolean;
  /** Browser tests and start tests run the built app. */
  needsBuild: boolean;
};

/** @throws Error with one sentence for an argument that it does not know */
export function selectTests(args: readonly string[], files = testFiles()): Selection {
  const paths: string[] = [];
  let name: string | undefined;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "-t") {
      index += 1;
      name = args[index];
    } else if (arg.startsWith("-")) {
      throw new Error(`npm test does not know ${arg}: give parts of files' paths, or -t and words of a test's name.`);
    } else {
      paths.push(arg);
    }
  }
  const chosen = files.filter((file) => paths.length === 0 || paths.some((part) => file.includes(part)));
  const browser = chosen.some(isBrowserTest);
  return {
    paths,
    name,
    vitest: chosen.some((file) => !isBrowserTest(file)),
    browser,
    needsBuild: browser || chosen.some((file) => file.startsWith("tests/start/")),
  };
}

const isBrowserTest = (file: string) => file.startsWith("tests/e2e/");

function testFiles(): string[] {
  return readdirSync("tests", { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join("tests", file.replaceAll(path.sep, "/")))
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file));
}
