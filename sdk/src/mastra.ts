import type { DelegationConfig } from "@mastra/core/agent";
import type { Handoff } from "./handoff.ts";
import type { Trace } from "./trace.ts";

type Hooks = Required<
  Pick<DelegationConfig, "onDelegationStart" | "messageFilter" | "onDelegationComplete">
>;

/**
 * `supervisor.generate(prompt, { delegation: batonDelegation(trace) })`, around hooks of your own or none:
 * records what a sub-agent was asked, what of the conversation it was given, and its answer as the return.
 */
export function batonDelegation(trace: Trace, yours: DelegationConfig = {}): DelegationConfig {
  /** By tool call: of those that run at once, each ends its own. */
  const open = new Map<string, Handoff>();

  const onDelegationStart: Hooks["onDelegationStart"] = async (call) => {
    const { toolCallId, parentAgentId, primitiveId, prompt, params, messages } = call;
    const handoff = trace.handoff({
      from_agent: parentAgentId,
      to_agent: primitiveId,
      type: "delegate",
      task: prompt,
      context: { prompt, ...(params.instructions && { instructions: params.instructions }) },
      held: messages,
    });
    open.set(toolCallId, handoff);
    const answer = await yours.onDelegationStart?.(call);
    if (answer?.proceed === false) {
      open.delete(toolCallId);
      handoff.rejected(answer.rejectionReason ?? "rejected by onDelegationStart");
    }
    return answer;
  };

  const messageFilter: Hooks["messageFilter"] = async (call) => {
    const messages = (await yours.messageFilter?.(call)) ?? call.messages;
    // The prompt as `onDelegationStart` left it, which a sub-agent gets after the messages.
    const given = { prompt: call.prompt, messages };
    open.get(call.toolCallId)?.received(given, { agent: call.primitiveId });
    return messages;
  };

  const onDelegationComplete: Hooks["onDelegationComplete"] = async (call) => {
    const { toolCallId, parentAgentId, primitiveId, result, success, error } = call;
    const handoff = open.get(toolCallId);
    open.delete(toolCallId);
    if (!success) handoff?.fail(error ?? new Error("ended with an error"), primitiveId);
    else handoff?.complete(result.text, { agent: primitiveId });
    const answer = await yours.onDelegationComplete?.(call);
    if (success && handoff) {
      const back = { from_agent: primitiveId, to_agent: parentAgentId, type: "return" as const };
      trace
        .handoff({ ...back, parent_handoff_id: handoff.id, context: result.text })
        .received(answer?.resultText ?? result.text, { agent: parentAgentId });
    }
    return answer;
  };

  return { ...yours, onDelegationStart, messageFilter, onDelegationComplete };
}
