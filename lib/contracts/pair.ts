import { z } from "zod";

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
