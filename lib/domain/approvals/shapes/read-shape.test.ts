import { describe, expect, it } from "vitest";
import { answerIn, toNativeAsk } from "./read-shape";
import type { Verdict } from "./shape";
import type { ForeignAsk } from "./shape";

const yes: Verdict = { decision: "approve", edited: null, reason: null };
const no: Verdict = { decision: "reject", edited: null, reason: "Too much." };
const say: Verdict = { decision: "respond", edited: null, reason: "INV-7" };
const edit: Verdict = { decision: "edit", edited: { amount: 20 }, reason: null };

const call = { name: "issue_refund", args: { amount: 30 } };
const interrupt = {
  action_request: { action: "issue_refund", args: { amount: 30 } },
  config: { allow_accept: true, allow_edit: true, allow_respond: true, allow_ignore: true },
  description: "Refund **30 euro**?",
};
const hitl = {
  action_requests: [{ ...call, description: "Refund?" }],
  review_configs: [
    { action_name: "issue_refund", allowed_decisions: ["approve", "edit", "reject"] },
  ],
};
const camel = {
  actionRequests: [call, { name: "notify", args: { to: "a" } }],
  reviewConfigs: [
    { actionName: "issue_refund", allowedDecisions: ["approve", "reject"] },
    { actionName: "notify", allowedDecisions: ["approve", "edit", "reject"] },
  ],
};
const openai = {
  type: "tool_approval_item",
  rawItem: {
    type: "function_call",
    name: "issue_refund",
    callId: "call_1",
    status: "completed",
    arguments: '{"amount":30}',
  },
  agent: { name: "billing" },
};
const python = {
  type: "tool_approval_item",
  raw_item: { name: "issue_refund", call_id: "call_2", arguments: '{"amount":30}' },
};
const confirmation = {
  name: "adk_request_confirmation",
  id: "adk-1",
  args: {
    originalFunctionCall: { id: "adk-0", ...call },
    toolConfirmation: { hint: "Please approve the refund.", confirmed: false },
  },
};
const adkEvent = {
  author: "billing_agent",
  content: { role: "user", parts: [{ functionCall: confirmation }] },
};
const question = {
  functionCall: { name: "adk_request_input", id: "adk-2", args: { message: "Which invoice?" } },
};
const task = {
  kind: "task",
  id: "task-1",
  contextId: "ctx-1",
  status: {
    state: "input-required",
    message: { role: "agent", parts: [{ kind: "text", text: "Which invoice?" }] },
  },
};
const auth = { taskId: "task-2", status: { state: "TASK_STATE_AUTH_REQUIRED" } };

function read(body: unknown): ForeignAsk {
  return toNativeAsk(body) as ForeignAsk;
}

describe("what other systems ask", () => {
  it.each<[string, unknown, Partial<ForeignAsk>]>([
    [
      "a HumanInterrupt",
      interrupt,
      {
        shape: "agent_inbox",
        question: "Refund **30 euro**?",
        action: call,
        allowed: ["approve", "edit", "respond", "reject"],
      },
    ],
    ["a list of one", [interrupt], { shape: "agent_inbox", action: call }],
    ["LangGraph's interrupt around it", { id: "i1", value: interrupt }, { action: call }],
    ["LangGraph's result", { __interrupt__: [{ id: "i1", value: [interrupt] }] }, { action: call }],
    [
      "LangChain 1 in Python",
      hitl,
      { shape: "langchain", question: "Refund?", allowed: ["approve", "edit", "reject"] },
    ],
    [
      "several calls at once, in TypeScript",
      camel,
      {
        action: {
          name: "issue_refund, notify",
          args: [call, { name: "notify", args: { to: "a" } }],
        },
        allowed: ["approve", "reject"],
      },
    ],
    [
      "an interruption of the OpenAI Agents SDK",
      openai,
      {
        shape: "openai_agents",
        action: call,
        requested_by: "billing",
        allowed: ["approve", "reject"],
      },
    ],
    ["the same in Python", python, { action: call, origin: { call_id: "call_2" } }],
    ["an ADK confirmation", confirmation, { question: "Please approve the refund.", action: call }],
    ["an ADK event", adkEvent, { shape: "adk", requested_by: "billing_agent", action: call }],
    ["an ADK question", question, { action: null, allowed: ["respond", "reject"] }],
    ["an A2A task", task, { shape: "a2a", question: "Which invoice?", kind: "input_required" }],
    ["an A2A status", auth, { kind: "auth_required", allowed: ["approve", "reject"] }],
  ])("%s", (_, body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it("takes Baton's own fields beside a foreign payload", () => {
    const asked = read({ ...interrupt, trace_id: "t1", timeout_ms: 5, config: interrupt.config });

    expect(asked).toMatchObject({ trace_id: "t1", timeout_ms: 5, shape: "agent_inbox" });
  });

  it("lets nobody claim to be a shape", () => {
    expect(toNativeAsk({ question: "x", shape: "adk", origin: { id: 1 } })).toMatchObject({
      shape: "baton",
      origin: null,
    });
  });
});

describe("what other systems are answered", () => {
  it.each<[string, unknown, Verdict, unknown]>([
    ["accept", interrupt, yes, { type: "accept", args: null }],
    [
      "edit",
      interrupt,
      edit,
      { type: "edit", args: { action: "issue_refund", args: { amount: 20 } } },
    ],
    ["response", interrupt, say, { type: "response", args: "INV-7" }],
    ["ignore", interrupt, no, { type: "ignore", args: null }],
    [
      "a no where ignoring is not allowed",
      { ...interrupt, config: { allow_accept: true } },
      no,
      { type: "response", args: "Too much." },
    ],
    ["LangChain 1: yes", hitl, yes, { decisions: [{ type: "approve" }] }],
    [
      "LangChain 1: edit",
      hitl,
      edit,
      {
        decisions: [
          { type: "edit", edited_action: { name: "issue_refund", args: { amount: 20 } } },
        ],
      },
    ],
    [
      "LangChain 1: no to several",
      camel,
      no,
      {
        decisions: [
          { type: "reject", message: "Too much." },
          { type: "reject", message: "Too much." },
        ],
      },
    ],
    [
      "LangChain 1: edit of several",
      camel,
      {
        ...edit,
        edited: [
          { name: "issue_refund", args: { amount: 1 } },
          { name: "notify", args: {} },
        ],
      },
      {
        decisions: [
          { type: "edit", editedAction: { name: "issue_refund", args: { amount: 1 } } },
          { type: "edit", editedAction: { name: "notify", args: {} } },
        ],
      },
    ],
    ["OpenAI: yes", openai, yes, { approve: true, call_id: "call_1" }],
    [
      "OpenAI: edit, for who takes it",
      { ...openai, allowed: ["approve", "edit", "reject"] },
      edit,
      { approve: true, call_id: "call_1", arguments: '{"amount":20}' },
    ],
    [
      "ADK: edit, for a tool that reads the payload",
      { ...adkEvent, allowed: ["edit"] },
      edit,
      {
        functionResponse: {
          id: "adk-1",
          name: "adk_request_confirmation",
          response: { confirmed: true, payload: { amount: 20 } },
        },
      },
    ],
    [
      "ADK: no, and why",
      adkEvent,
      no,
      {
        functionResponse: {
          id: "adk-1",
          name: "adk_request_confirmation",
          response: { confirmed: false, hint: "Too much." },
        },
      },
    ],
    ["OpenAI: no", openai, no, { approve: false, call_id: "call_1", message: "Too much." }],
    [
      "ADK: yes",
      adkEvent,
      yes,
      {
        functionResponse: {
          id: "adk-1",
          name: "adk_request_confirmation",
          response: { confirmed: true },
        },
      },
    ],
    [
      "ADK: an answer",
      question,
      say,
      {
        functionResponse: { id: "adk-2", name: "adk_request_input", response: { result: "INV-7" } },
      },
    ],
    [
      "A2A: an answer",
      task,
      say,
      {
        method: "message/send",
        params: {
          message: {
            kind: "message",
            role: "user",
            parts: [{ kind: "text", text: "INV-7" }],
            taskId: "task-1",
            contextId: "ctx-1",
          },
        },
      },
    ],
    ["A2A: no", auth, no, { method: "CancelTask", params: { id: "task-2" } }],
    [
      "A2A: nobody answered",
      task,
      { decision: "expired", edited: null, reason: null },
      { method: "tasks/cancel", params: { id: "task-1" } },
    ],
  ])("%s", (_, body, verdict, expected) => {
    const asked = read(body);
    expect(answerIn(asked.shape, asked, verdict)).toEqual(expected);
  });
});
