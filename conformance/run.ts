/**
 * `npm run test:conformance [-- filter] [--write]`: the real SDKs, with models that follow a
 * script, against a running production Baton. `--write` writes docs/compatibility.md.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { startBaton, type Baton } from "./harness/baton.ts";
import { describeCompatibility } from "./harness/compatibility.ts";
import { FRAMEWORKS } from "./harness/frameworks.ts";
import { judgeFindings } from "./harness/judge-findings.ts";
import { nameOf, runScenario, type Result, type Scenario } from "./harness/run-scenario.ts";
import { edgeOf } from "./harness/compare.ts";

const AT_ONCE = 2;
const DOCUMENT = new URL("../docs/compatibility.md", import.meta.url);

const args = process.argv.slice(2);
const filters = args.filter((arg) => !arg.startsWith("--"));
const stop = new AbortController();
process.on("SIGINT", () => stop.abort()).on("SIGTERM", () => stop.abort());

const scenarios = FRAMEWORKS.flatMap(scenariosOf).filter(
  (scenario) => filters.length === 0 || filters.some((part) => nameOf(scenario).startsWith(part)),
);
const baton = await startBaton();
try {
  const results = await runAll(baton);
  const failed = results.filter(({ problems }) => problems.length > 0);
  if (failed.length > 0) console.log(`\nWhat Baton printed:\n${baton.log()}`);
  const { lines, isGood } = await judgeFindings(results);
  console.log(`\n${lines.join("\n")}`);
  const isDocumented = failed.length > 0 || filters.length > 0 || checkDocument(results);
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 && isDocumented && isGood && !stop.signal.aborted ? 0 : 1;
} finally {
  await baton.stop();
}

function scenariosOf(framework: (typeof FRAMEWORKS)[number]): Scenario[] {
  const folder = fileURLToPath(new URL(framework.folder, import.meta.url));
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => file.slice(0, -".mjs".length))
    .sort();
  return framework.ways.flatMap((way) => names.map((name) => ({ framework, way, name })));
}

/** A few at a time; the results keep the scenarios' order. */
async function runAll(baton: Baton): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = scenarios.entries();
  const work = async () => {
    for (const [index, scenario] of waiting) {
      if (stop.signal.aborted) return;
      const result = await runScenario(scenario, { baton, signal: stop.signal });
      results[index] = result;
      print(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

function print({ scenario, ms, observed, problems }: Result): void {
  const mark = problems.length === 0 ? "pass" : "FAIL";
  const edges = (observed?.handoffs ?? []).map(edgeOf).join(", ");
  const seconds = `${(ms / 1000).toFixed(1)} s`.padStart(7);
  console.log(format(`${mark}${seconds}  %s  %s`, nameOf(scenario).padEnd(52), edges));
  for (const problem of problems) console.log(`      ${problem}`);
}

function checkDocument(results: readonly Result[]): boolean {
  const text = describeCompatibility(results);
  if (args.includes("--write")) writeFileSync(DOCUMENT, text);
  const committed = readFileSync(DOCUMENT, "utf8");
  if (committed === text) return true;
  console.log("\ndocs/compatibility.md is out of date: npm run test:conformance -- --write");
  return false;
}
