import { endAndSend } from "@/db/queries/runtime/end-and-send";
import { endedBy, type TaskEnd, UNCLAIMED } from "@/db/queries/runtime/leases";
import type { Taker, TaskRow } from "@/db/queries/runtime/tasks";
import { foldRun } from "@/lib/domain/orchestration/fold-run";
import { nextCommands } from "@/lib/domain/orchestration/next";
import { runStatusOf } from "@/lib/domain/orchestration/run-state";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { endEvents, runEventOf } from "../tasks/end-events";
import { judgeRequest } from "../tasks/judge-request";
import { agentOf } from "../tasks/sending";
import { sentEvents } from "../tasks/sent-events";
import { rowOf } from "../tasks/task-row";
import { loadWorkflow } from "../workflows/load-workflow";
import type { KnownRun, Taken } from "./advance-run";
import { sentEvent, stageRequest } from "./stage-request";

type Hopping = {
  known: KnownRun & { task: TaskRow };
  lease?: number | undefined;
  end: TaskEnd;
  acceptedAt?: Nanos | undefined;
  taker: Taker;
};

/**
 * The usual hop, by who knows the run from the hop before: this handoff ends, its result goes to the next
 * stage, and the taker has that handoff. All of it is one statement, after what the pipeline reads.
 * Undefined: it is not the usual one, or the run is not as it was known; then nothing has happened.
 */
export async function hopRun(
  ctx: ServiceContext,
  { known, lease = UNCLAIMED, end, acceptedAt, taker }: Hopping,
): Promise<{ ended: TaskRow; taken: Taken } | undefined> {
  const { run, past } = known;
  const { stage } = known.task;
  if (stage === null) return undefined;
  const workflow = await loadWorkflow(ctx, { name: run.workflow, version: run.version });
  const at = ctx.now();
  const ended = { ...known.task, stage, ...endedBy(end), endedAt: at };
  const event = runEventOf(ended, end);
  const next = onlyHandOff(workflow, [...past, event]);
  if (!next) return undefined;
  // Before the next one begins.
  const led = endEvents(ctx, { task: ended, end, acceptedAt });
  const judged = await judgeRequest(ctx, stageRequest({ run, workflow, ...next, taker }));
  if (judged.kind !== "ready" || !judged.isTaken) return undefined;
  const events = [event, sentEvent(run, next.command)];
  const all = [...past, ...events];
  const state = foldRun(workflow, all);
  if (nextCommands(workflow, state).length > 0) return undefined;

  const status = runStatusOf(state);
  const { sending } = judged;
  const row = rowOf(ctx, judged);
  const task = await endAndSend(ctx.db, {
    ended: { handoffId: ended.handoffId, lease, end, at },
    run: { id: run.id, after: run.eventCount, status, events },
    next: row,
    told: [...led, ...sentEvents(ctx, { sending, row })],
  });
  if (!task) return undefined;
  const after = { ...run, status, eventCount: run.eventCount + events.length };
  return { ended, taken: { task, agent: agentOf(sending.route), run: after, past: all } };
}

/** What follows, if it is one handoff that carries its context itself. */
function onlyHandOff(workflow: Workflow, events: readonly RunEvent[]) {
  const state = foldRun(workflow, events);
  const [command, ...others] = nextCommands(workflow, state);
  const isOne = command?.do === "hand_off" && others.length === 0;
  return isOne && command.stage.pattern === "push" ? { command, input: state.input } : undefined;
}
