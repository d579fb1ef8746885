import { type SQL, sql } from "drizzle-orm";
import type { Nanos } from "../../lib/domain/time";

/** Of rows with `started_at`: those of a period, which may be open at either end. */
export function startedWithin({
  from,
  to,
}: {
  from?: Nanos | undefined;
  to?: Nanos | undefined;
}): SQL {
  const after = from === undefined ? sql`true` : sql`started_at >= ${String(from)}::bigint`;
  return to === undefined ? after : sql`${after} and started_at < ${String(to)}::bigint`;
}
