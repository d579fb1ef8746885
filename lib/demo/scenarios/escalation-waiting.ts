import type { NativeEventInput } from "../../domain/event/native-event";
import type { Nanos } from "../../domain/time";
import { DRAFTS } from "./partnership-data";
import { minutesBefore, startScript } from "./scenario-script";

/** 30 e-mails wait for a person: nothing is sent before the decision. */
export function escalationWaiting(now: Nanos): NativeEventInput[] {
  const script = startScript({
    id: "escalation-waiting",
    name: "Waiting for approval: 30 e-mails are ready to send",
    startedAt: minutesBefore(now, 38),
    agents: ["Orchestrator", "Outreach", "Human"],
    request: { user_request: "Send the 30 drafts after approval" },
    sessionId: "demo-session-partnership",
  });
  const context = { drafts: DRAFTS, send_from: "team@tenant-7.example" };
  const route = script.handoff({
    from: "Orchestrator",
    to: "Outreach",
    task: "Send the 30 drafts after approval",
    context,
    justification: "Outreach has send_email",
    at: 0.3,
    received: 0.5,
    validation: { ok: true },
  });
  const handoff_id = script.handoff({
    from: "Outreach",
    to: "Human",
    task: "Approve 30 e-mails before they are sent",
    context,
    at: 2.1,
    received: 2.3,
    reason: "approval_required",
    type: "escalate",
    phase: "ready",
    justification: "Sending cannot be undone",
    parent_handoff_id: route,
  });
  script.add(2.3, {
    event: "approval_requested",
    handoff_id,
    approval_id: "demo-approval-outreach",
    kind: "send_email",
    question: "Send these 30 e-mails now?",
    action: { tool: "send_email", count: DRAFTS.length, emails: DRAFTS.slice(0, 3) },
  });
  return script.events;
}
