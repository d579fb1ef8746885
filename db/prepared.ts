import { is, Param, Placeholder, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgPreparedQuery, PreparedQueryConfig } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { type Db, driverOf } from "./client";

/** What stands for each value while a statement is built. */
export type Given<Values> = { readonly [Name in keyof Values]-?: Placeholder };

type Prepared<Rows> = PgPreparedQuery<PreparedQueryConfig & { execute: Rows }>;
type Statement<Rows> = { prepare(name: string): Prepared<Rows> };
type Read = (values: object) => unknown;

const builder: Db = drizzle.mock();

/**
 * A statement for the runtime's inner loop, built when it is first sent and only filled in afterwards.
 * drizzle builds every other one anew, which was a third of what a durable hop cost; its own `prepare`
 * belongs to one connection and cannot join a transaction.
 */
export function prepared<Values extends object, Rows>(
  build: (db: Db, given: Given<Values>) => Statement<Rows>,
): (db: Db, values: Values) => Promise<Rows> {
  let kept: { statement: Prepared<Rows>; reads: Read[] } | undefined;
  return async (db, values) => {
    kept ??= keep(build(builder, placeholders<Values>()));
    const bound: Prepared<Rows> = Object.create(kept.statement, {
      client: { value: driverOf(db) },
      params: { value: kept.reads.map((read) => read(values)) },
    });
    return bound.execute();
  };
}

/** A value in SQL of our own, or in an update, written as its column is. */
export function encodedAs<Column extends PgColumn>(
  column: Column,
  given: Placeholder,
): SQL<Column["_"]["data"]> {
  return sql`${sql.param(given, column)}`;
}

function placeholders<Values>(): Given<Values> {
  const byName: ProxyHandler<Given<Values>> = {
    get: (_none, name) => sql.placeholder(String(name)),
  };
  const none: Given<Values> = Object.create(null);
  return new Proxy(none, byName);
}

function keep<Rows>(built: Statement<Rows>) {
  const statement = built.prepare("kept");
  const { params } = statement.getQuery();
  return { statement, reads: params.map((param) => readerOf(param)) };
}

/** As drizzle fills them in, but for null: to a column of JSON, drizzle would send the text `null`. */
function readerOf(param: unknown): Read {
  if (is(param, Placeholder)) return (values) => valueOf(values, param);
  if (!is(param, Param)) return () => param;
  const { value: place, encoder } = param;
  if (!is(place, Placeholder)) return () => param;
  return (values) => {
    const value = valueOf(values, place) ?? null;
    return value === null ? null : encoder.mapToDriverValue(value);
  };
}

function valueOf(values: object, { name }: Placeholder): unknown {
  return Reflect.get(values, name);
}
