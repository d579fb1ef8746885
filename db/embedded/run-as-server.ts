import { spawn } from "node:child_process";
import { SERVER_PROCESS } from "./account.ts";

/** Runs one of PostgreSQL's programs to its end; its own words are the error when it fails. */
export async function runAsServer(program: string, args: string[], input = ""): Promise<void> {
  const child = spawn(program, args, SERVER_PROCESS);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  child.stdin.end(input);
  const status = await new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", done);
  });
  if (status !== 0) throw new Error(`${program} failed:\n${output.trim()}`);
}
