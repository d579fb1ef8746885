import type { RuleSetDraftRow, RuleSetRow } from "@/db/queries/routing";
import type { RuleDraftDto, RuleVersionDto } from "@/lib/contracts/rules";

export function toRuleVersionDto(row: RuleSetRow): RuleVersionDto {
  const { version, document, author, note, createdAt } = row;
  return { version, document, author, note, created_at: createdAt.toISOString() };
}

export function toRuleDraftDto(row: RuleSetDraftRow): RuleDraftDto {
  const { document, base, revision, author, updatedAt } = row;
  return { document, base, revision, author, updated_at: updatedAt.toISOString() };
}
