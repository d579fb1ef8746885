import { addBusinessMs } from "./add-business-ms";
import type { BusinessHours } from "./business-hours";
import { nextOnTimeout, type OnTimeout, PEOPLE_MAX, type TimeoutStep } from "./timeout";

type Limit = { timeoutMs: number; businessHours: BusinessHours | null };

/** When the time of whoever is asked at `startMs` is over. */
export function dueAfter(startMs: number, { timeoutMs, businessHours }: Limit): number {
  if (!businessHours) return startMs + timeoutMs;
  return addBusinessMs(startMs, timeoutMs, businessHours);
}

export type PlannedStep = TimeoutStep & { atMs: number };

/** All that is still ahead if nobody answers, with the time of each. */
export function timeoutPlan({
  dueAtMs,
  onTimeout,
  escalations,
  ...limit
}: Limit & {
  dueAtMs: number;
  onTimeout: OnTimeout | null;
  escalations: number;
}): PlannedStep[] {
  const plan: PlannedStep[] = [];
  let atMs = dueAtMs;
  for (let missed = escalations; missed <= escalations + PEOPLE_MAX; missed += 1) {
    const step = nextOnTimeout(onTimeout, missed);
    plan.push({ ...step, atMs });
    if (step.kind !== "escalate") break;
    atMs = dueAfter(atMs, limit);
  }
  return plan;
}
