import type { NativeEventInput } from "../../domain/event/native-event";
import type { Json } from "../../domain/json";
import { DEMO_AGENTS } from "../agents";
import type { Random } from "../seeded-random";
import { contextOf, withFactsDropped } from "./context";
import { endEvents } from "./end-events";
import { splitLatency } from "./latency-components";
import type { Hop } from "./timeline";
import { eventBase, handoffId, type TraceSetting } from "./trace-setting";

/** Shares of intact handoffs whose callee logs what it received. */
const ECHO_SHARE = 0.12;

export function handoffEvents(hop: Hop, trace: TraceSetting): NativeEventInput[] {
  const { slot } = hop;
  const base = eventBase(hop, trace);
  const context = contextOf(hop, trace, trace.random);
  const { serialization_ms, ...arrival } = splitLatency(slot.latencyUs, trace.random);
  const initiated: NativeEventInput = {
    event: "handoff_initiated",
    ...base("initiated", hop.startUs),
    from_agent: hop.from,
    to_agent: hop.to,
    task: taskOf(hop, trace),
    context,
    type: slot.type,
    pattern: "push",
    mode: slot.position === "open" && slot.type !== "escalate" ? "async" : "sync",
    phase: slot.phase,
    explicit: slot.isExplicit,
    validation: slot.isValidated ? { ok: true } : false,
    ...statedTraits(hop),
    ...(hop.parent && { parent_handoff_id: handoffId(trace.traceId, hop.parent.index) }),
    ...(slot.type === "loop" && {
      state: { handoff_count: hop.index, visited_agents: [hop.from, hop.to], max_handoffs: 6 },
    }),
    ...(slot.isReceived && { timing: { serialization_ms } }),
  };
  if (!slot.isReceived) return [initiated, ...endEvents(hop, base, trace)];
  const received: NativeEventInput = {
    event: "handoff_received",
    ...base("received", hop.receivedUs),
    agent: hop.to,
    cold_start: !slot.isPooled,
    timing: arrival,
    ...arrivedContext(hop, context, trace.random),
  };
  return [initiated, received, ...endEvents(hop, base, trace)];
}

/** What a sender leaves out stays out: unknown is not false. */
function statedTraits(hop: Hop) {
  const { slot } = hop;
  return {
    ...(slot.isValidated && { required_tools: toolsOf(hop) }),
    ...(slot.isJustified && { justification: justificationOf(hop) }),
    ...(slot.reason !== null && { reason: slot.reason }),
    ...(slot.isStaged !== null && { staged: slot.isStaged }),
  };
}

function arrivedContext({ slot }: Hop, context: Json, random: Random): { context?: Json } {
  if (slot.failure === "transfer") return { context: withFactsDropped(context) };
  return slot.size < 2 && random.chance(ECHO_SHARE) ? { context } : {};
}

function taskOf({ slot, story, to }: Hop, { parameters }: TraceSetting): string {
  if (slot.isStaged === false) {
    return `Find ${parameters.count} leads, enrich them with contact data and send outreach e-mails`;
  }
  switch (slot.type) {
    case "route":
      return slot.isExplicit ? story.task(parameters) : `Carry on with the ${story.recordsKey}`;
    case "delegate":
      return slot.isExplicit ? story.helperTask(parameters) : "Continue as discussed";
    case "return":
      return `Hand the ${story.recordsKey} back to ${to}`;
    case "escalate":
      return `Approve the ${story.recordsKey} before they leave the house`;
    case "loop":
      return `Retry: ${story.task(parameters)}`;
  }
}

function justificationOf({ slot, story, to }: Hop): string {
  switch (slot.type) {
    case "return":
      return `The ${story.recordsKey} meet the criteria; ${to} decides next`;
    case "escalate":
      return "The action leaves the organisation and cannot be undone";
    case "route":
    case "delegate":
    case "loop":
      return `${to} has ${DEMO_AGENTS[to].capabilities[0]} and knows ${story.recordsKey}`;
  }
}

function toolsOf({ story, to }: Hop): string[] {
  return to === story.specialist ? [...story.tools] : [DEMO_AGENTS[to].capabilities[0]];
}
