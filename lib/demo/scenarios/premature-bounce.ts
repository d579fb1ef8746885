import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { DRAFTS } from "./partnership-data";
import { minutesBefore, startScript, type Script } from "./scenario-script";

/** Handed over before anybody asked which companies: a wasted round trip, then a good second try. */
export function prematureBounce(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "premature-bounce",
    name: "Premature handoff: Partnership has to ask which companies",
    startedAt: minutesBefore(now, 55),
    agents: ["Orchestrator", "Partnership"],
    request: { user_request: "Send outreach to fintech companies" },
  });
  const early = script.handoff({
    from: "Orchestrator",
    to: "Partnership",
    task: "Send outreach to fintech companies",
    at: 0.2,
    received: 0.5,
    phase: "gathering",
    validation: false,
  });
  script.add(1.1, {
    event: "clarification_requested",
    handoff_id: early,
    agent: "Partnership",
    fields: ["target_companies", "message_template"],
    question: "Which fintech companies, and which message?",
  });
  script.add(1.2, {
    event: "handoff_rejected",
    handoff_id: early,
    agent: "Partnership",
    reason: "Missing target_companies and message_template",
  });
  tryAgain(script);
  return script.events;
}

/** The same work with everything it needs: asked first, handed over then. */
function tryAgain(script: Script): void {
  const drafts = DRAFTS.slice(0, 5);
  const context = {
    target_companies: drafts.map(({ to }) => to),
    message_template: "reconciliation-intro",
  };
  const ready = script.handoff({
    from: "Orchestrator",
    to: "Partnership",
    task: "Draft outreach e-mails to 5 companies",
    context,
    at: 9.4,
    phase: "ready",
    justification: "Partnership has draft_email and all parameters are known now",
    validation: { ok: true },
  });
  script.add(9.6, { event: "handoff_received", handoff_id: ready, agent: "Partnership", context });
  script.add(13.9, {
    event: "task_complete",
    handoff_id: ready,
    agent: "Partnership",
    result: { drafts },
    quality: 0.88,
  });
  script.handoff({
    from: "Partnership",
    to: "Orchestrator",
    task: "Five drafts",
    context: { drafts },
    at: 14,
    received: 14.1,
    parent_handoff_id: ready,
  });
}
