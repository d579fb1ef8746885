import type { Json } from "../../json";
import {
  answerText,
  isYes,
  listOf,
  memberOf,
  messageOf,
  recordOf,
  type Shape,
  textOf,
  type Verdict,
} from "./shape";

const CONFIRMATION = "adk_request_confirmation";
const INPUT = "adk_request_input";

/** A tool confirmation, or a question, of the Google ADK; as the function call or as its event. */
export const adk: Shape = {
  read(body) {
    const call = callIn(body);
    if (!call) return undefined;
    const args = recordOf(call["args"]);
    const author = textOf(body["author"]);
    const base = {
      shape: "adk" as const,
      ...(author === undefined ? {} : { requested_by: author }),
    };
    if (call["name"] === INPUT) {
      const question = textOf(args["message"]) ?? "The agent asks for an input.";
      const origin = { id: call["id"] ?? null, name: INPUT };
      return {
        ...base,
        kind: "input",
        question,
        action: null,
        allowed: ["respond", "reject"],
        origin,
      };
    }
    return { ...base, ...confirmationIn(args, call["id"] ?? null) };
  },
  /** The next turn of the user: a function response under the id of the call. */
  answer({ origin }, verdict) {
    const { id = null, name = CONFIRMATION, payload = null } = recordOf(origin);
    const response =
      name === INPUT
        ? { result: answerText(verdict) }
        : confirmationOf(verdict, verdict.edited ?? payload);
    return { functionResponse: { id, name, response } };
  },
};

/** A `ToolConfirmation`: its payload is what a person makes of the arguments, its hint why not. */
function confirmationOf(verdict: Verdict, payload: Json): Json {
  const confirmed = isYes(verdict);
  return {
    confirmed,
    ...(payload === null ? {} : { payload }),
    ...(confirmed ? {} : { hint: messageOf(verdict) }),
  };
}

function confirmationIn(args: Record<string, Json>, id: Json) {
  const original = recordOf(memberOf(args, "originalFunctionCall", "original_function_call"));
  const confirmation = recordOf(memberOf(args, "toolConfirmation", "tool_confirmation"));
  const name = textOf(original["name"]) ?? "the tool";
  return {
    kind: "tool_call",
    question: textOf(confirmation["hint"]) ?? `May the agent call ${name}?`,
    action: { name, args: original["args"] ?? {} },
    allowed: ["approve" as const, "reject" as const],
    origin: { id, name: CONFIRMATION, payload: memberOf(confirmation, "payload") },
  };
}

function callIn(body: Record<string, Json>): Record<string, Json> | undefined {
  const parts = listOf(recordOf(body["content"])["parts"]).map((part) => {
    const inner = recordOf(part);
    return recordOf(memberOf(inner, "functionCall", "function_call"));
  });
  const direct = recordOf(memberOf(body, "functionCall", "function_call"));
  return [body, direct, ...parts].find(({ name }) => name === CONFIRMATION || name === INPUT);
}
