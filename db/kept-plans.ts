import { type Db, driverOf } from "./client";
import { KEPT_PLANS } from "./pool";

const SET_LOCAL = Object.entries(KEPT_PLANS)
  .map(([name, value]) => `set local ${name} = ${value}`)
  .join("; ");

/** `KEPT_PLANS` for the rest of a transaction. Sent with its first statement, which fails where this does. */
export function keepPlans(db: Db): void {
  void driverOf(db).unsafe(SET_LOCAL).execute();
}

/** What this connection sends next is planned anew. */
export function forgetPlans(db: Db): void {
  // Where it fails, what follows on the connection does.
  driverOf(db)
    .unsafe("discard plans")
    .catch(() => undefined);
}
