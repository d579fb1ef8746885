import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endWithReason, installPackages, prepare, ROOT, run } from "./prepare.mjs";

/** The SDKs have a folder of packages of their own, so that the app stays light. */
try {
  const { node, env } = await prepare();
  await installPackages(join(ROOT, "conformance"));
  await buildSdk(node, env);
  process.exitCode = await run([node, "conformance/run.ts", ...process.argv.slice(2)], { env });
} catch (error) {
  endWithReason(error);
}

/** The examples run where the packages are that they show. */
async function buildSdk(node, env) {
  rmSync(join(ROOT, "sdk/dist"), { recursive: true, force: true });
  const code = await run([node, "node_modules/typescript/bin/tsc", "-p", "sdk"], { env });
  if (code !== 0) throw new Error("The SDK cannot be built; the message is above.");
  const copies = join(ROOT, "conformance/examples");
  rmSync(copies, { recursive: true, force: true });
  cpSync(join(ROOT, "sdk/examples"), copies, { recursive: true });
}
