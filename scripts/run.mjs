// What must be true before a script in TypeScript can run? Node is new enough and the packages are installed.
// Plain JavaScript, because on a fresh clone there is nothing else yet. Usage: node scripts/run.mjs scripts/<script>.ts [arguments]
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [script = "", ...args] = process.argv.slice(2);
process.chdir(root);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Needlepoint needs Node 20.19 or newer and this is ${process.versions.node}: install a newer one (https://nodejs.org).`,
  );
}
// Only `npm start` does without the packages that tests and checks need.
if (!isInstalled(script !== "scripts/start.ts")) install();
if (existsSync(".env")) process.loadEnvFile(".env");

const { register } = await import("tsx/esm/api");
register();
const { endWith } = await import(pathToFileURL(path.join(root, "scripts/ending.ts")).href);
process.argv = [process.argv[0] ?? "node", path.join(root, script), ...args];
await import(pathToFileURL(path.join(root, script)).href).catch(endWith);

/** npm notes what it installed beside what it was asked for; a broken or interrupted installation has no such note. */
function isInstalled(withTools) {
  const note = path.join("node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const present = JSON.parse(readFileSync(note, "utf8")).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional, dev }]) =>
      name === "" || present[name]?.version === version || (optional && !present[name]) || (dev && !withTools),
  );
}

function install() {
  const started = Date.now();
  if (process.stdout.isTTY) process.stdout.write("… packages, for the first time: about a minute\r");
  // No install scripts: nothing here needs one, and they would run foreign code.
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const said = `${npm.stdout ?? ""}\n${npm.stderr ?? ""}`;
  if (npm.status !== 0) fail(whyInstallFailed(npm.error, said));
  const covering = process.stdout.isTTY ? " ".repeat(30) : "";
  console.log(`✓ packages installed  ${((Date.now() - started) / 1000).toFixed(1)} s${covering}`);
}

function whyInstallFailed(error, said) {
  if (error?.code === "ENOENT")
    return "The command npm was not found: install Node together with npm (https://nodejs.org).";
  if (/ENOSPC|no space left/i.test(said)) return "The disk is full: free some space (about 1.5 GB) and start again.";
  if (/EACCES|EPERM|EROFS/.test(said)) return `${root} cannot be written: start as its owner, or make it writable.`;
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH/.test(said)) {
    return "The packages could not be downloaded because npm's registry does not answer: check the network and npm's settings, and start again.";
  }
  if (/can only install|in sync/.test(said)) {
    return "package.json and package-lock.json do not fit together: run npm install, look at what it changed, and start again.";
  }
  const reason = said.split("\n").find((line) => /^npm (error|ERR!) (?!code)/.test(line)) ?? "it gave no reason";
  return `The packages could not be installed (${reason.replace(/^npm (error|ERR!) /, "").trim()}): run "npm ci --ignore-scripts" to see why.`;
}

function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}
