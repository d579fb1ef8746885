import { findRuleSet, traceSoFar } from "@/db/queries/routing";
import { type AgentRow, findAgent } from "@/db/queries/runtime/agents";
import { type Candidate, chooseAgent } from "@/lib/domain/routing/choose-agent";
import { evaluateRules, type RoutingWorld } from "@/lib/domain/routing/evaluate";
import { describeDecision, type RouteDecision } from "@/lib/domain/routing/route-decision";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import type { Rule, RuleSet } from "@/lib/domain/routing/rule-set";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { routingFacts } from "./routing-facts";
import { readRoutingWorld } from "./routing-world";
import type { TaskRequest } from "./task-request";

type Routed = {
  decision: RouteDecision | undefined;
  why: string | undefined;
  rule?: Rule | undefined;
};
export type Route =
  | ({ kind: "agent"; name: string; agent: AgentRow | undefined } & Routed)
  /** Any agent with the tools may claim it. */
  | ({ kind: "queue"; tools: readonly string[] } & Routed)
  | ({ kind: "human"; question: string } & Routed)
  /** A worker asks a model whom to give it to. */
  | ({ kind: "choice"; tools: readonly string[] } & Routed)
  | { kind: "no_route"; why: string };

const NO_DECISION = {
  rule: null,
  version: 0,
  why: "",
  skipped: [],
  fallback: [],
  step: -1,
  tries: 0,
};

/** Step 7: the agent that was named; else the first rule that holds; else the best that can. */
export async function routeTask(ctx: ServiceContext, request: TaskRequest): Promise<Route> {
  const { toAgent, routed } = request;
  if (toAgent !== undefined) {
    const why = routed && describeDecision(routed);
    return { ...(await agentRoute(ctx, toAgent)), decision: routed, why };
  }
  const published = routed ? undefined : await publishedRules(ctx, request);
  const rules = published?.document ?? NO_RULES;
  const { world, free } = await readRoutingWorld(ctx, rules);
  const decided = await decide(ctx, { request, rules, world });
  const { rule } = decided;
  const decision = routed ?? { ...decided.decision, version: published?.version ?? 0 };
  if (rule) return byRule(ctx, { request, rule, decision });
  return byDefault(ctx, { request, free, decision });
}

/** Those in force, or those that its run began with. */
async function publishedRules({ db, projectId }: ServiceContext, { run }: TaskRequest) {
  return findRuleSet(db, { projectId, version: run?.rulesVersion });
}

async function decide(
  ctx: ServiceContext,
  { request, rules, world }: { request: TaskRequest; rules: RuleSet; world: RoutingWorld },
): Promise<{ rule?: Rule; decision: RouteDecision }> {
  if (rules.rules.length === 0) return { decision: NO_DECISION };
  const { db, projectId } = ctx;
  const soFar = await traceSoFar(db, { projectId, traceId: request.traceId });
  const facts = routingFacts(request, { ...soFar, nowMs: msFromNanos(ctx.now()) });
  const { fired, skipped } = evaluateRules(rules, facts, world);
  if (!fired) return { decision: { ...NO_DECISION, skipped } };
  const { id, name, fallback } = fired.rule;
  const decision = { ...NO_DECISION, rule: { id, name }, why: fired.why, skipped, fallback };
  return { rule: fired.rule, decision };
}

async function byRule(
  ctx: ServiceContext,
  { request, rule, decision }: { request: TaskRequest; rule: Rule; decision: RouteDecision },
): Promise<Route> {
  const { target } = rule;
  const routed = { decision, rule, why: describeDecision(decision) };
  if ("agent" in target) return { ...(await agentRoute(ctx, target.agent)), ...routed };
  if ("human" in target) return { kind: "human", question: target.human.question, ...routed };
  if ("dynamic" in target) {
    const { chooser, required_tools: needed } = target.dynamic;
    const tools = [...new Set([...needed, ...request.requiredTools])];
    return { kind: "choice", tools, ...routed, decision: { ...decision, chooser } };
  }
  const tools = [...new Set([...target.queue.required_tools, ...request.requiredTools])];
  return { kind: "queue", tools, ...routed };
}

async function agentRoute({ db, projectId }: ServiceContext, name: string) {
  return { kind: "agent" as const, name, agent: await findAgent(db, { projectId, name }) };
}

/** Whoever has the tools, or their queue. */
async function byDefault(
  ctx: ServiceContext,
  given: { request: TaskRequest; free: readonly Candidate[]; decision: RouteDecision },
): Promise<Route> {
  const { requiredTools, pattern } = given.request;
  const choice = chooseAgent(requiredTools, given.free);
  if (choice.kind === "no_route") return choice;
  const isQueued = pattern === "pull";
  const tools = requiredTools.join(", ") || "time";
  const why = isQueued ? `Any agent with ${tools} may take it.` : choice.why;
  const decision = given.decision.rule ? given.decision : { ...given.decision, why };
  if (isQueued) return { kind: "queue", tools: requiredTools, decision, why };
  return { ...(await agentRoute(ctx, choice.agent)), decision, why };
}
