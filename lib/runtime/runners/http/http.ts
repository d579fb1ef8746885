import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signWebhook } from "@/lib/outgoing/sign-webhook";
import type { Runner, RunnerTask } from "../../ports";
import { answerOf, callBody } from "../agent-call";
import { callFailure, failed } from "../call-failure";
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
    const body = JSON.stringify(callBody(task));
    const seconds = Math.floor(nowMs() / 1000);
    const signed = signWebhook(body, { id: task.handoffId, secret: secretOf(task), seconds });
    const headers = { "content-type": "application/json", ...signed, ...traceHeader(task) };
    const response = await fetch(task.endpoint, { method: "POST", body, headers, signal }).catch(
      callFailure,
    );
    if ("kind" in response) return response;
    const answer = await response.text().catch(callFailure);
    if (typeof answer !== "string") return answer;
    if (response.status === ACCEPTED) {
      await accept();
      return { kind: "later" };
    }
    if (!response.ok) {
      const told = answer.slice(0, ERROR_TEXT_MAX);
      return failed("agent_error", `It answered ${response.status}: ${told}`);
    }
    return answerOf(answer, accept);
  };
}
