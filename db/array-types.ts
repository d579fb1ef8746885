import { makePgArray } from "drizzle-orm/pg-core/utils/array";
import { parse } from "postgres-array";
import type { PostgresType } from "postgres";

type Item = (text: string) => unknown;
const asText: Item = (text) => text;

/** The array types Baton's statements take and give, by the number PostgreSQL gives them for good. */
const ARRAYS: Record<string, { oid: number; item: Item }> = {
  text: { oid: 1009, item: asText },
  varchar: { oid: 1015, item: asText },
  uuid: { oid: 2951, item: asText },
  int8: { oid: 1016, item: asText },
  int4: { oid: 1007, item: Number },
  float8: { oid: 1022, item: Number },
};

/**
 * Told to the driver, because it would otherwise ask every new connection for them, and nobody awaits that:
 * a connection cut just then would be a rejection that no code can catch.
 */
export const arrayTypes: Record<string, PostgresType> = Object.fromEntries(
  Object.entries(ARRAYS).map(([name, { oid, item }]) => [
    `${name}[]`,
    {
      to: oid,
      from: [oid],
      serialize: (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value),
      parse: (text: string) => parse(text, item),
    },
  ]),
);
