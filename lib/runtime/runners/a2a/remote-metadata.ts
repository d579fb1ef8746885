import type { RunnerTask } from "../../ports";
import { traceHeader } from "../trace-header";

/** What A2A itself has no place for: which handoff this is, of which trace, from whom. */
export function remoteMetadata(task: RunnerTask) {
  return {
    ...traceHeader(task),
    "baton/handoff": {
      handoff_id: task.handoffId,
      trace_id: task.traceId,
      from_agent: task.fromAgent,
      to_agent: task.agent,
      attempt: task.attempt,
      task: task.task,
      context: task.context,
      justification: task.justification,
      acceptance_criteria: task.acceptance_criteria,
      output_key: task.output_key ?? null,
    },
  };
}
