import { z } from "zod";
import { Instant } from "@/lib/domain/instant";

/** How long minutes and rejected input are kept. */
export const INGEST_KEPT_DAYS = 14;

/** `from` ≤ minute < `to`; without them, all that is kept. */
export const IngestHealthQuery = z
  .object({ from: Instant.optional(), to: Instant.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ["from"],
    message: "must be before `to`",
  });
export type IngestHealthQuery = z.infer<typeof IngestHealthQuery>;

const Lag = z.object({ p50: z.number(), p95: z.number() }).nullable();

export const IngestBucket = z.object({
  at: z.string(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  bytes: z.number(),
  lag_ms: Lag,
});
export type IngestBucket = z.infer<typeof IngestBucket>;

/** One way in: `native`, `otlp`, … */
export const IngestSource = z.object({
  source: z.string(),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.number(),
  rejected_by: z.array(z.object({ code: z.string(), rejected: z.number() })),
  bytes: z.number(),
  /** Over the current and the last whole minute, whatever the period. */
  events_per_second: z.number(),
  /** How old the newest event of a batch was when it arrived. */
  lag_ms: Lag,
  last_seen_at: z.string(),
  last_error: z.object({ at: z.string(), code: z.string(), message: z.string() }).nullable(),
  /** Those in which something came, in order. */
  buckets: z.array(IngestBucket),
});
export type IngestSource = z.infer<typeof IngestSource>;

export const IngestHealth = z.object({
  from: z.string(),
  to: z.string(),
  bucket_ms: z.number(),
  sources: z.array(IngestSource),
});
export type IngestHealth = z.infer<typeof IngestHealth>;
