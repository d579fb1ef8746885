import { readEnvironment } from "./environment.mjs";
import { endWithReason, prepare, run } from "./prepare.mjs";

try {
  const settings = readEnvironment(process.env);
  const { node, env } = await prepare();
  // The channel tells the server when this process is gone, however it ends.
  process.exitCode = await run([node, "scripts/serve.ts", ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...env, ...settings },
  });
} catch (error) {
  endWithReason(error);
}
