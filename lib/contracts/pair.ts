import { z } from "zod";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { Instant } from "@/lib/domain/instant";
import { listOf } from "./list";

/** The parts of a handoff's time, as `timing` names them without `_ms`. */
export const TIMED_COMPONENTS = [
  "routing",
  "serialization",
  "network",
  "init",
  "deserialization",
  "handoff",
  "execution",
] as const;
export type TimedComponent = (typeof TIMED_COMPONENTS)[number];

export const StatsPeriodQuery = z.object({ from: Instant.optional(), to: Instant.optional() });
export type StatsPeriodQuery = z.infer<typeof StatsPeriodQuery>;

/** Milliseconds; `n` is how many handoffs reported the component. */
const Quantiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number(), n: z.number() });
export type Quantiles = z.infer<typeof Quantiles>;

export const PairLatencyDto = z.object({
  from_agent: z.string(),
  to_agent: z.string(),
  /** The latest handoffs of the pair, as many as are looked at. */
  count: z.number(),
  /** A component that no handoff reported is left out. */
  components: z.partialRecord(z.enum(TIMED_COMPONENTS), Quantiles),
});
export type PairLatencyDto = z.infer<typeof PairLatencyDto>;

/** `decided`: those that are over; the rate is of them (Wilson's interval, 95 %). */
export const RateFigures = {
  count: z.int(),
  decided: z.int(),
  succeeded: z.int(),
  success_rate: z.number().nullable(),
  success_interval: z.tuple([z.number(), z.number()]).nullable(),
};

const Components = z.partialRecord(z.enum(TIMED_COMPONENTS), Quantiles);

export const PairDto = z.object({
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  ...RateFigures,
  components: Components,
  avg_context_bytes: z.number().nullable(),
  /** Of what is decided: failed, and context had been lost. */
  context_lost_rate: z.number().nullable(),
});
export type PairDto = z.infer<typeof PairDto>;
export const PairList = listOf(PairDto);
export type PairList = z.infer<typeof PairList>;

export const PAIRS_MAX = 1_000;
export const PairListQuery = StatsPeriodQuery.extend({
  agent: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAIRS_MAX).default(PAIRS_MAX),
});
export type PairListQuery = z.infer<typeof PairListQuery>;

const Latency = z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable();

export const PairDetailDto = PairDto.extend({
  /** Steps of equal length; those without handoffs are left out. */
  buckets: z.array(z.object({ at: z.string(), ...RateFigures, handoff_ms: Latency })),
  bucket_ms: z.number().nullable(),
  sizes: z.array(z.object({ bucket: z.enum(SIZE_BUCKETS), ...RateFigures, handoff_ms: Latency })),
  /** Of the handoff latency: each is twice as wide as the one before it. */
  distribution: z.array(z.object({ from_ms: z.number(), to_ms: z.number(), count: z.int() })),
  /** `warm`: the callee came out of a pool. */
  starts: z.array(
    z.object({
      start: z.enum(["warm", "cold", "unknown"]),
      ...RateFigures,
      handoff_ms: Latency,
      init_ms: Latency,
    }),
  ),
});
export type PairDetailDto = z.infer<typeof PairDetailDto>;
