import { z } from "zod";
import { AuditBody } from "@/lib/domain/audit/audit-entry";
import { AUDIT_ACTIONS } from "@/lib/domain/audit/actions";
import { listOf } from "./list";

export const AuditEntryDto = AuditBody.extend({ seq: z.int(), hash: z.string() });
export type AuditEntryDto = z.infer<typeof AuditEntryDto>;
export const AuditList = listOf(AuditEntryDto);
export type AuditList = z.infer<typeof AuditList>;

export const AuditQuery = z.object({
  action: z.enum(AUDIT_ACTIONS).optional(),
  q: z.string().trim().min(1).max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** Whether every entry says what it said when it was written. `head`: to be kept elsewhere. */
export const AuditChainDto = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("whole"), entries: z.int(), head: z.string() }),
  z.object({ kind: z.literal("broken"), seq: z.int(), why: z.enum(["missing", "changed"]) }),
]);
export type AuditChainDto = z.infer<typeof AuditChainDto>;
