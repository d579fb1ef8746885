import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * A backup is gzip of lines: this manifest; then for each table its header, its rows as `COPY` writes
 * them, and `\.`; then the end with a digest of all before it, so that half a file is no backup.
 */
export const Manifest = z.object({
  baton_backup: z.literal(1),
  created_at: z.string(),
  /** The newest migration that the database had. */
  schema: z.number(),
  /** Tells whether the vault's values will be readable, and nothing more of the secret. */
  secret_print: z.string(),
  /** The days that have partitions. */
  days: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const TableHeader = z.object({ table: z.string(), columns: z.array(z.string()) });
export const BackupEnd = z.object({ end: z.literal(true), digest: z.string() });
export const ROWS_END = "\\.";

/** Jobs are put back through the job engine's own function, not into its tables. */
export const JOBS_TABLE = "graphile_worker jobs";
export const JOB_COLUMNS = [
  "identifier",
  "payload",
  "queue_name",
  "run_at",
  "max_attempts",
  "job_key",
  "priority",
];

/** `change` lives for minutes; live sessions and one-time links must not lie about in files. */
export const LEFT_OUT = ["change", "session", "verification"];

export function secretPrint(secret: string): string {
  return createHash("sha256").update(`baton backup\n${secret}`).digest("hex").slice(0, 16);
}
