import { isYes, memberOf, messageOf, parsed, recordOf, type Shape, textOf } from "./shape";

/** An interruption of the OpenAI Agents SDK: `rawItem` in TypeScript, `raw_item` in Python. */
export const openaiAgents: Shape = {
  read(body) {
    if (body["type"] !== "tool_approval_item") return undefined;
    const raw = recordOf(memberOf(body, "rawItem", "raw_item"));
    const name = textOf(raw["name"]) ?? textOf(memberOf(body, "toolName", "tool_name"));
    if (name === undefined) return undefined;
    const agent = textOf(recordOf(body["agent"])["name"]);
    return {
      shape: "openai_agents",
      kind: "tool_call",
      question: `May ${agent ?? "the agent"} call ${name}?`,
      action: { name, args: argumentsOf(raw["arguments"]) },
      allowed: ["approve", "reject"],
      ...(agent === undefined ? {} : { requested_by: agent }),
      origin: { call_id: memberOf(raw, "callId", "call_id", "id") },
    };
  },
  /** What `state.approve(interruption)` or `state.reject(interruption, {message})` is called with. */
  answer({ origin }, verdict) {
    const callId = recordOf(origin)["call_id"] ?? null;
    if (isYes(verdict)) {
      const { edited } = verdict;
      const changed = edited === null ? {} : { arguments: JSON.stringify(edited) };
      return { approve: true, call_id: callId, ...changed };
    }
    return { approve: false, call_id: callId, message: messageOf(verdict) };
  },
};

function argumentsOf(given: Parameters<typeof recordOf>[0]) {
  if (typeof given === "string") return parsed(given);
  return given ?? {};
}
