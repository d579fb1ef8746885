import { type Db, driverOf } from "./client";

/** What a connection that keeps its plans sends next is planned anew. */
export function forgetPlans(db: Db): void {
  // Where it fails, what follows on the connection does.
  driverOf(db)
    .unsafe("discard plans")
    .catch(() => undefined);
}
