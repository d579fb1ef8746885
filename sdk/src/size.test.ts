import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const CORE_BYTES_MAX = 12_000;
const INTEGRATION_BYTES_MAX = 4_000;

async function sizeOf(code: string, external: string[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    external,
    minify: true,
    write: false,
    format: "esm",
    // Fails where anything of Node is needed.
    platform: "browser",
  });
  return gzipSync(outputFiles[0]?.contents ?? "").byteLength;
}

test("the whole core is small, runs without Node's modules, and what is not used is left out", async () => {
  const whole = await sizeOf('export * from "./index.ts"');
  const pool = await sizeOf('export { AgentPool } from "./index.ts"');
  expect(whole).toBeLessThan(CORE_BYTES_MAX);
  expect(pool).toBeLessThan(1_500);
});

const PEERS = ["@openai/agents", "@google/adk"];

test.each(["openai-agents", "langgraph", "adk", "ai", "mastra", "a2a"])(
  "%s runs without Node's modules too, is small, and brings no core of its own",
  async (entry) => {
    const bytes = await sizeOf(`export * from "./${entry}.ts"`, PEERS);
    expect(bytes).toBeLessThan(INTEGRATION_BYTES_MAX);
  },
);
