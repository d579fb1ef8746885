import { drizzle } from "drizzle-orm/postgres-js";
import { arrayTypes } from "./array-types";
import { socketOpener } from "./open-socket";
import { preparingFrequent } from "./prepare-frequent";
import postgres, { type Sql, type TransactionSql } from "postgres";

const CONNECT_SECONDS_MAX = 10;
/** For what still runs on the connections that are left when a pool is replaced. */
const DRAIN_SECONDS_MAX = 5;
/** After these the server hangs up, or has: nothing more may be written. */
const LOST_CODES =
  /^(CONNECTION_CLOSED|CONNECTION_DESTROYED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123])$/;

/**
 * A prepared statement keeps the plan that it was given once. Only where each looks for a few rows by an
 * index whatever its values are: to plan those anew costs as much as to run them. Nor may such a plan read
 * a whole table, which was small when it was made.
 */
const KEPT_PLANS = { plan_cache_mode: "force_generic_plan", enable_seqscan: "off" } as const;

/**
 * How many statements may be on their way on a connection. Where a `begin` is the one too many, or the one that the
 * socket says is enough for now, the driver sends it and forgets which connection it reserved: the transaction fails,
 * and what others send next on that connection is never committed.
 */
const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

export type Pool = { sql: Sql; close: () => Promise<void> };

/**
 * A pool that outlives its server. The driver cannot use a connection again that was cut while a write
 * was waiting: it would time out for ever. So the first cut replaces the pool, and the next query
 * connects at once, without the driver's backoff of up to 20 s.
 */
export function openPool(
  url: string,
  {
    max,
    isReadOnly = false,
    keepsPlans = false,
  }: { max: number; isReadOnly?: boolean; keepsPlans?: boolean },
): Pool {
  let isClosing = false;
  const open = () => {
    const options = {
      max,
      onnotice: () => undefined,
      onclose: () => replace(pool),
      connect_timeout: CONNECT_SECONDS_MAX,
      // A prepared statement is still planned for its own values: partitions and indexes depend on them.
      connection: {
        ...(keepsPlans ? KEPT_PLANS : { plan_cache_mode: "force_custom_plan" }),
        default_transaction_read_only: isReadOnly,
      },
      max_lifetime: null,
      max_pipeline: ANY_NUMBER,
      types: arrayTypes,
      fetch_types: false,
      // Documented, and missing in the driver's types.
      socket: socketOpener(),
    };
    const pool: Sql = postgres(url, options);
    // Sets how the pool reads and writes dates and JSON.
    drizzle(pool);
    return pool;
  };
  const replace = (pool: Sql) => {
    if (isClosing || pool !== current) return;
    current = open();
    void pool.end({ timeout: DRAIN_SECONDS_MAX });
  };
  let current = open();
  const begin = (run: (tx: TransactionSql) => Promise<unknown>) =>
    current.begin((tx) => run(preparingFrequent(tx)).catch(hangWhenLost));
  const sql = preparingFrequent(
    new Proxy(current, {
      get: (_first, key) => (key === "begin" ? begin : Reflect.get(current, key)),
    }),
  );
  return {
    sql,
    close: () => {
      isClosing = true;
      return current.end({ timeout: DRAIN_SECONDS_MAX });
    },
  };
}

/**
 * The driver would write `rollback` to a connection that is gone, and throw where nobody can catch it.
 * The transaction is rejected without us, as soon as the connection is closed.
 */
function hangWhenLost(error: unknown): Promise<never> {
  if (LOST_CODES.test(codeOf(error))) return new Promise(() => undefined);
  throw error;
}

/** drizzle wraps what the driver throws. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return codeOf(error.cause) || ("code" in error ? String(error.code) : "");
}
