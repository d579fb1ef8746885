import { endWithReason, prepare, run } from "./prepare.mjs";

/**
 * `npm run test:fuzz`: the same few random inputs at each door in every run. `-- --long`: many, and
 * others every time; a failure prints the seed that brings them back (`PROPERTY_SEED=…`).
 */
const SEEDS = 2 ** 31;

try {
  const unknown = process.argv.slice(2).find((arg) => arg !== "--long");
  if (unknown) throw new Error(`${unknown} is not known here; there is --long.`);
  const isLong = process.argv.includes("--long");
  const { node, env } = await prepare();
  if (isLong) {
    env.BATON_FUZZ = "long";
    env.PROPERTY_SEED ??= String(Math.floor(Math.random() * SEEDS));
    console.log(`Seed ${env.PROPERTY_SEED}.`);
  }
  process.exitCode = await run(
    [node, "node_modules/vitest/vitest.mjs", "run", "--project", "fuzz"],
    { env },
  );
} catch (error) {
  endWithReason(error);
}
