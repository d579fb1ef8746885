import type { Json } from "../../json";
import type { ApprovalAction, ApprovalDecision } from "../approval";
import {
  answerText,
  isYes,
  listOf,
  messageOf,
  recordOf,
  type Shape,
  textOf,
  type Verdict,
} from "./shape";

const DECISIONS = ["approve", "edit", "reject", "respond"] as const;

/**
 * LangChain 1's human-in-the-loop middleware. It may ask for several calls at once: they are shown as
 * one and decided as one. TypeScript writes `actionRequests`, Python `action_requests`.
 */
export const langchain: Shape = {
  read(body) {
    const isCamel = Array.isArray(body["actionRequests"]);
    const requests = listOf(body[isCamel ? "actionRequests" : "action_requests"]).map(recordOf);
    const [first] = requests;
    const name = textOf(first?.["name"]);
    if (!first || name === undefined) return undefined;
    const reviews = listOf(body[isCamel ? "reviewConfigs" : "review_configs"]).map(recordOf);
    const action = requests.length === 1 ? toAction(first, reviews[0]) : toActions(requests);
    return {
      shape: "langchain",
      kind: "interrupt",
      question: textOf(first["description"]) ?? `Do ${action.name}?`,
      action,
      allowed: allowedIn(reviews, isCamel),
      origin: { is_camel: isCamel, names: requests.map((each) => textOf(each["name"]) ?? "") },
    };
  },
  answer({ origin }, verdict) {
    const { is_camel: isCamel, names } = recordOf(origin);
    const edits = listOf(names).length > 1 ? listOf(verdict.edited ?? undefined) : [verdict.edited];
    const decisions = listOf(names).map((name, index) =>
      decisionOf(verdict, {
        key: isCamel === true ? "editedAction" : "edited_action",
        name,
        args:
          listOf(names).length > 1
            ? (recordOf(edits[index] ?? {})["args"] ?? {})
            : (edits[0] ?? {}),
      }),
    );
    return { decisions };
  },
};

function decisionOf(verdict: Verdict, edit: { key: string; name: Json; args: Json }): Json {
  if (verdict.decision === "approve") return { type: "approve" };
  if (isYes(verdict)) return { type: "edit", [edit.key]: { name: edit.name, args: edit.args } };
  if (verdict.decision === "respond") return { type: "respond", message: answerText(verdict) };
  return { type: "reject", message: messageOf(verdict) };
}

function toAction(
  request: Record<string, Json>,
  review: Record<string, Json> = {},
): ApprovalAction {
  const schema = review["args_schema"] ?? review["argsSchema"];
  return {
    name: textOf(request["name"]) ?? "",
    args: request["args"] ?? {},
    ...(schema === undefined ? {} : { schema }),
  };
}

function toActions(requests: readonly Record<string, Json>[]): ApprovalAction {
  const calls = requests.map((request) => toAction(request));
  return {
    name: calls.map(({ name }) => name).join(", "),
    args: calls.map(({ name, args }) => ({ name, args })),
  };
}

/** Only what every call allows. */
function allowedIn(reviews: readonly Record<string, Json>[], isCamel: boolean): ApprovalDecision[] {
  const sets = reviews.map((review) =>
    listOf(review[isCamel ? "allowedDecisions" : "allowed_decisions"]),
  );
  const allowed = DECISIONS.filter((each) => sets.every((set) => set.includes(each)));
  return sets.length > 0 && allowed.length > 0 ? allowed : ["approve", "edit", "reject"];
}
