/**
 * Who failed, and where, on 62 real logs of failed runs that people labelled with the agent and the step
 * at fault (Who&When, ICML 2025, MIT licence): imported and diagnosed as the product does, by rules and
 * without a model. The weights were chosen by looking at the train part alone; which log is held out is
 * decided by the hash of its file.
 */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { register } from "tsx/esm/api";
import { z } from "zod";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { printResult } from "./bench-server.ts";

const HELD_ONE_IN = 3;
const LOGS = new URL("./fixtures/who-and-when/", import.meta.url);
const Labels = z.object({ mistake_agent: z.string(), mistake_step: z.coerce.number() });
/** Both logs and labels write `Websurfer` and `WebSurfer`. */
const sameName = (one: string | null, other: string) => one?.toLowerCase() === other.toLowerCase();

register();
const { openDiagnosis } = await import("./diagnosis-project.ts");
const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
const project = await openDiagnosis(database.url);
try {
  const judged = [];
  for (const file of (await readdir(LOGS)).filter((name) => name.endsWith(".json"))) {
    judged.push(await judge(file));
  }
  for (const split of ["train", "held"] as const) report(split, judged);
} finally {
  await project.close();
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

type Judged = Awaited<ReturnType<typeof judge>>;

async function judge(file: string) {
  const bytes = await readFile(new URL(file, LOGS));
  const labels = Labels.parse(JSON.parse(bytes.toString()));
  const suspects = await project.diagnose(file, bytes);
  const agents = [...new Set(suspects.map(({ agent }) => agent?.toLowerCase() ?? ""))];
  const agentRank = agents.findIndex((agent) => sameName(agent, labels.mistake_agent));
  const stepRank = suspects.findIndex(({ step }) => step === labels.mistake_step);
  const first = suspects.find(({ reasons }) => reasons.includes("first_answer"));
  return {
    split: isHeld(bytes) ? "held" : "train",
    agentRank,
    stepRank,
    isFirstAgent: sameName(first?.agent ?? null, labels.mistake_agent),
    isFirstStep: first?.step === labels.mistake_step,
  };
}

function isHeld(bytes: Uint8Array): boolean {
  return (createHash("sha256").update(bytes).digest()[0] ?? 0) % HELD_ONE_IN === 0;
}

function within(rank: number, top: number): boolean {
  return rank >= 0 && rank < top;
}

function report(split: "train" | "held", judged: readonly Judged[]): void {
  const own = judged.filter((each) => each.split === split);
  const share = (holds: (each: Judged) => boolean) =>
    Math.round((1000 * own.filter(holds).length) / own.length) / 10;
  printResult({
    bench: "diagnosis",
    split,
    logs: own.length,
    agent_top1_percent: share(({ agentRank }) => within(agentRank, 1)),
    agent_top3_percent: share(({ agentRank }) => within(agentRank, 3)),
    step_top1_percent: share(({ stepRank }) => within(stepRank, 1)),
    step_top3_percent: share(({ stepRank }) => within(stepRank, 3)),
    "always the first answer: agent_percent": share(({ isFirstAgent }) => isFirstAgent),
    "always the first answer: step_percent": share(({ isFirstStep }) => isFirstStep),
  });
}
