import { connect } from "../db/client.ts";
import { findProjectBySlug } from "../db/queries/projects.ts";
import { listRollupFailures } from "../db/queries/rollups/rollup-failures.ts";
import { rebuildFoundDays } from "../lib/analysis/roll-up-found.ts";
import { rebuildGapDays } from "../lib/analysis/roll-up-gaps.ts";
import { rebuildRollups } from "../lib/analysis/roll-up.ts";
import { readEnvironment } from "./environment.mjs";
import { withDatabase } from "./with-database.ts";

/** `npm run rebuild-rollups -- <project>`: counts everything again, while Baton runs or not. */
const [slug] = process.argv.slice(2);
try {
  if (!slug) throw new Error("Usage: npm run rebuild-rollups -- <project>");
  console.log(await withDatabase(readEnvironment(process.env), (url) => rebuild(url, slug)));
} catch (error) {
  const reason = error instanceof Error ? (error.cause ?? error) : error;
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 1;
}

async function rebuild(url: string, name: string): Promise<string> {
  const { db, close } = connect(url, { max: 2 });
  try {
    const project = await findProjectBySlug(db, name);
    if (!project) throw new Error(`There is no project "${name}".`);
    await rebuildGapDays(db, project.id);
    await rebuildFoundDays(db, project.id);
    const hours = await rebuildRollups(db, project.id);
    const [failure] = await listRollupFailures(db, project.id);
    if (failure) throw new Error(`It failed, and is tried again later: ${failure.reason}`);
    return `${hours} hours were rolled up again.`;
  } finally {
    await close();
  }
}
