import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../embedded.ts";
import { migrateDatabase } from "../migrate.ts";
import { recordStatements } from "./released-statements.ts";
import { checkStatements, COUNTING_STATEMENTS, startCounting } from "./sent-statements.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The migrated template; tests clone it with `createTestDatabase`. */
    databaseUrl: string;
  }
}

interface TestServer {
  url: string;
  template: string;
  remove(): Promise<void>;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env["BATON_TEST_DATABASE_URL"];
  const server = external ? onExternalServer(external) : await startServer();
  try {
    await administer(server.url, (sql) => sql.unsafe(`CREATE DATABASE ${server.template}`));
    await migrateDatabase(templateOf(server));
    if (!external) await administer(server.url, startCounting);
    project.provide("databaseUrl", templateOf(server));
  } catch (error) {
    await server.remove();
    throw error;
  }
  return async () => {
    try {
      if (!external) await administer(templateOf(server), checkStatements);
      if (process.env["BATON_RECORD_STATEMENTS"]) {
        await administer(templateOf(server), recordStatements);
      }
    } finally {
      await server.remove();
    }
  };
}

async function startServer(): Promise<TestServer> {
  const home = await mkdtemp(join(tmpdir(), "baton-test-"));
  await chmod(home, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir: join(home, "pg"),
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      ...COUNTING_STATEMENTS,
    },
  });
  return {
    url: server.url,
    template: "baton_template",
    async remove() {
      await server.stop();
      await rm(server.folder, { recursive: true, force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Runs may share an external server, so each has a template of its own. */
function onExternalServer(url: string): TestServer {
  const template = `baton_template_${randomBytes(4).toString("hex")}`;
  return {
    url,
    template,
    remove: () =>
      administer(url, (sql) => sql.unsafe(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)),
  };
}

function templateOf({ url, template }: TestServer): string {
  const its = new URL(url);
  its.pathname = `/${template}`;
  return its.href;
}

async function administer(url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
