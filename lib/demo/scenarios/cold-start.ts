import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { minutesBefore, startScript } from "./scenario-script";

const RUNS = [
  { init_ms: 2140, cold_start: true },
  { init_ms: 82, cold_start: false },
  { init_ms: 88, cold_start: false },
  { init_ms: 79, cold_start: false },
] as const;
const REST = { network_ms: 18, deserialization_ms: 32 } as const;
const SERIALIZATION_MS = 45;

/** The first handoff waits two seconds for an agent that was not warm; the next ones do not. */
export function coldStart(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "cold-start",
    name: "Cold start: the Developer agent takes two seconds to wake up",
    startedAt: minutesBefore(now, 47),
    agents: ["Orchestrator", "Developer"],
    request: { user_request: "Generate TypeScript types for four API responses" },
  });
  for (const [index, { init_ms, cold_start }] of RUNS.entries()) {
    const at = 0.3 + index * 9;
    const context = {
      api: ["payments", "invoices", "ledger", "payouts"][index] ?? "payments",
      language: "TypeScript",
    };
    const handoff_id = script.handoff({
      from: "Orchestrator",
      to: "Developer",
      task: `Generate TypeScript types for ${context.api}`,
      context,
      at,
      timing: { serialization_ms: SERIALIZATION_MS },
    });
    const receivedAt =
      at + (SERIALIZATION_MS + REST.network_ms + init_ms + REST.deserialization_ms) / 1000;
    script.add(receivedAt, {
      event: "handoff_received",
      handoff_id,
      agent: "Developer",
      cold_start,
      timing: { ...REST, init_ms },
    });
    script.add(receivedAt + 4.2, {
      event: "task_complete",
      handoff_id,
      agent: "Developer",
      result: { types: 12 + index },
    });
    script.handoff({
      from: "Developer",
      to: "Orchestrator",
      task: "Types generated",
      context: { types: 12 + index },
      at: receivedAt + 4.3,
      received: receivedAt + 4.4,
      parent_handoff_id: handoff_id,
    });
  }
  return script.events;
}
