import { readFileSync } from "node:fs";
import { edgeOf } from "./compare.ts";
import { FRAMEWORKS, type Framework, type Way } from "./frameworks.ts";
import type { ObservedHandoff } from "./observe.ts";
import type { Result } from "./run-scenario.ts";

const HEAD = `# Compatibility

What Baton reads out of each framework, by running it: the real packages, with models that follow a script, against a running Baton (\`npm run test:conformance\`). That run writes this page (\`-- --write\`), and \`npm test\` fails when the page no longer says what arrives.

_yes_: for every handoff of these runs, _in part_: for some, _no_: for none. _From, to_: stated by the framework, or inferred from how its spans lie. _Used_: the callee's own tool calls, answers and onward handoffs arrive with what went in, so that it shows which facts it made use of. _Told_: what the framework's signals say of a person who was asked. _Inbox_: what was decided in Baton's inbox ([approvals.md](approvals.md)) about a question that the program sent in its framework's own words; it waited, went on in its own process and did what was decided, which these runs look at on both sides.

Not run here: the Python versions of these frameworks, and VoltAgent.
`;

const COLUMNS: [string, (handoffs: readonly ObservedHandoff[]) => string][] = [
  ["from, to", statedHow],
  ["task", share(({ task }) => task !== null)],
  ["held", share(({ context }) => context.held !== null)],
  ["sent", share(({ context }) => context.sent !== null)],
  ["received", share((one) => isUndelivered(one) || one.context.received !== null)],
  ["used", share((one) => isUndelivered(one) || one.stages.used.present)],
  ["outcome", share(({ outcome }) => outcome !== "in_flight")],
  ["timings", timings],
];

/** The page, from what was observed. */
export function describeCompatibility(results: readonly Result[]): string {
  const foreign = FRAMEWORKS.filter(({ isOurs }) => !isOurs);
  const shown = foreign.map((framework) => ({ framework, results: of(results, framework) }));
  const head = [
    "framework",
    "version",
    "through",
    ...COLUMNS.map(([name]) => name),
    "told",
    "inbox",
  ];
  const rows = shown.flatMap((one) => one.framework.ways.map((way) => summaryRow(one, way)));
  const parts = shown.map(({ framework, results }) => section(framework, results));
  return [HEAD, table([head, ...rows]), ...parts].join("\n");
}

function of(results: readonly Result[], framework: Framework): Result[] {
  return results.filter(({ scenario }) => scenario.framework === framework);
}

function summaryRow(
  { framework, results }: { framework: Framework; results: Result[] },
  way: Way,
): string[] {
  const ofWay = results.filter(({ scenario }) => scenario.way === way);
  const handoffs = ofWay.flatMap(({ observed }) => observed?.handoffs ?? []);
  const asked = ofWay.flatMap(({ observed }) => observed?.asked ?? []);
  const work = handoffs.filter(({ type }) => type !== "return" && type !== "escalate");
  return [
    framework.title,
    framework.packages.slice(0, 1).map(versionOf).join(", "),
    way.title,
    ...COLUMNS.map(([, describe]) => describe(work)),
    decisions(handoffs.flatMap(({ approvals }) => approvals)),
    decisions(asked.map(({ decision }) => decision?.decision ?? null)),
  ];
}

function section(framework: Framework, results: readonly Result[]): string {
  const [first] = framework.ways;
  const ofFirst = results.filter(({ scenario }) => scenario.way === first);
  const limits = results.flatMap(({ expected }) => expected?.limits ?? []);
  const missing = [...new Set([...limits, ...framework.notes])];
  const versions = framework.packages.map((name) => `\`${name}\` ${versionOf(name)}`);
  return [
    `## ${framework.title}\n`,
    `${versions.join(", ")}.\n`,
    ...framework.ways.map(
      ({ title, connect }) => `Through ${title}:\n\n\`\`\`text\n${connect}\n\`\`\`\n`,
    ),
    table([["scenario", "handoffs in Baton"], ...ofFirst.map(scenarioRow)]),
    ...(missing.length > 0 ? ["What does not arrive, and why:\n"] : []),
    ...(missing.length > 0 ? [`${missing.map((line) => `- ${line}`).join("\n")}\n`] : []),
  ].join("\n");
}

function scenarioRow({ expected, observed }: Result): string[] {
  const handoffs = (observed?.handoffs ?? []).map((handoff) => {
    const { type, outcome, standing, error, inferred } = handoff;
    const ended = standing ?? error?.type ?? outcome;
    return `${edgeOf(handoff)} (${[type, ended, ...(inferred ? ["inferred"] : [])].join(", ")})`;
  });
  return [expected?.title ?? "", handoffs.join("<br>")];
}

function statedHow(handoffs: readonly ObservedHandoff[]): string {
  const inferred = handoffs.filter((one) => one.inferred).length;
  if (inferred === 0) return "stated";
  return inferred === handoffs.length ? "inferred" : "stated, some inferred";
}

/** Nobody was there to receive it. */
function isUndelivered({ error }: ObservedHandoff): boolean {
  return error?.type === "not_delivered";
}

function share(has: (handoff: ObservedHandoff) => boolean) {
  return (handoffs: readonly ObservedHandoff[]): string => {
    const count = handoffs.filter(has).length;
    if (count === 0) return "no";
    return count === handoffs.length ? "yes" : "in part";
  };
}

function timings(handoffs: readonly ObservedHandoff[]): string {
  const parts = [
    ["start to receipt", handoffs.some(({ timing }) => timing.handoff_ms !== null)],
    ["execution", handoffs.some(({ timing }) => timing.execution_ms !== null)],
  ] as const;
  return parts.flatMap(([name, isSeen]) => (isSeen ? [name] : [])).join(", ") || "no";
}

const DECISIONS = ["approve", "reject", "respond", "edit"];

function decisions(found: readonly (string | null)[]): string {
  const told = new Set(found);
  const kinds = [...(told.has(null) ? ["asked"] : []), ...DECISIONS.filter((one) => told.has(one))];
  return kinds.join(", ") || "no";
}

/** As pinned: by itself, or for those that depend on it. */
function versionOf(name: string): string {
  const path = new URL("../package.json", import.meta.url);
  const pins: Record<"dependencies" | "overrides", Record<string, string>> = JSON.parse(
    readFileSync(path, "utf8"),
  );
  return pins.dependencies[name] ?? pins.overrides[name] ?? "";
}

/** As the formatter writes it. */
function table([head = [], ...rows]: string[][]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, at) => Math.max(3, ...cells.map((row) => (row[at] ?? "").length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = cells;
  const rule = widths.map((width) => "-".repeat(width));
  return `${[line(first), line(rule), ...rest.map(line)].join("\n")}\n`;
}
