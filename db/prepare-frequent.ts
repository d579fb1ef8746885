import type { Sql, TransactionSql } from "postgres";

/** Used so often, a statement is worth a name on every connection. */
const FREQUENT = 3;
/** What each connection keeps prepared at most, and how many texts are counted. */
const PREPARED_MAX = 400;
const COUNTED_MAX = 5000;

const uses = new Map<string, number>();
const prepared = new Set<string>();

/**
 * drizzle sends every statement unnamed, and the driver then asks the server about it before each use: two
 * round trips and a parse. Statements whose text comes again are prepared once a connection instead. Texts
 * that vary (lists, searches) stay as they were, so that nothing piles up.
 */
function isFrequent(text: string): boolean {
  if (prepared.has(text)) return true;
  const count = (uses.get(text) ?? 0) + 1;
  if (count >= FREQUENT && prepared.size < PREPARED_MAX) {
    uses.delete(text);
    prepared.add(text);
    return true;
  }
  if (uses.size >= COUNTED_MAX) uses.clear();
  uses.set(text, count);
  return false;
}

type Unsafe = Sql["unsafe"];

/** The same connection, or transaction, or savepoint in it. */
export function preparingFrequent<Driver extends Sql | TransactionSql>(driver: Driver): Driver {
  const unsafe: Unsafe = (text, args = [], options = {}) => {
    // Without arguments it is one message in any case, and may be COPY or several statements.
    if (args.length === 0) return driver.unsafe(text, args, options);
    return driver.unsafe(text, args, { ...options, prepare: options.prepare || isFrequent(text) });
  };
  return new Proxy(driver, {
    get(target, key) {
      if (key === "unsafe") return unsafe;
      if (key === "savepoint" && "savepoint" in target) {
        return (run: (inner: TransactionSql) => unknown) =>
          target.savepoint((inner) => run(preparingFrequent(inner)));
      }
      return Reflect.get(target, key);
    },
  });
}
