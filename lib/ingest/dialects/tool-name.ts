import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, type Evidence } from "./evidence";
import { textsIn } from "./read-attributes";
import { argumentsOf, passedWith, toolNameOf } from "./tool-call";

/** The target's name is the rest of the tool's name. */
const SUFFIX = /^(?:transfer|handoff|hand_off)(?:_back)?_to_(.+)$/;
/** Mastra calls a sub-agent by a tool of this name, and waits for it. */
const MASTRA = /^agent-(.+)$/;

/** The target's name is an argument: Google ADK, strands; VoltAgent and others, who wait. */
const BY_ARGUMENT: Readonly<Record<string, { keys: readonly string[]; isReturning: boolean }>> = {
  transfer_to_agent: { keys: ["agentName", "agent_name"], isReturning: false },
  handoff_to_agent: { keys: ["agent_name", "agentName"], isReturning: false },
  delegate_task: {
    keys: ["targetAgents", "target_agent", "agent_name", "agent", "assignee", "to"],
    isReturning: true,
  },
};

/** Whom a tool of this name hands over to. */
export function targetInName(tool: string): string | undefined {
  return SUFFIX.exec(tool)?.[1];
}

/** Tool calls that by their name hand over to another agent. */
export function readToolName(span: TraceSpan): Evidence[] {
  if (span.kind !== "tool") return [];
  const name = toolNameOf(span);
  const named = Object.hasOwn(BY_ARGUMENT, name) ? BY_ARGUMENT[name] : undefined;
  if (named) return readByArgument(span, named);
  const mastra = MASTRA.exec(name)?.[1];
  const target = mastra ?? targetInName(name);
  if (target === undefined) return [];
  const to = partyOf(target);
  return [
    evidenceOf({
      dialect: "tool_name",
      span,
      to,
      isReturning: mastra !== undefined,
      ...passedWith(span, ["from_agent", "to_agent"]),
    }),
  ];
}

function readByArgument(
  span: TraceSpan,
  { keys, isReturning }: { keys: readonly string[]; isReturning: boolean },
): Evidence[] {
  const passed = passedWith(span, keys);
  const targets = targetsOf(argumentsOf(span), keys);
  const states = (target: string | null, part: string) =>
    evidenceOf({
      dialect: "tool_name",
      span,
      part,
      to: partyOf(target),
      isReturning,
      ...passed,
    });
  return [states(targets[0] ?? null, ""), ...targets.slice(1).map((name) => states(name, name))];
}

function targetsOf(args: Readonly<Record<string, unknown>>, keys: readonly string[]): string[] {
  for (const key of keys) {
    const value = args[key];
    const names = textsIn(Array.isArray(value) ? value : [value]);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}
