import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, type Evidence } from "./evidence";
import { textAt } from "./read-attributes";
import { passedWith } from "./tool-call";

const TARGET = "gen_ai.transfer.target.name";
const MODE = "gen_ai.transfer.mode";

/** OpenTelemetry's draft of transfers as tool calls (semantic-conventions-genai #447). */
export function readOtelTransfer(span: TraceSpan): Evidence | undefined {
  const { kind, attributes } = span;
  const target = textAt(attributes, TARGET);
  const mode = textAt(attributes, MODE);
  if (kind !== "tool" || (target === null && mode === null)) return undefined;
  const { contents, words } = passedWith(span);
  const isHuman = attributes["gen_ai.transfer.target.type"] === "human";
  return evidenceOf({
    dialect: "otel_transfer",
    span,
    from: partyOf(target === null ? null : textAt(attributes, "gen_ai.agent.name")),
    to: partyOf(target),
    isReturning: mode === null ? null : mode === "return_to_caller",
    contents,
    words: isHuman ? { ...words, type: "escalate" } : words,
  });
}
