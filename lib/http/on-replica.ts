import { sharedReplica } from "@/db/client";
import { env } from "@/lib/env";
import type { ServiceContext } from "@/lib/services/context";

/**
 * For figures over many handoffs: read from the replica, where `BATON_READ_DATABASE_URL` names one. It may
 * be a moment behind, so lists, single things and whatever is changed stay with the database itself.
 */
export function onReplica(ctx: ServiceContext): ServiceContext {
  const { BATON_READ_DATABASE_URL: url } = env();
  return url === undefined ? ctx : { ...ctx, db: sharedReplica(url) };
}
