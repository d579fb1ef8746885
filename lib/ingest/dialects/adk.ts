import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { argumentsOf, extrasOf, TARGET_KEYS, toolNameOf, type Transfer } from "./transfer";

/** Google ADK (`transfer_to_agent`), and strands (`handoff_to_agent`): the target is an argument. */
const TOOLS = new Set(["transfer_to_agent", "handoff_to_agent"]);

export function readAdkTransfer(tool: TraceSpan): Transfer | undefined {
  if (tool.kind !== "tool" || !TOOLS.has(toolNameOf(tool))) return undefined;
  const args = argumentsOf(tool);
  const target = TARGET_KEYS.map((key) => args[key]).find((name) => isName(name)) ?? null;
  return { tool, target, caller: null, returns: false, extras: extrasOf(tool, TARGET_KEYS) };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
