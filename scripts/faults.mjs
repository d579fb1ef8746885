import { endWithReason, prepare, run } from "./prepare.mjs";

/**
 * `npm run test:faults`: each fault once. `-- --long`: in many rounds, which find rarer moments.
 * `-- --short`: the part that `npm test` runs. Names of files of `faults/` choose among them.
 */
const SHORT = ["nothing-lost", "cluster"];
const FORMS = ["--long", "--short"];

try {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg.startsWith("-") && !FORMS.includes(arg));
  if (unknown) throw new Error(`${unknown} is not known here; there are ${FORMS.join(" and ")}.`);
  const { node, env } = await prepare();
  if (args.includes("--long")) env.BATON_FAULTS = "long";
  const named = args.filter((arg) => !arg.startsWith("-"));
  const files = args.includes("--short") ? [...SHORT, ...named] : named;
  const build = await run([node, "scripts/build.ts"], { env });
  const vitest = [node, "node_modules/vitest/vitest.mjs", "run", "--project", "faults", ...files];
  process.exitCode = build === 0 ? await run(vitest, { env }) : build;
} catch (error) {
  endWithReason(error);
}
