import { isRecord } from "../../json";
import type { ApprovalDecision } from "../approval";
import { answerText, isYes, messageOf, recordOf, type Shape, textOf } from "./shape";

/** LangGraph's `HumanInterrupt`, answered with a `HumanResponse`. */
export const agentInbox: Shape = {
  read(body) {
    const request = recordOf(body["action_request"]);
    const name = textOf(request["action"]);
    if (name === undefined) return undefined;
    const config = recordOf(body["config"]);
    const allowed: ApprovalDecision[] = [
      ...(config["allow_accept"] === true ? (["approve"] as const) : []),
      ...(config["allow_edit"] === true ? (["edit"] as const) : []),
      ...(config["allow_respond"] === true ? (["respond"] as const) : []),
      "reject",
    ];
    return {
      shape: "agent_inbox",
      kind: "interrupt",
      question: textOf(body["description"]) ?? `Do ${name}?`,
      action: { name, args: request["args"] ?? {} },
      allowed,
      origin: { may_ignore: config["allow_ignore"] === true },
    };
  },
  answer({ origin, action }, verdict) {
    const args = verdict.edited;
    if (verdict.decision === "approve") return { type: "accept", args: null };
    if (isYes(verdict)) return { type: "edit", args: { action: action?.name ?? "", args } };
    if (verdict.decision === "respond") return { type: "response", args: answerText(verdict) };
    return recordOf(origin)["may_ignore"] === true
      ? { type: "ignore", args: null }
      : { type: "response", args: messageOf(verdict) };
  },
};

/** An interrupt as LangGraph reports it: `{id, value}`, alone, in a list, or under `__interrupt__`. */
export function unwrapInterrupt(body: unknown): unknown {
  if (Array.isArray(body)) return body.length === 1 ? unwrapInterrupt(body[0]) : body;
  if (!isRecord(body)) return body;
  const { __interrupt__: list, id, value, ...envelope } = body;
  const inner = list ?? (id === undefined ? undefined : value);
  const unwrapped = inner === undefined ? undefined : unwrapInterrupt(inner);
  return isRecord(unwrapped) ? { ...unwrapped, ...envelope } : body;
}
