// Which Chromium do the end-to-end tests use? CHROMIUM_PATH, the system's, Playwright's own, or the one from an npm package.
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "@playwright/test";
import { childEnv } from "@/lib/env";

/** Root and containers have no sandbox, and a container's shared memory is small. */
export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-dev-shm-usage"];

export type Browser = {
  executablePath: string;
  /** Variables that its process needs. */
  env: Readonly<Record<string, string>>;
};

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The first browser that really launches and shows a page.
 *
 * @param named the one asked for by name: it must work, there is no other then
 * @throws Error with one sentence that holds the command which installs one
 */
export async function findBrowser(named: string | undefined): Promise<Browser> {
  if (named !== undefined) {
    const why = await whyNot({ executablePath: named, env: {} });
    if (why === null) return { executablePath: named, env: {} };
    throw new Error(
      `The browser of CHROMIUM_PATH does not work (${named}: ${why}): correct the variable, or unset it.`,
    );
  }
  const tried: string[] = [];
  for (const executablePath of [...systemBrowsers, chromium.executablePath()]) {
    if (!existsSync(executablePath)) continue;
    const why = await whyNot({ executablePath, env: {} });
    if (why === null) return { executablePath, env: {} };
    tried.push(`${executablePath}: ${why}`);
  }
  if (process.platform === "linux" && process.arch === "x64") {
    for (const browser of await packagedBrowsers()) {
      const why = await whyNot(browser);
      if (why === null) return browser;
      tried.push(`${browser.executablePath}: ${why}`);
    }
  }
  throw new Error(
    `No Chromium works here${tried.length > 0 ? ` (${tried.join("; ")})` : ""}: run "npx playwright install --with-deps chromium", or set CHROMIUM_PATH.`,
  );
}

/** A real launch and a real page: a browser that only tells its version may still lack a library. */
async function whyNot({ executablePath, env }: Browser): Promise<string | null> {
  try {
    const browser = await chromium.launch({
      executablePath,
      args: CHROMIUM_ARGS,
      env: stringsOf(env),
      timeout: 20_000,
    });
    try {
      const page = await browser.newPage();
      await page.setContent("<i>works</i>");
      return (await page.textContent("i")) === "works" ? null : "it shows an empty page";
    } finally {
      await browser.close();
    }
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).split("\n");
    return (
      lines.find((line) => /error while loading|cannot open/i.test(line)) ??
      lines[0] ??
      "it does not start"
    ).trim();
  }
}

function stringsOf(changes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(childEnv(changes)).map(([name, value]) => [name, value ?? ""]));
}

/** The package's browser, without and with the libraries that it brings along. */
async function packagedBrowsers(): Promise<Browser[]> {
  const folder = await unpackedPackage();
  const executablePath = path.join(folder, "chromium");
  // Its own font settings would name a folder that every account shares.
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_FILE: path.join(folder, "fonts.conf") };
  return [
    { executablePath, env: fonts },
    { executablePath, env: { ...fonts, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") } },
  ];
}

async function unpackedPackage(): Promise<string> {
  const root = path.join(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "..");
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  const folder = path.resolve("node_modules", ".cache", "needlepoint", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}.tmp`;
  await mkdir(path.join(draft, "al2023"), { recursive: true });
  await unpack(path.join(root, "bin", "chromium.br"), path.join(draft, "chromium"), 0o755);
  const archives = { fonts: ".", swiftshader: ".", al2023: "al2023" };
  for (const [name, into] of Object.entries(archives)) {
    const archive = path.join(draft, `${name}.tar`);
    await unpack(path.join(root, "bin", `${name}.tar.br`), archive, 0o644);
    execFileSync("tar", ["-xf", archive, "--no-same-owner", "-C", path.join(draft, into)]);
    await rm(archive);
  }
  await writeFile(
    path.join(draft, "fonts.conf"),
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>',
  );
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true })); // another run was quicker
  return folder;
}

function unpack(from: string, to: string, mode: number): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}
