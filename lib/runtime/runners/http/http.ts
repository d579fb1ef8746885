import { AgentAnswer } from "@/lib/contracts/agent-call";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signWebhook } from "@/lib/outgoing/sign-webhook";
import type { Runner, RunnerResult, RunnerTask } from "../../ports";
import { traceHeader } from "../trace-header";

const ERROR_TEXT_MAX = 500;
const ACCEPTED = 202;

type Ports = {
  fetch: GuardedFetch;
  /** What Baton and this agent share. */
  secretOf: (agent: Pick<RunnerTask, "projectId" | "agent">) => string;
  nowMs: () => number;
};

/**
 * Calls an agent at its address with the handoff, signed. 200 carries its answer; 202 says that it works
 * on it and will answer through the API under the lease that it was given. The handoff's id is the key by
 * which it can tell a repeat.
 */
export function createHttpRunner({ fetch, secretOf, nowMs }: Ports): Runner {
  return async (task, { signal, accept }) => {
    if (!task.endpoint) return failed("no_endpoint", `No address is known for ${task.agent}.`);
    const body = JSON.stringify(bodyOf(task));
    const seconds = Math.floor(nowMs() / 1000);
    const signed = signWebhook(body, { id: task.handoffId, secret: secretOf(task), seconds });
    const headers = { "content-type": "application/json", ...signed, ...traceHeader(task) };
    const response = await fetch(task.endpoint, { method: "POST", body, headers, signal }).catch(
      (error: unknown) => failed("unreachable", reasonOf(error)),
    );
    if ("kind" in response) return response;
    const answer = await response.text();
    if (response.status === ACCEPTED) {
      await accept();
      return { kind: "later" };
    }
    if (!response.ok) {
      const told = answer.slice(0, ERROR_TEXT_MAX);
      return failed("agent_error", `It answered ${response.status}: ${told}`);
    }
    return resultOf(answer, accept);
  };
}

function bodyOf({ handoffId, traceId, fromAgent, agent, lease, attempt, ...task }: RunnerTask) {
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

async function resultOf(answer: string, accept: () => Promise<void>): Promise<RunnerResult> {
  const parsed = AgentAnswer.safeParse(parseJson(answer));
  if (!parsed.success) {
    const message = `It answered neither {"result"}, {"rejected"} nor {"error"}: ${answer.slice(0, ERROR_TEXT_MAX)}`;
    return failed("invalid_answer", message);
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

function failed(type: string, message: string): RunnerResult {
  return { kind: "failed", error: { type, message } };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
