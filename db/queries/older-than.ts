import { sql, type SQL } from "drizzle-orm";
import { formatInstant, nanos, nanosFromMs, type Nanos } from "../../lib/domain/time";

const DAY = nanosFromMs(86_400_000);

/** Since when a trace has to be silent, and what time it is here. */
export type Age = { before: Nanos; now: Nanos };

/**
 * Of a trace `t`: it came here on a day before that, and said nothing since. When it came is this server's to
 * say: a sender whose clock stands in 1970 loses nothing for it, and what one says of the future, by more than a
 * day, keeps nothing.
 */
export function isOlderThan({ before, now }: Age): SQL {
  const tomorrow = nanos(now + DAY);
  return sql`(t.day < ${formatInstant(before).slice(0, 10)}::date
    and (t.last_sign_at < ${before.toString()}::bigint or t.last_sign_at > ${tomorrow.toString()}::bigint))`;
}
