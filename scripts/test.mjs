import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { endWithReason, npm, prepare, run } from "./prepare.mjs";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

try {
  const { node, env } = await prepare();
  env.BATON_CHROMIUM = await requireBrowser();
  const steps = [
    ["verify", npm("run", "--silent", "verify")],
    ["build", [node, "scripts/build.ts"]],
    ["first load", [node, "scripts/first-load.ts"]],
    ["database tests", npm("run", "--silent", "test:db")],
    ["faults", npm("run", "--silent", "test:faults", "--", "--short")],
    ["hostile input", npm("run", "--silent", "test:fuzz")],
    ["conformance", [node, "scripts/conformance.mjs"]],
    ["end-to-end tests", npm("run", "--silent", "test:e2e")],
  ];
  const durations = [];
  for (const [name, command] of steps) durations.push(await runStep(name, command, env));
  console.log(`\nAll passed: ${durations.join(", ")}.`);
} catch (error) {
  endWithReason(error);
}

async function runStep(name, command, env) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const code = await run(command, { env });
  const duration = `${name} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  if (code !== 0) throw new Error(`Failed: ${duration}. The steps after it did not run.`);
  console.log(`── ${duration}`);
  return duration;
}

/** The path of Chromium, installed first where that is ours to do. */
async function requireBrowser() {
  const given = process.env.BATON_CHROMIUM;
  if (given && !existsSync(given)) throw new Error(`BATON_CHROMIUM: there is no ${given}.`);
  const found = given ?? findBrowser();
  if (found) return found;
  await installBrowser();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error("Chromium was installed but is not on PATH; set BATON_CHROMIUM to it.");
}

function findBrowser() {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const paths = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, MAC_BROWSER].find((path) => existsSync(path));
}

async function installBrowser() {
  const hasApt = spawnSync("apt-get", ["--version"]).status === 0;
  if (!hasApt) throw new Error("The tests need Chromium; install it and set BATON_CHROMIUM to it.");
  if (process.getuid?.() !== 0) {
    throw new Error(
      "The tests need Chromium. Run this once:\n\n  sudo apt-get install -y chromium",
    );
  }
  console.log("Installing Chromium (once) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update", "-qq"], { env });
  const flags = ["-y", "-qq", "--no-install-recommends"];
  const code = await run(["apt-get", "install", ...flags, "chromium"], { env });
  if (code !== 0) throw new Error("apt-get could not install chromium; its message is above.");
}
