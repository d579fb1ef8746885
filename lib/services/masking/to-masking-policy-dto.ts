import type { MaskingPolicyRow } from "@/db/queries/masking-policies";
import type { MaskingPolicyDto } from "@/lib/contracts/masking-policy";

export function toMaskingPolicyDto(row: MaskingPolicyRow | undefined): MaskingPolicyDto {
  return {
    allow: row?.allow ?? [],
    patterns: row?.patterns ?? [],
    updated_at: row?.updatedAt.toISOString() ?? null,
    updated_by: row?.updatedBy ?? null,
  };
}
