import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { minutesBefore, startScript } from "./scenario-script";

/** Assembled, so that no scanner takes this file for a leak; both are documentation values. */
const FAKE_KEYS = {
  aws_access_key_id: ["AKIA", "IOSFODNN7", "EXAMPLE"].join(""),
  model_api_key: ["sk", "demo", "51Hx9Qw2Lr7Tb4Vn8Yc3Kf6Mz0Pd5Ja"].join("-"),
};

/** Credentials travel in a context. Ingest masks them before anything is stored. */
export function leak(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "leak",
    name: "Credential in the context: two keys travel to Developer",
    startedAt: minutesBefore(now, 29),
    agents: ["Orchestrator", "Developer"],
    request: { user_request: "Connect the payouts API of the staging account" },
  });
  const context = { api: "payouts", environment: "staging", credentials: FAKE_KEYS };
  const handoff_id = script.handoff({
    from: "Orchestrator",
    to: "Developer",
    task: "Connect the payouts API",
    context,
    at: 0.3,
    validation: false,
  });
  script.add(0.5, { event: "handoff_received", handoff_id, agent: "Developer", context });
  script.span({
    kind: "tool",
    name: "code_interpreter",
    agent: "Developer",
    from: 0.9,
    to: 6.4,
    status: "ok",
    input: { env: FAKE_KEYS },
    output: { connected: true },
  });
  script.add(6.6, {
    event: "task_complete",
    handoff_id,
    agent: "Developer",
    result: { connected: true },
    quality: 0.9,
  });
  script.handoff({
    from: "Developer",
    to: "Orchestrator",
    task: "The API is connected",
    context: { connected: true },
    at: 6.7,
    received: 6.8,
    parent_handoff_id: handoff_id,
  });
  return script.events;
}
