import {
  type AgreedTerms,
  fieldsOf,
  judgeFields,
  type Judgement,
  mayCross,
} from "../contract/contract";
import { asJson, isRecord, type Json } from "../json";
import { factPrints } from "./fact-prints";
import { guardLoop, type LoopAnswer, type LoopQuestion } from "./guard-loop";

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
  /** What goes to the blackboard; undefined: nothing. */
  data: Json | undefined;
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
  contract: AgreedTerms;
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
  | { code: "credential_in_payload"; paths: string[]; message: string }
  | { code: "contract_violation"; issues: Judgement["issues"]; message: string };

export type Prepared =
  | {
      kind: "ready";
      /** What the callee gets, the parent's context with it. */
      payload: Record<string, Json>;
      /** What of the data the callee may see. */
      data: Json | undefined;
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
  const judged = judgeFields(world.contract, { ...dataFields(plan.data), ...plan.context });
  const refusal =
    gather(judged, world) ??
    validate(plan, world) ??
    refusalOf(loop) ??
    leaks(world) ??
    violation(judged, world);
  if (refusal) return { kind: "refused", refusal };
  const parent = world.parent ? { parent_context: asJson(world.parent) } : {};
  return {
    kind: "ready",
    payload: { ...allowedOf(plan.context, world.contract), ...parent },
    data: allowedData(plan.data, world.contract),
    withheld: judged.withheld,
    justification: plan.justification ?? generated(plan, world),
    warning: loop.kind === "free" ? loop.warning : undefined,
  };
}

/** Step 1: what the receiver needs is there, in the context or in the data that it points to. */
function gather({ missing }: Judgement, { toAgent }: PipelineWorld): Refusal | undefined {
  if (missing.length === 0) return undefined;
  const message = `${toAgent} needs ${missing.join(", ")}: ask for it before you hand off.`;
  return { code: "missing_parameters", fields: missing, message };
}

/** Step 4: what would be sent is what was agreed. */
function violation({ issues }: Judgement, { toAgent }: PipelineWorld): Refusal | undefined {
  if (issues.length === 0) return undefined;
  const said = issues.slice(0, 5).map(({ path, message }) => `${path || "/"}: ${message}`);
  const message = `This breaks the contract with ${toAgent}: ${said.join("; ")}.`;
  return { code: "contract_violation", issues, message };
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

/** Data that is no object is one field, called `data`. */
function dataFields(data: Json | undefined): Record<string, Json> {
  if (data === undefined) return {};
  return isRecord(data) ? fieldsOf(data) : { data };
}

function allowedData(data: Json | undefined, contract: AgreedTerms): Json | undefined {
  const fields = allowedOf(dataFields(data), contract);
  return isRecord(data) ? fields : fields["data"];
}

function allowedOf(fields: Record<string, Json>, contract: AgreedTerms): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => mayCross(contract, name)));
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
