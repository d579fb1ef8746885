import { asJson, type Json } from "../json";
import { factPrints } from "./fact-prints";
import { guardLoop, type LoopAnswer, type LoopQuestion } from "./guard-loop";

/** What may cross between two agents; null: no list was agreed. */
export type PairContract = {
  required: readonly string[];
  allowed: readonly string[] | null;
};

export type TargetAgent = {
  name: string;
  capabilities: readonly string[];
  isAlive: boolean;
};

export type ParentContext = {
  original_request: Json;
  /** Who handed on so far, and for what: the way back to the request. */
  lineage: { agent: string; task: string }[];
  /** What the caller saved of its own before it delegated. */
  caller_state?: Json;
};

export type HandoffPlan = {
  fromAgent: string;
  task: string;
  context: Record<string, Json>;
  /** What stands for the data that goes to the blackboard; null: none does. */
  dataPrint: string | null;
  justification: string | undefined;
  requiredTools: readonly string[];
};

export type PipelineWorld = {
  /** Undefined: nobody of that name is known. */
  target: TargetAgent | undefined;
  /** The name that was asked for or chosen. */
  toAgent: string;
  /** Why the rules chose it; undefined when the caller named it. */
  routedWhy: string | undefined;
  contract: PairContract;
  parent: ParentContext | undefined;
  /** Where secrets were found: JSON pointers into the payload. */
  secretPaths: readonly string[];
  loop: Omit<LoopQuestion, "to" | "facts">;
};

export type Refusal =
  | { code: "missing_parameters"; fields: string[]; message: string }
  | { code: "unknown_agent"; message: string }
  | { code: "missing_capability"; tools: string[]; message: string }
  | { code: "loop_detected"; cycle: string[]; message: string }
  | { code: "max_handoffs_exceeded"; message: string }
  | { code: "credential_in_payload"; paths: string[]; message: string };

export type Prepared =
  | {
      kind: "ready";
      /** What the callee gets, the parent's context with it. */
      payload: Record<string, Json>;
      /** Fields of the caller that the callee's role does not need. */
      withheld: string[];
      justification: string;
      warning: string | undefined;
    }
  | { kind: "refused"; refusal: Refusal };

/**
 * Steps 1 to 6 of a handoff (seed: "safeHandoff"): gather, validate, guard against loops, check for
 * secrets and give least privilege, pass the parent's context on, justify. None is skipped in silence.
 */
export function prepareHandoff(plan: HandoffPlan, world: PipelineWorld): Prepared {
  const loop = guardLoop({
    ...world.loop,
    to: world.toAgent,
    facts: factPrints([plan.task, plan.context, plan.dataPrint]),
  });
  const refusal = gather(plan, world) ?? validate(plan, world) ?? refusalOf(loop) ?? leaks(world);
  if (refusal) return { kind: "refused", refusal };
  const { fields, withheld } = leastPrivilege(plan.context, world.contract);
  const parent = world.parent ? { parent_context: asJson(world.parent) } : {};
  return {
    kind: "ready",
    payload: { ...fields, ...parent },
    withheld,
    justification: plan.justification ?? generated(plan, world),
    warning: loop.kind === "free" ? loop.warning : undefined,
  };
}

function gather(
  { context }: HandoffPlan,
  { contract, toAgent }: PipelineWorld,
): Refusal | undefined {
  const fields = contract.required.filter((name) => isMissing(context[name]));
  if (fields.length === 0) return undefined;
  const message = `${toAgent} needs ${fields.join(", ")}: ask for it before you hand off.`;
  return { code: "missing_parameters", fields, message };
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function validate(plan: HandoffPlan, { target, toAgent }: PipelineWorld): Refusal | undefined {
  if (!target) return { code: "unknown_agent", message: `There is no agent "${toAgent}".` };
  if (!target.isAlive) {
    return { code: "unknown_agent", message: `${toAgent} is marked as down.` };
  }
  const tools = plan.requiredTools.filter((tool) => !target.capabilities.includes(tool));
  if (tools.length === 0) return undefined;
  const message = `${toAgent} does not have ${tools.join(", ")}.`;
  return { code: "missing_capability", tools, message };
}

function refusalOf(loop: LoopAnswer): Refusal | undefined {
  switch (loop.kind) {
    case "free":
      return undefined;
    case "loop_detected":
      return {
        code: "loop_detected",
        cycle: loop.cycle,
        message: `This would go in a circle: ${loop.cycle.join(" → ")}.`,
      };
    case "max_handoffs_exceeded":
      return {
        code: "max_handoffs_exceeded",
        message: `This trace has ${loop.count} handoffs; at most ${loop.max} are allowed.`,
      };
  }
}

function leaks({ secretPaths }: PipelineWorld): Refusal | undefined {
  if (secretPaths.length === 0) return undefined;
  const message = `A secret lies at ${secretPaths.join(", ")}: take it out of the context.`;
  return { code: "credential_in_payload", paths: [...secretPaths], message };
}

function leastPrivilege(context: Record<string, Json>, { allowed }: PairContract) {
  if (!allowed) return { fields: context, withheld: [] };
  const names = Object.keys(context);
  const withheld = names.filter((name) => !allowed.includes(name));
  const fields = Object.fromEntries(
    Object.entries(context).filter(([name]) => allowed.includes(name)),
  );
  return { fields, withheld };
}

function generated(plan: HandoffPlan, { routedWhy, toAgent, target }: PipelineWorld): string {
  if (routedWhy) return routedWhy;
  const tools = plan.requiredTools.join(", ");
  if (tools) return `${toAgent} has what the task needs: ${tools}.`;
  const capabilities = target?.capabilities.slice(0, 5).join(", ");
  return capabilities
    ? `${toAgent} can do ${capabilities}.`
    : `${plan.fromAgent} chose ${toAgent}.`;
}
