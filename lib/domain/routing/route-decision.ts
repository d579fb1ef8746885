import type { FallbackStep } from "../orchestration/workflow";
import type { SkippedRule } from "./evaluate";

/** Why a handoff went where it went, kept with it. */
export type RouteDecision = {
  /** Null: no rule held, and the default chose. */
  rule: SkippedRule["rule"] | null;
  /** Of the rule set; 0 while none is published. */
  version: number;
  why: string;
  skipped: SkippedRule[];
  /** What the rule does when it fails, and where in it this attempt stands. */
  fallback: FallbackStep[];
  ack_timeout_ms?: number;
  /** Whose model picks the agent, while none is picked. */
  chooser?: string;
  step: number;
  tries: number;
};

export function describeDecision({ rule, version, why }: RouteDecision): string {
  return rule ? `Chosen by rule "${rule.name}" v${version}: ${why}.` : why;
}
