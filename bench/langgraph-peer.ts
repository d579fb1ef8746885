import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "../scripts/prepare.mjs";

const CONFORMANCE = fileURLToPath(new URL("../conformance", import.meta.url));
/** Each checkpoint is written before the next node begins: LangGraph's durable mode. */
const DURABILITY = "sync";

type Load = { hops: number; runs: number; stages: number };
/** `alone`: milliseconds of each hop of one run at a time. */
type Measured = { alone: number[]; hopsPerSecond: number };

/** The same chain in LangGraph.js with its Postgres checkpointer, in a process with its own packages. */
export async function measureLangGraph(
  url: string,
  { hops, runs, stages }: Load,
): Promise<Measured> {
  await installPackages(CONFORMANCE);
  const script = join(CONFORMANCE, "peer/langgraph-chain.mjs");
  const args = [script, url, DURABILITY, ...[hops, runs, stages].map(String)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("LangGraph's chain failed; its message is above");
  const measured: Measured = JSON.parse(output);
  return measured;
}
