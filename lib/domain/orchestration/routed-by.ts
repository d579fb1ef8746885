import { z } from "zod";
import { Milliseconds } from "../event/shapes";
import { FallbackStep, type Stage, type Target } from "./workflow";

/** By which rule a handoff went where it went, and what that rule says of failing. */
export const RoutedBy = z.object({
  rule: z.object({ id: z.string(), name: z.string() }),
  /** Of the rule set. */
  version: z.int(),
  why: z.string(),
  fallback: z.array(FallbackStep),
  /** Null: a queue. */
  agent: z.string().nullable(),
  required_tools: z.array(z.string()),
  ack_timeout_ms: Milliseconds.optional(),
  timeout_ms: Milliseconds.optional(),
});
export type RoutedBy = z.infer<typeof RoutedBy>;

/** A stage that says itself what to do when it fails is not overruled; else the rule's word counts. */
export function chainOf(
  stage: Stage,
  routed: RoutedBy | undefined,
): { chain: Pick<Stage, "id" | "fallback" | "target">; routed: RoutedBy | undefined } {
  if (!routed || stage.fallback.length > 0) return { chain: stage, routed: undefined };
  const { agent, required_tools: tools, fallback } = routed;
  const target: Target = agent === null ? { route: { required_tools: tools } } : { agent };
  return { chain: { id: stage.id, fallback, target }, routed };
}
