import type { NativeEventInput } from "../../domain/event/native-event";
import type { Json } from "../../domain/json";
import type { Nanos } from "../../domain/time";
import { DEMO_AGENTS, type DemoAgentName } from "../agents";
import { CONTACTS, DRAFTS, FOUND, PARTNERSHIP_REQUEST, SCORED } from "./partnership-data";
import { minutesBefore, startScript, type Script } from "./scenario-script";

type Phase = {
  agent: DemoAgentName;
  task: string;
  context: { [name: string]: Json };
  result: { [name: string]: Json };
  answer: string;
  atSeconds: number;
  workSeconds: number;
  credits: number;
};

const PHASES: readonly Phase[] = [
  {
    agent: "Research",
    task: "Find 30 Series A fintech companies using Stripe",
    context: {
      user_request: PARTNERSHIP_REQUEST.user_request,
      constraints: PARTNERSHIP_REQUEST.constraints,
    },
    result: { found: 35, companies: FOUND },
    answer: "35 companies found, five more than asked for",
    atSeconds: 0.4,
    workSeconds: 5.2,
    credits: 8,
  },
  {
    agent: "Analysis",
    task: "Filter to the top 30 by ICP fit score",
    context: { constraints: PARTNERSHIP_REQUEST.constraints, top: 30, companies: FOUND },
    result: { kept: 30, scored: SCORED },
    answer: "The list of 30, best fit first",
    atSeconds: 6.4,
    workSeconds: 2.6,
    credits: 5,
  },
  {
    agent: "Partnership",
    task: "Get decision-maker contacts for the top 30",
    context: { constraints: PARTNERSHIP_REQUEST.constraints, top: 30, scored: SCORED },
    result: { found: 30, contacts: CONTACTS },
    answer: "One decision maker for each of the 30 companies",
    atSeconds: 9.8,
    workSeconds: 4,
    credits: 9,
  },
  {
    agent: "Outreach",
    task: "Draft a personal e-mail to each of the 30 contacts",
    context: { constraints: PARTNERSHIP_REQUEST.constraints, contacts: CONTACTS },
    result: { drafted: 30, drafts: DRAFTS },
    answer: "30 drafts, ready to send after approval",
    atSeconds: 14.5,
    workSeconds: 3.3,
    credits: 6,
  },
];

/** The reference workflow: 8 handoffs, 18.4 s, 28 credits, every phase complete before the next. */
export function stagedSuccess(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "staged-success",
    name: "Partnership discovery: 30 drafts in four stages",
    startedAt: minutesBefore(now, 95),
    agents: ["Orchestrator", "Research", "Analysis", "Partnership", "Outreach"],
    request: PARTNERSHIP_REQUEST,
    sessionId: "demo-session-partnership",
  });
  const root = script.span({
    kind: "agent",
    name: "Orchestrator",
    agent: "Orchestrator",
    from: 0,
    to: 18.4,
    status: "ok",
  });
  for (const phase of PHASES) playPhase(phase, root, script);
  script.add(18.4, { event: "trace_ended", status: "succeeded" });
  return script.events;
}

function playPhase(phase: Phase, rootSpan: string, script: Script): void {
  const receivedAt = phase.atSeconds + 0.18;
  const doneAt = receivedAt + phase.workSeconds;
  const handoff_id = handOver(phase, receivedAt, script);
  work(phase, { rootSpan, receivedAt, doneAt }, script);
  script.add(doneAt, {
    event: "task_complete",
    handoff_id,
    agent: phase.agent,
    result: phase.result,
    quality: 0.93,
    usage: { credits: phase.credits, input_tokens: 2400, output_tokens: 700 },
  });
  script.handoff({
    from: phase.agent,
    to: "Orchestrator",
    task: phase.answer,
    context: {
      ...phase.result,
      parent_context: { original_query: PARTNERSHIP_REQUEST.user_request },
    },
    at: doneAt + 0.05,
    received: doneAt + 0.145,
    parent_handoff_id: handoff_id,
    staged: true,
    justification: "The phase is complete",
  });
}

function handOver(phase: Phase, receivedAt: number, script: Script): string {
  const { agent, task, context } = phase;
  const tool = DEMO_AGENTS[agent].capabilities[0];
  const handoff_id = script.handoff({
    from: "Orchestrator",
    to: agent,
    task,
    context,
    at: phase.atSeconds,
    staged: true,
    phase: "ready",
    reason: "task_classification",
    justification: `${agent} has ${tool} and finishes this phase before the next begins`,
    required_tools: [tool],
    validation: { ok: true },
    timing: { serialization_ms: 45 },
  });
  const timing = { network_ms: 18, init_ms: 85, deserialization_ms: 32 };
  script.add(receivedAt, {
    event: "handoff_received",
    handoff_id,
    agent,
    context,
    cold_start: false,
    timing,
  });
  const understood = { task, constraints: PARTNERSHIP_REQUEST.constraints };
  script.add(receivedAt + 0.05, { event: "context_understood", handoff_id, agent, understood });
  return handoff_id;
}

function work(
  { agent, result }: Phase,
  { rootSpan, receivedAt, doneAt }: { rootSpan: string; receivedAt: number; doneAt: number },
  script: Script,
): void {
  const span = { agent, status: "ok" } as const;
  const parent_id = script.span({
    ...span,
    kind: "agent",
    name: agent,
    parent_id: rootSpan,
    from: receivedAt,
    to: doneAt,
  });
  script.span({
    ...span,
    kind: "tool",
    name: DEMO_AGENTS[agent].capabilities[0],
    parent_id,
    from: receivedAt + 0.4,
    to: doneAt - 0.3,
    input: PARTNERSHIP_REQUEST.constraints,
    output: result,
  });
}
