import type { RunEvent } from "./run-event";
import type { RunState, StageState } from "./run-state";
import { again, moveStage } from "./move-stage";
import type { StageId, Workflow } from "./workflow";

/**
 * What a run is, from all that happened to it. An event that no longer fits (a late completion, a
 * second answer) changes nothing: so each is applied at most once, however often it comes.
 */
export function foldRun(workflow: Workflow, events: readonly RunEvent[]): RunState {
  const stages = new Map<StageId, StageState>(
    workflow.stages.map(({ id }) => [id, { kind: "waiting" }]),
  );
  let state: RunState = { input: null, stages, end: undefined };
  for (const event of events) state = apply(state, { event, stages });
  return state;
}

function apply(
  state: RunState,
  { event, stages }: { event: RunEvent; stages: Map<StageId, StageState> },
): RunState {
  if (event.event === "run_started") return { ...state, input: event.input };
  if (event.event === "run_ended") return state.end ? state : { ...state, end: toEnd(event) };
  if (event.event === "run_resumed") return resumed(state, stages);
  if (state.end) return state;
  const before = stages.get(event.stage);
  const after = before && moveStage(before, event);
  if (after) stages.set(event.stage, after);
  return state;
}

/** What was withdrawn when the run failed begins again, like what failed; what succeeded stays. */
function resumed(state: RunState, stages: Map<StageId, StageState>): RunState {
  if (state.end?.status !== "failed") return state;
  for (const [id, stage] of stages) stages.set(id, restarted(stage));
  return { ...state, end: undefined };
}

function restarted(stage: StageState): StageState {
  switch (stage.kind) {
    case "broken":
    case "sent":
    case "asked":
      return again(stage.last);
    case "gated":
      return { kind: "waiting" };
    case "waiting":
    case "cleared":
    case "succeeded":
    case "absent":
      return stage;
  }
}

function toEnd({ status, result, error }: Extract<RunEvent, { event: "run_ended" }>) {
  return { status, ...(result === undefined ? {} : { result }), ...(error ? { error } : {}) };
}
