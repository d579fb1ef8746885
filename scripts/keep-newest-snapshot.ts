import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** drizzle-kit compares the schema with the newest snapshot alone; the others are seven thousand lines each. */
const meta = fileURLToPath(new URL("../db/migrations/meta", import.meta.url));
const snapshots = (await readdir(meta)).filter((name) => name.endsWith("_snapshot.json")).sort();
await Promise.all(snapshots.slice(0, -1).map((name) => rm(join(meta, name))));
