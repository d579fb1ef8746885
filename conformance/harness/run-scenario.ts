import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Baton, Workspace } from "./baton.ts";
import { differences } from "./compare.ts";
import type { Asked, Expectation } from "./expectation.ts";
import type { Framework, Way } from "./frameworks.ts";
import { observe, type Observed } from "./observe.ts";

const FOLDER = fileURLToPath(new URL("..", import.meta.url));
const ENDS_WITHIN_MS = 60_000;

export type Scenario = { framework: Framework; way: Way; name: string };
export type Result = {
  scenario: Scenario;
  workspace: Workspace;
  ms: number;
  expected: Expectation | null;
  observed: Observed | null;
  /** Empty: it passed. */
  problems: string[];
};

/** Runs one program against a project of its own and reads what Baton made of it. */
export async function runScenario(
  scenario: Scenario,
  { baton, signal }: { baton: Baton; signal: AbortSignal },
): Promise<Result> {
  const startedAt = performance.now();
  const workspace = await baton.openWorkspace(nameOf(scenario));
  const ended = await runProgram(scenario, { workspace, signal });
  const { expected, problem } = ended;
  const observed = expected && (await observe(workspace, expected));
  const found = expected && observed ? differences(expected, observed) : [];
  return {
    scenario,
    workspace,
    ms: performance.now() - startedAt,
    expected,
    observed,
    problems: [...(problem === null ? [] : [problem]), ...found],
  };
}

export function nameOf({ framework, name, way }: Scenario): string {
  const base = `${framework.folder}/${name}`;
  return framework.ways.length > 1 ? `${base} (${way.title})` : base;
}

type Ended = { expected: Expectation | null; problem: string | null };

async function runProgram(
  { framework, way, name }: Scenario,
  { workspace, signal }: { workspace: Workspace; signal: AbortSignal },
): Promise<Ended> {
  const imports = (way.imports ?? []).flatMap((file) => [
    "--import",
    join(FOLDER, "support", file),
  ]);
  const program = join(FOLDER, framework.folder, `${name}.mjs`);
  const child = spawn(process.execPath, [...imports, program], {
    cwd: FOLDER,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...quietEnvironment(),
      BATON_URL: workspace.url,
      BATON_KEY: workspace.key,
      ...way.env(workspace),
    },
    timeout: ENDS_WITHIN_MS,
    killSignal: "SIGKILL",
    signal,
  });
  let printed = "";
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  let expected: Expectation | null = null;
  const decisions: Promise<void>[] = [];
  child.on("message", (message: Expectation | Asked) => {
    if ("title" in message) expected = message;
    else decisions.push(workspace.decide(message.approvalId, message.decision));
  });
  await once(child, "close");
  await Promise.all(decisions);
  const hasFailed = child.exitCode !== 0 || expected === null;
  const how = child.signalCode ?? `code ${child.exitCode}`;
  return { expected, problem: hasFailed ? `the program ended with ${how}:\n${printed}` : null };
}

/** A machine of a user who has set nothing else: some SDKs stop tracing when `NODE_ENV` is "test". */
function quietEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(OTEL|LANGSMITH|LANGCHAIN|OPENAI|GOOGLE|ADK|MASTRA|NODE_ENV|NODE_OPTIONS)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), NODE_ENV: "production" };
}
