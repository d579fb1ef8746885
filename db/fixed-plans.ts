import { type Db, driverOf } from "./client";

/**
 * For the rest of the transaction statements keep the plan that they were given once. Only where each looks
 * for a few rows by an index whatever its values are: to plan those anew cost as much as to run them. Nor
 * may such a plan read a whole table, which was small when it was made.
 */
export function fixPlans(db: Db): void {
  // Sent with the first statement that is waited for, which fails where this does.
  void driverOf(db)
    .unsafe("set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off")
    .execute();
}
