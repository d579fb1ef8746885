import { deleteDraft, findDraft, findRuleSet, insertRuleSet } from "@/db/queries/routing";
import { listAgentNames } from "@/db/queries/runtime/agents";
import type { PublishRulesRequest, RuleVersionDto } from "@/lib/contracts/rules";
import { asJson, canonicalJson } from "@/lib/domain/json";
import { checkRules } from "@/lib/domain/routing/check-rules";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import { renameInRules } from "@/lib/domain/routing/rename-people";
import type { Rule, RuleSet } from "@/lib/domain/routing/rule-set";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import { actorName } from "../actor-name";
import { namePeople } from "../approvals/name-people";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { toRuleVersionDto } from "./to-rules-dto";

/**
 * The rules that hold from now on. On a base that is no longer the newest nothing changes: the refusal
 * brings both documents, so that whoever wrote can join them.
 */
export function publishRules(
  ctx: ServiceContext,
  asked: PublishRulesRequest,
): Promise<RuleVersionDto> {
  return publish(ctx, { ...asked, namedFrom: 0 });
}

/** Whom the rules name from `namedFrom` on is looked up; those before are as they were stored. */
async function publish(
  ctx: ServiceContext,
  { document, base, note, namedFrom }: PublishRulesRequest & { namedFrom: number },
): Promise<RuleVersionDto> {
  requireScope(ctx, "admin");
  const choosers = await listAgentNames(ctx.db, { projectId: ctx.projectId, kind: "llm" });
  const issues = checkRules(document, { choosers });
  if (issues.length > 0) {
    const [first] = issues;
    const where = first ? ` ${first.path}: ${first.message}.` : "";
    throw new AppError("invalid_input", `These rules cannot be published.${where}`, { issues });
  }
  await refuseSecrets(ctx, asJson({ document, note }));
  const { projectId } = ctx;
  const author = actorName(ctx.actor);
  const named = await namePeople(ctx, ({ next }) => renameInRules(document, next, namedFrom));
  const row = await ctx.db.transaction(async (tx) => {
    const published = await insertRuleSet(tx, {
      projectId,
      base,
      document: named,
      author,
      note,
    });
    // Only the draft that was published ends: one that says something else is somebody's work.
    const draft = published && (await findDraft(tx, projectId));
    if (draft && isSame(draft.document, document)) await deleteDraft(tx, projectId);
    if (published) {
      const detail = { version: published.version, rules: document.rules.length, note };
      const inside = { ...ctx, db: tx };
      await writeAudit(inside, { action: "rules.publish", subject: "rules", detail });
    }
    return published;
  });
  if (row) return toRuleVersionDto(row);
  const newest = await findRuleSet(ctx.db, { projectId });
  const message = `The rules are at version ${newest?.version ?? 0} now; yours began from ${base}.`;
  const current = newest ? toRuleVersionDto(newest) : null;
  throw new AppError("version_conflict", message, { members: { current, yours: document } });
}

function isSame(one: RuleSet, other: RuleSet): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

export async function publishDraft(
  ctx: ServiceContext,
  { note }: { note: string },
): Promise<RuleVersionDto> {
  requireScope(ctx, "admin");
  const draft = await findDraft(ctx.db, ctx.projectId);
  if (!draft) throw new AppError("not_found", "There is no draft to publish.");
  return publishRules(ctx, { document: draft.document, base: draft.base, note });
}

/** One more rule, after all others. */
export async function addRule(
  ctx: ServiceContext,
  { rule, base, note }: { rule: Rule; base: number; note: string },
): Promise<RuleVersionDto> {
  requireScope(ctx, "admin");
  const newest = await findRuleSet(ctx.db, { projectId: ctx.projectId });
  const { rules } = newest?.document ?? NO_RULES;
  const document = { rules: [...rules, rule] };
  return publish(ctx, { document, base, note, namedFrom: rules.length });
}

/** An old document as a new version; what lies between stays on record. */
export async function rollBackRules(
  ctx: ServiceContext,
  { version, base, note }: { version: number; base: number; note: string },
): Promise<RuleVersionDto> {
  requireScope(ctx, "admin");
  const old = await findRuleSet(ctx.db, { projectId: ctx.projectId, version });
  if (!old) throw new AppError("not_found", `There is no version ${version} of the rules.`);
  const told = note === "" ? `Back to version ${version}` : note;
  const { document } = old;
  return publish(ctx, { document, base, note: told, namedFrom: document.rules.length });
}
