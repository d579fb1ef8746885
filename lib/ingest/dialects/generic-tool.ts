import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { extrasOf, toolNameOf, type Transfer } from "./transfer";

const SUFFIX = /^(?:transfer|handoff)(?:_back)?_to_(.+)$/;

/** OpenTelemetry's draft (`gen_ai.transfer.*`) and tools named `transfer_to_X`, `handoff_to_X`. */
export function readToolTransfer(tool: TraceSpan): Transfer | undefined {
  if (tool.kind !== "tool") return undefined;
  const { attributes } = tool;
  const stated = textAt(attributes, "gen_ai.transfer.target.name");
  const target = stated ?? SUFFIX.exec(toolNameOf(tool))?.[1] ?? null;
  if (target === null) return undefined;
  return {
    tool,
    target,
    caller: stated === null ? null : textAt(attributes, "gen_ai.agent.name"),
    returns: attributes["gen_ai.transfer.mode"] === "return_to_caller",
    extras: extrasOf(tool, []),
  };
}

function textAt(attributes: TraceSpan["attributes"], key: string): string | null {
  const value = attributes[key];
  return typeof value === "string" && value !== "" ? value : null;
}
