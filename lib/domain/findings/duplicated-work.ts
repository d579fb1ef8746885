import type { Nanos } from "../time";
import { detectByPair } from "./by-pair";
import type { FindingRule, HandoffView, ToolCall } from "./trace-view";

/** The callee calls a tool as its caller already had, with the same arguments, and it had worked. Needs spans. */
export const duplicatedWork: FindingRule = {
  kind: "duplicated-work",
  caseStudyEffect: null,
  remedy: {
    text: "Hand over what the caller has found already, with the question that is still open.",
    code: `const companies = await webSearch(query);
await baton.handoff({
  to_agent: "analysis",
  task: "Score these companies",
  context: { companies, done: ["web_search"], query },
});`,
  },
  detect: ({ handoffs, calls }) =>
    detectByPair(handoffs, {
      severity: "medium",
      titled: "The receiver did again what the sender had done",
      wrongWith: (handoff) => repeated(handoff, calls),
    }),
};

const TRANSFERS = new Set(["route", "delegate"]);

function repeated(handoff: HandoffView, calls: readonly ToolCall[]): string | null {
  const { fromAgent, toAgent, type } = handoff;
  if (!TRANSFERS.has(type) || fromAgent === null || fromAgent === toAgent) return null;
  const done = new Map<string, ToolCall>();
  for (const call of calls) {
    const isEarlier = call.startedAt < handoff.firstSignAt && call.agent === fromAgent;
    if (isEarlier && call.status !== "error") done.set(printOf(call), call);
  }
  const again = calls.find(
    (call) =>
      call.agent === toAgent && isWithin(call.startedAt, handoff) && done.has(printOf(call)),
  );
  return again && again.argumentsPrint !== null ? `${again.tool}, with the same arguments.` : null;
}

/** Calls whose arguments are unknown are like no other. */
function printOf({ tool, argumentsPrint, startedAt }: ToolCall): string {
  return JSON.stringify([tool, argumentsPrint ?? startedAt.toString()]);
}

function isWithin(at: Nanos, { receivedAt, firstSignAt, completedAt }: HandoffView): boolean {
  return at >= (receivedAt ?? firstSignAt) && (completedAt === null || at <= completedAt);
}
