import type { FallbackStep } from "../orchestration/workflow";
import { parseCondition } from "./condition";
import { describeCondition } from "./describe-condition";
import type { Rule, RuleTarget } from "./rule-set";

type Escalate = Extract<FallbackStep, { escalate: unknown }>;

/** A rule in one sentence. */
export function describeRule(rule: Rule): string {
  const parsed = parseCondition(rule.when);
  const condition = parsed.ok
    ? describeCondition(parsed.condition)
    : "its condition (which cannot be read) holds";
  const when = condition === "always" ? "Always" : `When ${condition}`;
  return `${when}: ${describeTarget(rule.target)}.`;
}

export function describeTarget(target: RuleTarget): string {
  if ("agent" in target) return `to ${target.agent || "(no agent yet)"}`;
  if ("queue" in target) return `to the queue for ${toolsOf(target.queue.required_tools)}`;
  if ("dynamic" in target) {
    return `to a choice among agents with ${toolsOf(target.dynamic.required_tools)}`;
  }
  return "ask a person";
}

/** What happens over time: "wait 30 s, retry twice, then ask a person". */
export function describeLimits({
  ack_timeout_ms: ack,
  timeout_ms: limit,
  fallback,
  target,
}: Rule): string {
  if ("human" in target) return "Waits for a person as long as it takes.";
  const steps = fallback.map(describeStep).join(", then ") || "fail";
  if (ack === undefined && limit === undefined) {
    return `When the request's own limits pass: ${steps}.`;
  }
  const taken = ack === undefined ? "the request's limit" : duration(ack);
  const done = limit === undefined ? "the request's limit" : duration(limit);
  return `Wait ${taken} to be taken and ${done} to be done, then ${steps}.`;
}

export function describeStep(step: FallbackStep): string {
  if ("retry" in step) return `retry ${times(step.retry.times)}`;
  if ("escalate" in step) return describeAsking(step.escalate);
  if ("record_failure_and_continue" in step) return "record the failure and go on";
  if ("fail" in step) return "fail";
  return "agent" in step.reroute
    ? `hand to ${step.reroute.agent}`
    : `hand to whoever has ${toolsOf(step.reroute.route.required_tools)}`;
}

function describeAsking({ due_ms: limit, on_timeout: next }: Escalate["escalate"]): string {
  if (limit === undefined) return "ask a person";
  const people = typeof next === "object" ? next.escalate.to.join(", then ") : "";
  return `ask a person for ${duration(limit)}${people === "" ? "" : ` (then ${people})`}`;
}

function times(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}

function toolsOf(tools: readonly string[]): string {
  return tools.join(", ") || "no particular tool";
}

function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`;
  return `${Number((ms / 60_000).toFixed(1))} min`;
}
