import { findDraft, findRuleSet } from "@/db/queries/routing";
import { listAgents } from "@/db/queries/runtime/agents";
import type { RulesDto, RuleVersionDto, RuleWordsDto } from "@/lib/contracts/rules";
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

/** The agents that there are and the tools that they have, for whoever writes rules. */
export async function getRuleWords(ctx: ServiceContext): Promise<RuleWordsDto> {
  requireScope(ctx, "read");
  const agents = await listAgents(ctx.db, ctx.projectId);
  const tools = new Set(agents.flatMap(({ capabilities }) => capabilities));
  return { agents: [...new Set(agents.map(({ name }) => name))], tools: [...tools].toSorted() };
}
