import { randomUUID } from "node:crypto";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { findRunByIdempotencyKey, insertRun, type RunRow } from "@/db/queries/runtime/runs";
import { findRuleSet } from "@/db/queries/routing";
import { findWorkflow } from "@/db/queries/runtime/workflows";
import type { RunDto, StartRunRequest } from "@/lib/contracts/run";
import type { Json } from "@/lib/domain/json";
import { TOO_SLOW } from "@/lib/domain/orchestration/too-slow";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { formatInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { newTraceId } from "../new-trace-id";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { checkInTime } from "../schemas/check-in-time";
import { advanceRun } from "./advance-run";
import { readRun } from "./read-run";

/** Starts a workflow. A repeat with the same idempotency key is the same run. */
export async function startRun(
  ctx: ServiceContext,
  { idempotencyKey, ...request }: StartRunRequest & { idempotencyKey?: string | undefined },
): Promise<RunDto> {
  requireScope(ctx, "run");
  const { projectId } = ctx;
  const workflow = await findWorkflow(ctx.db, {
    projectId,
    name: request.workflow,
    ...(request.version ? { version: request.version } : {}),
  });
  if (!workflow) throw new AppError("not_found", `There is no workflow "${request.workflow}".`);
  const input = await checkedInput(ctx, { document: workflow.document, input: request.input });

  const id = await ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const started = await insertRun(tx, {
      projectId,
      id: RunId.parse(randomUUID()),
      workflow: workflow.name,
      version: workflow.version,
      traceId: newTraceId(),
      status: "running",
      eventCount: 0,
      idempotencyKey: idempotencyKey ?? null,
      rulesVersion: (await findRuleSet(tx, { projectId }))?.version ?? 0,
      startedBy: actorName(ctx.actor),
      startedAt: ctx.now(),
      timeoutMs: workflow.document.timeout_ms,
    });
    if (!started) return sameRun(inside, idempotencyKey);
    await tellStart(inside, { run: started, document: workflow.document, input });
    await advanceRun(inside, { id: started.id, events: [{ event: "run_started", input }] });
    // A run that an agent's key started is its own record; there may be fifty a second.
    if (ctx.actor.kind === "user") {
      const detail = { workflow: workflow.name, version: workflow.version };
      await writeAudit(inside, { action: "run.start", subject: `run:${started.id}`, detail });
    }
    return started.id;
  });
  return readRun(ctx, id);
}

async function checkedInput(
  ctx: ServiceContext,
  { document, input }: { document: Workflow; input: Json },
): Promise<Json> {
  const checked = checkInTime(document.input, input);
  if (checked.kind === "too_slow") throw new AppError("invalid_input", TOO_SLOW);
  if (checked.kind === "bad_schema") {
    const message = `The workflow's schema of its input cannot be used: ${checked.message}.`;
    throw new AppError("invalid_input", message);
  }
  if (checked.kind === "unfit") {
    const issues = checked.issues.map(({ path, message }) => ({ path: `/input${path}`, message }));
    throw new AppError("invalid_input", "The input does not fit the workflow.", { issues });
  }
  await refuseSecrets(ctx, { input: checked.value });
  return checked.value;
}

async function sameRun(ctx: ServiceContext, idempotencyKey: string | undefined): Promise<RunId> {
  const run =
    idempotencyKey === undefined
      ? undefined
      : await findRunByIdempotencyKey(ctx.db, { projectId: ctx.projectId, idempotencyKey });
  if (!run) throw new Error("a run without an idempotency key has an id of its own");
  return run.id;
}

async function tellStart(
  ctx: ServiceContext,
  { run, document, input }: { run: RunRow; document: Workflow; input: Json },
): Promise<void> {
  const base = { trace_id: run.traceId, at: formatInstant(ctx.now()) };
  const name = document.title ?? document.name;
  await insertOutbox(ctx.db, {
    projectId: ctx.projectId,
    events: [
      { event: "trace_started", ...base, name, request: input },
      { event: "agent_declared", ...base, agent: document.orchestrator, role: "orchestrator" },
    ],
  });
}
