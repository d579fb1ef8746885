import {
  findWorkflow,
  insertWorkflowVersion,
  type WorkflowRow,
} from "@/db/queries/runtime/workflows";
import { checkWorkflow } from "@/lib/domain/orchestration/check-workflow";
import { renameInWorkflow } from "@/lib/domain/orchestration/rename-people";
import { Workflow, type WorkflowInput } from "@/lib/domain/orchestration/workflow";
import { asJson, canonicalJson } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { requireActingAgent } from "../acting-agent";
import { namePeople } from "../approvals/name-people";
import type { ServiceContext } from "../context";
import { writeAudit } from "../audit/write-audit";
import { actorName } from "../actor-name";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { problemOf } from "../schemas/check-in-time";

/**
 * A new version of a workflow, after `after` (0: it is new). A plan that cannot run is refused with
 * where it is wrong, and one that somebody else changed meanwhile is not overwritten.
 */
export async function saveWorkflow(
  ctx: ServiceContext,
  { document, after }: { document: WorkflowInput; after?: number | undefined },
): Promise<WorkflowRow> {
  requireScope(ctx, "run");
  const workflow = Workflow.parse(document);
  await refuseSecrets(ctx, asJson(workflow));
  const issues = [...checkWorkflow(workflow), ...schemaProblems(workflow)];
  if (issues.length > 0) {
    throw new AppError("invalid_input", "This workflow cannot run.", { issues });
  }
  const place = { projectId: ctx.projectId, name: workflow.name };
  const newest = await findWorkflow(ctx.db, place);
  // A plan is its orchestrator's, before the change and after it.
  requireActingAgent(ctx, workflow.orchestrator);
  if (newest) requireActingAgent(ctx, newest.document.orchestrator);
  const named = await namedIn(ctx, { workflow, before: newest?.document });
  const version = newest?.version ?? 0;
  const saved =
    after !== undefined && after !== version ? undefined : await insertAudited(ctx, named, version);
  if (saved) return saved;
  throw new AppError("version_conflict", `"${workflow.name}" is at version ${version} now.`);
}

/** Programs save their plans at every start: what is stored already is not looked up again. */
async function namedIn(
  ctx: ServiceContext,
  { workflow, before }: { workflow: Workflow; before: Workflow | undefined },
): Promise<Workflow> {
  if (before && canonicalJson(asJson(before)) === canonicalJson(asJson(workflow))) return workflow;
  return namePeople(ctx, ({ next }) => renameInWorkflow(workflow, next));
}

function insertAudited(ctx: ServiceContext, workflow: Workflow, after: number) {
  return ctx.db.transaction(async (tx) => {
    const author = actorName(ctx.actor);
    const { projectId } = ctx;
    const saved = await insertWorkflowVersion(tx, { projectId, document: workflow, after, author });
    if (!saved) return undefined;
    const subject = `workflow:${saved.name}`;
    const detail = { version: saved.version };
    await writeAudit({ ...ctx, db: tx }, { action: "workflow.save", subject, detail });
    return saved;
  });
}

function schemaProblems({ input }: Workflow) {
  const message = problemOf(input);
  return message === undefined ? [] : [{ path: "/input", message }];
}
