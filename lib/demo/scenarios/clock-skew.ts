import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { minutesBefore, startScript } from "./scenario-script";

const SKEW_SECONDS = 1.4;

/** The callee's clock is 1.4 s behind: it received what had not been sent yet. */
export function clockSkew(now: Nanos): NativeEventInput[] {
  const context = { api: "ledger", technology: "Adyen" };
  const script = startScript({
    id: "clock-skew",
    name: "Clock skew: received before it was sent",
    startedAt: minutesBefore(now, 12),
    agents: ["Orchestrator", "Developer"],
    request: { user_request: "Explain the failing ledger tests", ...context },
  });
  const handoff_id = script.handoff({
    from: "Orchestrator",
    to: "Developer",
    task: "Explain the failing ledger tests",
    context,
    justification: "Developer can read the code and run the tests",
    at: 2,
    timing: { serialization_ms: 45 },
  });
  script.add(theirs(2.2), { event: "handoff_received", handoff_id, agent: "Developer", context });
  script.add(theirs(9.5), {
    event: "task_complete",
    handoff_id,
    agent: "Developer",
    result: { cause: "rounding of zero-decimal currencies" },
  });
  script.handoff({
    from: "Developer",
    to: "Orchestrator",
    task: "Cause found",
    context: { cause: "rounding of zero-decimal currencies" },
    at: theirs(9.6),
    received: 9.8,
    parent_handoff_id: handoff_id,
  });
  return script.events;
}

function theirs(seconds: number): number {
  return seconds - SKEW_SECONDS;
}
