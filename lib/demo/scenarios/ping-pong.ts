import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import type { DemoAgentName } from "../agents";
import { minutesBefore, startScript } from "./scenario-script";

const DATASET = { dataset: "payouts_2025_q2.csv", rows: 48_210, null_share: 0 };
const TURNS = 3;

/** Analysis keeps asking for a clean data set that is clean already, until the limit stops it. */
export function pingPong(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "ping-pong",
    name: "Ping-pong: Analysis and Developer pass a clean data set around",
    startedAt: minutesBefore(now, 71),
    agents: ["Orchestrator", "Analysis", "Developer"],
    request: { user_request: "Analyse this data set", ...DATASET },
  });
  const route = script.handoff({
    from: "Orchestrator",
    to: "Analysis",
    task: "Analyse the data set",
    context: DATASET,
    at: 0.2,
    received: 0.4,
  });
  const visited: DemoAgentName[] = ["Orchestrator", "Analysis"];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const at = 1.5 + turn * 4;
    visited.push("Developer");
    const asked = script.handoff({
      from: "Analysis",
      to: "Developer",
      task: "Clean the data set first",
      context: DATASET,
      at,
      received: at + 0.2,
      type: "delegate",
      parent_handoff_id: route,
      state: { handoff_count: visited.length, visited_agents: [...visited], max_handoffs: 8 },
    });
    script.add(at + 1.6, {
      event: "task_complete",
      handoff_id: asked,
      agent: "Developer",
      result: { ...DATASET, changed_rows: 0 },
    });
    visited.push("Analysis");
    script.handoff({
      from: "Developer",
      to: "Analysis",
      task: "The data set is clean, no changes needed",
      context: { ...DATASET, changed_rows: 0 },
      at: at + 1.7,
      received: at + 1.8,
      parent_handoff_id: asked,
      state: { handoff_count: visited.length, visited_agents: [...visited], max_handoffs: 8 },
    });
  }
  script.add(14, {
    event: "task_failed",
    handoff_id: route,
    agent: "Analysis",
    error: { type: "max_handoffs_exceeded", message: "Max handoffs (8) exceeded" },
  });
  return script.events;
}
