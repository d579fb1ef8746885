import { findDraft, findRuleSet } from "@/db/queries/routing";
import type { RulesDto, RuleVersionDto } from "@/lib/contracts/rules";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toRuleDraftDto, toRuleVersionDto } from "./to-rules-dto";

export async function getRules(ctx: ServiceContext): Promise<RulesDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const [published, draft] = await Promise.all([
    findRuleSet(db, { projectId }),
    findDraft(db, projectId),
  ]);
  return {
    published: published ? toRuleVersionDto(published) : null,
    draft: draft ? toRuleDraftDto(draft) : null,
  };
}

export async function getRuleVersion(
  ctx: ServiceContext,
  version: number,
): Promise<RuleVersionDto> {
  requireScope(ctx, "read");
  const row = await findRuleSet(ctx.db, { projectId: ctx.projectId, version });
  if (!row) throw new AppError("not_found", `There is no version ${version} of the rules.`);
  return toRuleVersionDto(row);
}
