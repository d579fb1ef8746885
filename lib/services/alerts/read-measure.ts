import type { Db } from "@/db/client";
import { countOpenFindings } from "@/db/queries/alerts";
import { countOpenApprovals } from "@/db/queries/overview";
import type { AlertCondition } from "@/lib/domain/alerts/alert";
import type { AlertReading } from "@/lib/domain/alerts/decide-alert";
import type { ProjectId } from "@/lib/domain/ids";
import { emptyRollup, failedOf, type Rollup } from "@/lib/domain/rollups/figures";
import { countOf } from "@/lib/domain/rollups/histogram";
import { histogramOf } from "@/lib/domain/rollups/latencies";
import { nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { toLatency } from "../pairs/to-figures";
import { sumRollup } from "../stats/sum-rollup";

const MINUTE_MS = 60_000;

type Reader = { db: Db; projectId: ProjectId; now: Nanos };

/** The number that an alert watches, as it is now. */
export async function readMeasure(
  { db, projectId, now }: Reader,
  condition: AlertCondition,
): Promise<AlertReading> {
  const { measure, window_minutes: minutes, finding_kind: kind } = condition;
  if (measure === "open_approvals") return toCount(await countOpenApprovals(db, projectId));
  const from = nanos(now - nanosFromMs(minutes * MINUTE_MS));
  if (measure === "open_findings") {
    return toCount(await countOpenFindings(db, { projectId, from, to: now, kind }));
  }
  return ofHandoffs(await handoffsOf(db, { projectId, borders: [from, now] }, condition), measure);
}

async function handoffsOf(
  db: Db,
  period: { projectId: ProjectId; borders: readonly Nanos[] },
  { pair }: AlertCondition,
): Promise<Rollup> {
  const read = pair
    ? { dimension: "pair" as const, pair: { fromAgent: pair.from, toAgent: pair.to } }
    : { dimension: "all" as const };
  const [sum] = await sumRollup(db, { ...period, ...read });
  return sum ?? emptyRollup();
}

type HandoffMeasure = Exclude<AlertCondition["measure"], "open_findings" | "open_approvals">;

function ofHandoffs(sum: Rollup, measure: HandoffMeasure): AlertReading {
  const { count, decided, succeeded, incomplete, context_lost: lost } = sum;
  switch (measure) {
    case "handoffs":
      return toCount(count);
    case "success_rate":
      return share(succeeded, decided);
    case "incomplete_rate":
      return share(incomplete, decided);
    case "context_lost_share":
      return share(lost, failedOf(sum));
    case "p95_handoff_ms": {
      const sample = countOf(histogramOf(sum.latencies, "handoff"));
      return { value: toLatency(sum)?.p95 ?? null, sample };
    }
  }
}

function share(part: number, whole: number): AlertReading {
  return { value: whole === 0 ? null : part / whole, sample: whole };
}

function toCount(count: number): AlertReading {
  return { value: count, sample: count };
}
