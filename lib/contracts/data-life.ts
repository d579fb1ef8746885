import { z } from "zod";
import { DELETION_KINDS } from "@/lib/domain/deletion";
import { RETENTION_KINDS } from "@/lib/domain/retention";
import { ROLLUP_KINDS } from "@/lib/domain/rollups/kinds";

const Days = z.int().min(1, "must be at least 1").max(3650).nullable();
/** Null: for ever. */
export const RetentionBody = z.strictObject({
  traces: Days,
  work: Days,
  bodies: Days.default(null),
});
export type RetentionBody = z.infer<typeof RetentionBody>;
export const SaveRetentionInput = RetentionBody.extend({ project: z.string().min(1) });
export type SaveRetentionInput = z.input<typeof SaveRetentionInput>;

/** `user`: every trace that says it worked for that person. `is_preview`: only counts. */
export const DeletionBody = z.strictObject({
  kind: z.enum(DELETION_KINDS),
  id: z.string().trim().min(1, "must not be empty").max(500),
  is_preview: z.boolean().default(false),
});
export type DeletionBody = z.infer<typeof DeletionBody>;
export const DeletionInput = DeletionBody.extend({ project: z.string().min(1) });
export type DeletionInput = z.input<typeof DeletionInput>;
/** `is_complete` false: there are more, ask again. */
export const DeletedDto = z.object({ traces: z.int(), is_complete: z.boolean() });
export type DeletedDto = z.infer<typeof DeletedDto>;

export const DataDto = z.object({
  retention: RetentionBody,
  /** Of the whole installation, the largest first. */
  sizes: z.array(z.object({ name: z.string(), bytes: z.number() })),
  database_bytes: z.number(),
  /** Of this project. */
  traces: z.int(),
  oldest_at: z.string().nullable(),
  /** Figures of this project that could not be added up, and when that is tried again. */
  rollup_failures: z.array(
    z.object({
      kind: z.enum(ROLLUP_KINDS),
      reason: z.string(),
      failures: z.int(),
      failed_at: z.string(),
      retry_at: z.string(),
    }),
  ),
});
export type DataDto = z.infer<typeof DataDto>;
export const DATA_KINDS = RETENTION_KINDS;
