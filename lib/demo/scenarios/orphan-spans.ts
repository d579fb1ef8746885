import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { minutesBefore, startScript, type Script } from "./scenario-script";

/** Spans whose parent never arrives, as when one process loses its exporter. */
export function orphanSpans(now: Nanos): NativeEventInput[] {
  const context = { account: "org_12", period: "2026-Q2" };
  const script = startScript({
    id: "orphan-spans",
    name: "Orphan spans: the parent of Analysis' work never arrived",
    startedAt: minutesBefore(now, 21),
    agents: ["Orchestrator", "Analysis"],
    request: { user_request: "Explain the churn of org_12 in 2026-Q2", ...context },
  });
  const root = script.span({
    kind: "agent",
    name: "Orchestrator",
    agent: "Orchestrator",
    from: 0,
    to: 12,
    status: "ok",
  });
  const handoff_id = script.handoff({
    from: "Orchestrator",
    to: "Analysis",
    task: "Explain the churn of org_12",
    context,
    justification: "Analysis has sql_query",
    at: 0.4,
  });
  script.add(0.7, { event: "handoff_received", handoff_id, agent: "Analysis", context });
  spansWithoutParent(context, script);
  script.span({
    kind: "llm",
    name: "write the answer",
    agent: "Orchestrator",
    parent_id: root,
    from: 10.4,
    to: 11.8,
    status: "ok",
    output: "Churn is 3.4 %, mostly refunds.",
  });
  script.add(10, {
    event: "task_complete",
    handoff_id,
    agent: "Analysis",
    result: { churn_percent: 3.4 },
    quality: 0.86,
  });
  script.handoff({
    from: "Analysis",
    to: "Orchestrator",
    task: "Churn explained",
    context: { ...context, churn_percent: 3.4 },
    at: 10.1,
    received: 10.2,
    parent_handoff_id: handoff_id,
  });
  return script.events;
}

function spansWithoutParent(context: { account: string; period: string }, script: Script): void {
  const lost = {
    agent: "Analysis",
    parent_id: "demo-orphan-spans-never-sent",
    status: "ok",
  } as const;
  script.span({
    ...lost,
    kind: "llm",
    name: "plan the queries",
    from: 1,
    to: 3.2,
    input: "Which tables explain churn?",
    output: "subscriptions, refunds",
  });
  const query = script.span({
    ...lost,
    kind: "tool",
    name: "sql_query",
    from: 3.3,
    to: 6.1,
    input: { table: "subscriptions", ...context },
    output: { rows: 412 },
  });
  script.span({
    kind: "tool",
    name: "summarise_dataset",
    agent: "Analysis",
    parent_id: query,
    from: 6.2,
    to: 9.8,
    status: "ok",
    output: { churn_percent: 3.4 },
  });
}
