import { findDraft, findRuleSet } from "@/db/queries/routing";
import { listRoutingWords } from "@/db/queries/routing-words";
import { listAgents } from "@/db/queries/runtime/agents";
import type { RulesDto, RuleVersionDto, RuleWordsDto } from "@/lib/contracts/rules";
import type { SaidFact } from "@/lib/domain/routing/facts";
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

/** The agents and tools that there are, and what handoffs said of their tasks, for whoever writes rules. */
export async function getRuleWords(ctx: ServiceContext): Promise<RuleWordsDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const [agents, said] = await Promise.all([
    listAgents(db, projectId),
    listRoutingWords(db, projectId),
  ]);
  const tools = new Set(agents.flatMap(({ capabilities }) => capabilities));
  const of = (fact: SaidFact) => said.flatMap((word) => (word.fact === fact ? [word.value] : []));
  return {
    agents: [...new Set(agents.map(({ name }) => name))],
    tools: [...tools].toSorted(),
    task_types: of("task_type"),
    domains: of("domain"),
    tags: of("tags"),
  };
}
