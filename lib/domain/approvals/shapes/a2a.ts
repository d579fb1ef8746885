import type { Json } from "../../json";
import { answerText, isYes, listOf, memberOf, recordOf, type Shape, textOf } from "./shape";

const INPUT_STATES = ["input-required", "TASK_STATE_INPUT_REQUIRED"];
const AUTH_STATES = ["auth-required", "TASK_STATE_AUTH_REQUIRED"];

/** An A2A task, or its status update, that waits for input or authority; both wire versions. */
export const a2a: Shape = {
  read(body) {
    const status = recordOf(body["status"]);
    const state = textOf(status["state"]) ?? "";
    const isAuth = AUTH_STATES.includes(state);
    if (!isAuth && !INPUT_STATES.includes(state)) return undefined;
    return {
      shape: "a2a",
      kind: isAuth ? "auth_required" : "input_required",
      question:
        questionIn(status) || (isAuth ? "The agent needs authority." : "The agent needs an input."),
      action: null,
      allowed: isAuth ? ["approve", "reject"] : ["respond", "reject"],
      origin: {
        task_id: memberOf(body, "taskId", "id"),
        context_id: memberOf(body, "contextId"),
        is_v1: state.startsWith("TASK_STATE_"),
      },
    };
  },
  /** The request that goes on with the task: its method and parameters, but for the message's id. */
  answer({ origin }, verdict) {
    const { task_id: taskId = null, context_id: contextId = null, is_v1: isV1 } = recordOf(origin);
    if (!isYes(verdict) && verdict.decision !== "respond") {
      return { method: isV1 === true ? "CancelTask" : "tasks/cancel", params: { id: taskId } };
    }
    const text = verdict.decision === "respond" ? answerText(verdict) : "Authorised.";
    const ids = { taskId, ...(contextId === null ? {} : { contextId }) };
    const message: Json =
      isV1 === true
        ? { role: "ROLE_USER", parts: [{ text }], ...ids }
        : { kind: "message", role: "user", parts: [{ kind: "text", text }], ...ids };
    return { method: isV1 === true ? "SendMessage" : "message/send", params: { message } };
  },
};

function questionIn(status: Record<string, Json>): string {
  return listOf(recordOf(status["message"])["parts"])
    .map((part) => textOf(recordOf(part)["text"]) ?? "")
    .join("\n")
    .trim();
}
