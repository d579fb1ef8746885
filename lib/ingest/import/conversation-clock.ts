import { formatInstant, nanos, type Nanos } from "@/lib/domain/time";

const STEP_NANOS = 1_000_000n;

/**
 * The logs carry no times. Order is all that is true, so message `i` of `n` lies `n - i` ms
 * before the import, and the trace says that its times are synthetic.
 */
export function conversationClock(count: number, now: Nanos): (index: number) => string {
  return (index) => formatInstant(nanos(now - BigInt(count - index) * STEP_NANOS));
}
