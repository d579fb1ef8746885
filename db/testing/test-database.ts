import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** A database of one's own, cloned from the migrated template: one for each test file. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(inject("databaseUrl"));
  const templateName = template.pathname.slice(1);
  const name = `${templateName}_${randomBytes(6).toString("hex")}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  await administer(template, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  return {
    url: url.href,
    drop: () => administer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** From another database of the server: a template that has a visitor cannot be cloned. */
async function administer(template: URL, statement: string): Promise<void> {
  const maintenance = new URL(template);
  maintenance.pathname = "/postgres";
  const sql = postgres(maintenance.href, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
