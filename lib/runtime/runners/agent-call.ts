import { AgentAnswer } from "@/lib/contracts/agent-call";
import type { RunnerResult, RunnerTask } from "../ports";

const ERROR_TEXT_MAX = 500;

/** A handoff as an agent outside of the runtime gets it. */
export function callBody({
  handoffId,
  traceId,
  fromAgent,
  agent,
  lease,
  attempt,
  ...task
}: RunnerTask) {
  return {
    handoff_id: handoffId,
    trace_id: traceId,
    from_agent: fromAgent,
    to_agent: agent,
    lease: { token: lease },
    attempt,
    task: task.task,
    context: task.context,
    justification: task.justification,
    acceptance_criteria: task.acceptance_criteria,
    output_key: task.output_key ?? null,
  };
}

/** What it said comes of it; all but a refusal means that it took the work. */
export async function answerOf(text: string, accept: () => Promise<void>): Promise<RunnerResult> {
  const parsed = AgentAnswer.safeParse(parseJson(text));
  if (!parsed.success) {
    const message = `It answered neither {"result"}, {"rejected"} nor {"error"}: ${text.slice(0, ERROR_TEXT_MAX)}`;
    return { kind: "failed", error: { type: "invalid_answer", message } };
  }
  if ("rejected" in parsed.data) return { kind: "rejected", reason: parsed.data.rejected };
  await accept();
  if ("error" in parsed.data) return { kind: "failed", error: parsed.data.error };
  const { result, usage } = parsed.data;
  return { kind: "completed", result, ...(usage ? { usage } : {}) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
