import { findRun, listRunEvents, type RunRow } from "@/db/queries/runtime/runs";
import type { RunDto, RunStageDto } from "@/lib/contracts/run";
import { foldRun } from "@/lib/domain/orchestration/fold-run";
import { type RunState, runStatusOf, type StageState } from "@/lib/domain/orchestration/run-state";
import type { Stage, Workflow } from "@/lib/domain/orchestration/workflow";
import type { RunId } from "@/lib/domain/task/task";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";
import { toRunSummary } from "./to-run-summary";

/** A run as everybody sees it; who may ask is the caller's to check. */
export async function readRun(ctx: ServiceContext, id: RunId): Promise<RunDto> {
  const key = { projectId: ctx.projectId, id };
  const row = await findRun(ctx.db, key);
  if (!row) throw new AppError("not_found", `There is no run ${id}.`);
  const [events, workflow] = await Promise.all([
    listRunEvents(ctx.db, key),
    loadWorkflow(ctx, { name: row.workflow, version: row.version }),
  ]);
  return toRunDto(row, { workflow, state: foldRun(workflow, events) });
}

function toRunDto(
  row: RunRow,
  { workflow, state }: { workflow: Workflow; state: RunState },
): RunDto {
  const stages = workflow.stages
    .map((stage) => toStageDto(stage, state.stages.get(stage.id)))
    .map((stage) => (state.end && UNDER_WAY.has(stage.state) ? calledOff(stage) : stage));
  return {
    ...toRunSummary(row),
    status: runStatusOf(state),
    input: state.input,
    result: state.end?.result ?? null,
    error: state.end?.error ?? null,
    waiting_for: state.end ? null : waitingFor(stages),
    stages,
  };
}

const UNDER_WAY: ReadonlySet<RunStageDto["state"]> = new Set(["gated", "asked", "cleared", "sent"]);

/** Nobody is asked and nobody works any more once the run is over. */
function calledOff(stage: RunStageDto): RunStageDto {
  return { ...stage, state: "cancelled" };
}

function toStageDto(stage: Stage, state: StageState = { kind: "waiting" }): RunStageDto {
  return {
    id: stage.id,
    target: targetOf(stage),
    depends_on: stage.depends_on,
    state: state.kind,
    attempt: "last" in state ? state.last.attempt : 0,
    handoff_id: "handoffId" in state ? (state.handoffId ?? null) : null,
    approval_id: "approvalId" in state ? state.approvalId : null,
    error: "error" in state ? (state.error ?? null) : null,
  };
}

function targetOf({ target }: Stage): string {
  if ("agent" in target) return target.agent;
  return "human" in target ? "human" : "routed";
}

function waitingFor(stages: readonly RunStageDto[]): RunDto["waiting_for"] {
  const asked = stages.find(({ approval_id }) => approval_id !== null);
  if (asked?.approval_id) return { approval_id: asked.approval_id };
  const sent = stages.find(({ state }) => state === "sent");
  return sent ? { agent: sent.target } : null;
}
