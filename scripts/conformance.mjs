import { join } from "node:path";
import { endWithReason, installPackages, prepare, ROOT, run } from "./prepare.mjs";

/** The SDKs have a folder of packages of their own, so that the app stays light. */
try {
  const { node, env } = await prepare();
  await installPackages(join(ROOT, "conformance"));
  process.exitCode = await run([node, "conformance/run.ts", ...process.argv.slice(2)], { env });
} catch (error) {
  endWithReason(error);
}
