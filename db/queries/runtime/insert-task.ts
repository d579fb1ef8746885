import { type Placeholder, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { prepared } from "../../prepared";
import { task } from "../../schema";
import type { TaskRow, Taker } from "./tasks";

type Known = Omit<
  TaskRow,
  "result" | "error" | "usage" | "endedAt" | "leaseExpiresAt" | "deliveredAt" | "ackDueAt" | "dueAt"
>;
export type NewTask = Omit<Known, "state" | "lease" | "holder" | "receivedAt"> & {
  ackTimeoutMs: number;
  delayMs: number;
  /** Has it from the beginning. */
  taker: Taker | undefined;
};
export type Inserted = Known & {
  leaseMs: number | null;
  deliveredInMs: number;
  ackInMs: number;
  dueInMs: number;
};

/** Of who has it from the beginning. */
export const FIRST_LEASE = 1;
/** Null for null. */
export const inMs = (ms: Placeholder) => sql`now() + ${ms} * interval '1 millisecond'`;

const insertGiven = prepared<Inserted, TaskRow[]>((db, given) =>
  db
    .insert(task)
    .values({
      projectId: given.projectId,
      handoffId: given.handoffId,
      traceId: given.traceId,
      parentId: given.parentId,
      runId: given.runId,
      stage: given.stage,
      fromAgent: given.fromAgent,
      toAgent: given.toAgent,
      requiredTools: given.requiredTools,
      pattern: given.pattern,
      isPerformed: given.isPerformed,
      isStarted: given.isStarted,
      timeoutMs: given.timeoutMs,
      attempt: given.attempt,
      payload: given.payload,
      route: given.route,
      createdAt: given.createdAt,
      state: given.state,
      lease: given.lease,
      holder: given.holder,
      receivedAt: given.receivedAt,
      leaseExpiresAt: inMs(given.leaseMs),
      deliveredAt: inMs(given.deliveredInMs),
      ackDueAt: inMs(given.ackInMs),
      dueAt: inMs(given.dueInMs),
    })
    .onConflictDoNothing()
    .returning(),
);

/** Undefined when it is there already. Its limits begin when it may be taken. */
export async function insertTask(db: Db, row: NewTask): Promise<TaskRow | undefined> {
  const [inserted] = await insertGiven(db, toInserted(row));
  return inserted;
}

export function toInserted({ ackTimeoutMs, delayMs, taker, ...row }: NewTask): Inserted {
  return {
    ...row,
    state: taker ? "claimed" : "queued",
    lease: taker ? FIRST_LEASE : 0,
    holder: taker?.holder ?? null,
    receivedAt: taker ? row.createdAt : null,
    leaseMs: taker?.leaseMs ?? null,
    deliveredInMs: delayMs,
    ackInMs: delayMs + ackTimeoutMs,
    dueInMs: delayMs + (taker && !row.isStarted ? 0 : ackTimeoutMs) + row.timeoutMs,
  };
}
