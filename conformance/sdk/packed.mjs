import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectInBaton } from "../harness/expect.mjs";

const SDK = fileURLToPath(new URL("../../sdk", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "baton-sdk-"));
const run = (program, args) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
try {
  run("npm", ["pack", SDK, "--silent"]);
  const [archive] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${archive}`]);
  writeFileSync(
    join(folder, "program.js"),
    `import { createBaton } from "@baton/sdk";
     const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });
     const start = { from_agent: "a", to_agent: "b", task: "Installed", context: {} };
     await baton.trace().runHandoff(start, () => "done");`,
  );
  run(process.execPath, ["program.js"]);
} finally {
  rmSync(folder, { recursive: true });
}

expectInBaton({
  title: "installed from its package into an empty project",
  handoffs: [{ from: "a", to: "b", type: "route", outcome: "succeeded", task: "Installed" }],
});
