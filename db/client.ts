import { is } from "drizzle-orm";
import { drizzle, PostgresJsSession } from "drizzle-orm/postgres-js";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { openPool } from "./pool";

/** The pool or an open transaction: queries take either. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Connection = { db: Db; close: () => Promise<void> };

const CONNECTIONS_MAX = 20;

export function connect(
  url: string,
  { max = CONNECTIONS_MAX, isReadOnly = false, keepsPlans = false } = {},
): Connection {
  const { sql, close } = openPool(url, { max, isReadOnly, keepsPlans });
  // Without the schema: for drizzle's relational queries, which nobody uses, it makes an object a table anew
  // for every transaction.
  return { db: drizzle(sql), close };
}

/**
 * The driver below drizzle, in the same transaction: `COPY` has no other form. Not `instanceof`: Next's
 * bundles share one pool, and each has drizzle's classes for itself.
 */
export function driverOf(db: Db): Pick<Sql, "unsafe"> {
  const { session } = db._;
  if (is(session, PostgresJsSession)) return session.client;
  throw new Error("not a database of postgres.js");
}

const shared = globalThis as typeof globalThis & {
  batonConnection?: Connection;
  batonReplica?: Connection;
};

/** One pool a process, whichever of Next's bundles asks first. */
export function sharedDb(url: string): Db {
  shared.batonConnection ??= connect(url);
  return shared.batonConnection.db;
}

/** The same of a server that only answers. */
export function sharedReplica(url: string): Db {
  shared.batonReplica ??= connect(url, { isReadOnly: true });
  return shared.batonReplica.db;
}

export async function closeSharedDb(): Promise<void> {
  const { batonConnection: connection, batonReplica: replica } = shared;
  delete shared.batonConnection;
  delete shared.batonReplica;
  await connection?.close();
  await replica?.close();
}
