import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compileSdk } from "./pack-sdk.mjs";
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

/** As a user has it: a copy among the packages that it works with, and the examples beside them. */
async function buildSdk(node, env) {
  await compileSdk({ node, env });
  const installed = join(ROOT, "conformance/node_modules/@baton/sdk");
  const examples = join(ROOT, "conformance/examples");
  for (const old of [installed, examples]) rmSync(old, { recursive: true, force: true });
  cpSync(join(ROOT, "sdk/dist"), join(installed, "dist"), { recursive: true });
  cpSync(join(ROOT, "sdk/package.json"), join(installed, "package.json"));
  cpSync(join(ROOT, "sdk/examples"), examples, { recursive: true });
  const types = [node, "node_modules/typescript/bin/tsc", "-p", "conformance/types"];
  const fits = (await run(types, { env })) === 0;
  if (!fits) throw new Error("The integrations do not fit the packages.");
}
