import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../db/client.ts";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { findUserByEmail, listOldestUsers } from "../db/queries/users.ts";
import { createSignInLink } from "../lib/services/setup/sign-in-link.ts";
import { readEnvironment } from "./environment.mjs";

/** Whoever can read the database may sign in as anybody: that is what this command is. */
const settings = readEnvironment(process.env);
try {
  console.log(await withDatabase((url) => makeLink(url, process.argv[2])));
} catch (error) {
  const reason = error instanceof Error ? (error.cause ?? error) : error;
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 1;
}

async function withDatabase(work: (url: string) => Promise<string>): Promise<string> {
  const { DATABASE_URL: url = "", BATON_DATA_DIR: dataDir = ".baton" } = settings;
  if (url !== "") return work(url);
  const folder = join(dataDir, "pg");
  if (!existsSync(folder)) throw new Error(`Baton has not been started with ${dataDir} yet.`);
  const embedded = await startEmbeddedPostgres({ dataDir: folder });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

async function makeLink(url: string, address: string | undefined): Promise<string> {
  const { db, close } = connect(url, { max: 1 });
  try {
    const [oldest] = await listOldestUsers(db, { limit: 1 });
    const user = address ? await findUserByEmail(db, address.toLowerCase()) : oldest;
    if (!user) throw new Error(`Nobody is here with the address ${address ?? "(any)"}.`);
    const baseUrl = settings["BATON_URL"] ?? "";
    const link = await createSignInLink(db, { email: user.email, baseUrl });
    return `Open this link once to sign in as ${user.email}: ${link}`;
  } finally {
    await close();
  }
}
