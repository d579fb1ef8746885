import { CodeSettings } from "@/lib/domain/agents/agent-settings";
import { type AgentPools, NotSetUpError } from "../../pool/agent-pools";
import { StartError } from "../../pool/instance";
import { RuntimeFault, type Runner, type RunnerResult } from "../../ports";
import { answerOf, callBody } from "../agent-call";

/**
 * An agent that is code of the operator's: it gets the handoff that others are called with, in an instance
 * of its pool, and answers with the same. What it throws ends the instance, and the handoff has failed.
 */
export function createCodeRunner(pools: AgentPools): Runner {
  return async ({ settings: given, ...task }, { ctx, signal, accept, receive }) => {
    const settings = CodeSettings.safeParse(given);
    if (!settings.success) return failed("not_set_up", `${task.agent} names no module.`);
    const { projectId } = ctx;
    let told: Promise<unknown> = Promise.resolve();
    try {
      const pool = await pools.poolOf({ projectId, agent: task.agent, settings: settings.data });
      const answer = await pool.perform({
        handoff: JSON.stringify(callBody({ ...task, settings: null })),
        signal,
        onReceived: (receipt) => {
          told = receive(receipt).catch(faultOf);
        },
        onAccepted: () => void accept(),
      });
      const fault = await told;
      if (fault instanceof RuntimeFault) throw fault;
      return await answerOf(answer, accept);
    } catch (error) {
      if (error instanceof RuntimeFault) throw error;
      return failed(typeOf(error), error instanceof Error ? error.message : String(error));
    }
  };
}

function faultOf(cause: unknown): RuntimeFault {
  return new RuntimeFault("That an agent received its work was not stored.", { cause });
}

function typeOf(error: unknown): string {
  if (error instanceof NotSetUpError) return "not_set_up";
  return error instanceof StartError ? "start_failed" : "agent_error";
}

function failed(type: string, message: string): RunnerResult {
  return { kind: "failed", error: { type, message } };
}
