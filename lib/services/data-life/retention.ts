import type { Db } from "@/db/client";
import {
  dropEmptyDays,
  listAllRetention,
  listRetention,
  saveRetention as save,
} from "@/db/queries/retention";
import { listTracesWithOldBodies, removeBodies } from "@/db/queries/body-removal";
import type { Age } from "@/db/queries/older-than";
import { listTableSizes } from "@/db/queries/operations";
import { listRollupFailures } from "@/db/queries/rollups/rollup-failures";
import { countProjectTraces } from "@/db/queries/traces";
import { deleteTraces, listOldTraces } from "@/db/queries/trace-deletion";
import { type DataDto, DATA_KINDS, type RetentionBody } from "@/lib/contracts/data-life";
import type { ProjectId } from "@/lib/domain/ids";
import type { RetentionKind } from "@/lib/domain/retention";
import { formatInstant, nanosFromMs, nanos, type Nanos } from "@/lib/domain/time";
import { audited, writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

const DAY = nanosFromMs(86_400_000);
const TRACES_AT_ONCE = 200;

/** What takes space, and for how long it is kept. */
export async function getData(ctx: ServiceContext): Promise<DataDto> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const [sizes, rows, { traces, oldestAt }, failed] = await Promise.all([
    listTableSizes(db),
    listRetention(db, projectId),
    countProjectTraces(db, projectId),
    listRollupFailures(db, projectId),
  ]);
  const daysOf = (kind: RetentionKind) => rows.find((row) => row.kind === kind)?.days ?? null;
  return {
    retention: { traces: daysOf("traces"), work: daysOf("work"), bodies: daysOf("bodies") },
    sizes,
    database_bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    traces,
    oldest_at: oldestAt === null ? null : formatInstant(oldestAt),
    rollup_failures: failed.map(({ kind, reason, failures, failedAt, retryAt }) => ({
      kind,
      reason,
      failures,
      failed_at: failedAt.toISOString(),
      retry_at: retryAt.toISOString(),
    })),
  };
}

export async function saveRetention(
  ctx: ServiceContext,
  retention: RetentionBody,
): Promise<RetentionBody> {
  requireScope(ctx, "admin");
  const { projectId } = ctx;
  return audited(ctx, async ({ db }) => {
    for (const kind of DATA_KINDS) await save(db, { projectId, kind, days: retention[kind] });
    const note = { action: "retention.save" as const, subject: "retention", detail: retention };
    return { result: retention, note };
  });
}

/** A part of what is too old, in every project that says so; how much that was. Safe on many nodes. */
export async function applyRetention(db: Db, now: () => Nanos): Promise<number> {
  let count = 0;
  for (const { projectId, kind, days } of await listAllRetention(db)) {
    const at = now();
    const age = { now: at, before: nanos(at - BigInt(days) * DAY) };
    count += await forget({ db, now }, { projectId, kind, age });
  }
  return count;
}

async function forget(
  { db, now }: { db: Db; now: () => Nanos },
  { projectId, kind, age }: { projectId: ProjectId; kind: RetentionKind; age: Age },
): Promise<number> {
  if (kind === "bodies") return forgetBodies({ db, now }, { projectId, age });
  const withWork = kind === "work";
  return db.transaction(async (tx) => {
    const ids = await listOldTraces(tx, { projectId, ...age, withWork, limit: TRACES_AT_ONCE });
    if (ids.length === 0) return 0;
    await deleteTraces(tx, { projectId, ids, keepsTrace: withWork });
    const ctx = { db: tx, projectId, actor: { kind: "system" as const }, now };
    const detail = { kind, traces: ids.length };
    await writeAudit(ctx, { action: "retention.apply", subject: "retention", detail });
    return ids.length;
  });
}

/** The text alone: handoffs, spans, figures and findings stay, and say since when it is gone. */
async function forgetBodies(
  { db, now }: { db: Db; now: () => Nanos },
  { projectId, age }: { projectId: ProjectId; age: Age },
): Promise<number> {
  return db.transaction(async (tx) => {
    const old = { projectId, ...age };
    const ids = await listTracesWithOldBodies(tx, { ...old, limit: TRACES_AT_ONCE });
    const traces = await removeBodies(tx, { ...old, ids });
    if (traces === 0) return 0;
    const ctx = { db: tx, projectId, actor: { kind: "system" as const }, now };
    const detail = { kind: "bodies", traces };
    await writeAudit(ctx, { action: "retention.apply", subject: "retention", detail });
    return traces;
  });
}

/** Gives the space of whole days back at once. */
export async function dropForgottenDays(db: Db, now: Nanos): Promise<number> {
  const yesterday = formatInstant(nanos(now - DAY)).slice(0, 10);
  return dropEmptyDays(db, { before: yesterday });
}
