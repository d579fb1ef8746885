import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectInBaton } from "../harness/expect.mjs";
import { NODES } from "../support/old-nodes.mjs";

const SDK = new URL("../../sdk/package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(SDK, "utf8"));
/** As the documents say, and from nowhere else: npm asks about the optional peers, once, in vain. */
const PACKAGE = `${process.env.BATON_URL}/baton-sdk-${version}.tgz`;
const NO_REGISTRY = "--registry=http://127.0.0.1:9";
const folder = mkdtempSync(join(tmpdir(), "baton-sdk-"));
const run = (program, args) => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
try {
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  run("npm", ["install", NO_REGISTRY, "--fetch-retries=0", "--no-audit", "--no-fund", PACKAGE]);
  writeFileSync(
    join(folder, "program.js"),
    `import { strict as assert } from "node:assert";
     import { BatonError, createBaton } from "@baton/sdk";
     import "@baton/sdk/a2a";
     import "@baton/sdk/ai";
     import "@baton/sdk/langgraph";
     import "@baton/sdk/mastra";

     const { BATON_URL: url, BATON_KEY: key } = process.env;
     const baton = createBaton({ url, key });
     const start = { from_agent: "a", to_agent: "b", task: "Node " + process.versions.node.split(".")[0], context: {} };
     await baton.trace().runHandoff(start, () => "done");
     await assert.rejects(baton.validateHandoff("nobody"), (error) => {
       return error instanceof BatonError && error.code === "unknown_agent";
     });

     const away = createBaton({ url: "http://127.0.0.1:9", key, retries: 0 });
     await away.trace().runHandoff(start, () => "done");
     await assert.rejects(away.validateHandoff("b"), { code: "unreachable" });
     assert.equal(await away.close(100), false);`,
  );
  for (const { program } of NODES) run(program, ["program.js"]);
} finally {
  rmSync(folder, { recursive: true });
}

expectInBaton({
  title: "installed from this very Baton into an empty project, on Node 18, 20 and 24",
  traces: NODES.length,
  handoffs: NODES.map(({ major }) => ({
    from: "a",
    to: "b",
    type: "route",
    outcome: "succeeded",
    task: `Node ${major}`,
  })),
});
