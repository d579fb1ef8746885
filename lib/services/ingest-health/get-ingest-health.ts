import {
  listIngestBuckets,
  listIngestLags,
  listIngestRejectTotals,
  listIngestTotals,
  listLastIngestErrors,
} from "@/db/queries/ingest-health";
import {
  INGEST_KEPT_DAYS,
  type IngestHealth,
  type IngestHealthQuery,
} from "@/lib/contracts/ingest-health";
import { bucketWidthMs } from "@/lib/domain/ingest/bucket-width";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { DEMO_SOURCE } from "../demo/demo-source";
import { requireScope } from "../require-scope";
import { toIngestSources } from "./to-ingest-sources";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What came through each door in a period, how late, and what was refused; all from small rows. */
export async function getIngestHealth(
  ctx: ServiceContext,
  query: IngestHealthQuery,
): Promise<IngestHealth> {
  requireScope(ctx, "admin");
  const nowMs = msFromNanos(ctx.now());
  const period = periodOf(query, nowMs);
  const recentFrom = new Date(startOfMinute(nowMs - MINUTE_MS));
  const where = { projectId: ctx.projectId, ...period };
  const [totals, rejects, buckets, lags, errors] = await Promise.all([
    listIngestTotals(ctx.db, { ...where, recentFrom }),
    listIngestRejectTotals(ctx.db, where),
    listIngestBuckets(ctx.db, where),
    listIngestLags(ctx.db, where),
    listLastIngestErrors(ctx.db, where),
  ]);
  const recentSeconds = (nowMs - recentFrom.getTime()) / 1000;
  const sources = toIngestSources({ totals, rejects, buckets, lags, errors }, { recentSeconds });
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    bucket_ms: period.bucketMs,
    sources: sources.filter(({ source }) => source !== DEMO_SOURCE),
  };
}

/** Never longer than what is kept, so that an open range has a sensible number of buckets. */
function periodOf({ from, to }: IngestHealthQuery, nowMs: number) {
  const oldestMs = startOfMinute(nowMs - INGEST_KEPT_DAYS * DAY_MS);
  const nextMs = startOfMinute(nowMs) + MINUTE_MS;
  const toMs = to === undefined ? nextMs : Math.min(msFromNanos(to), nextMs);
  const wantedMs = from === undefined ? oldestMs : Math.max(msFromNanos(from), oldestMs);
  const fromMs = startOfMinute(Math.min(wantedMs, toMs));
  return { from: new Date(fromMs), to: new Date(toMs), bucketMs: bucketWidthMs(toMs - fromMs) };
}

function startOfMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
