import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, type Evidence } from "./evidence";
import { handoffFailure } from "./handoff-failure";
import { textAt } from "./read-attributes";
import { statedWords } from "./stated-words";

const PREFIX = "gen_ai.handoff.";
const SIDE_KEYS = { from: sideKeys(`${PREFIX}from_agent`), to: sideKeys(`${PREFIX}to_agent`) };
const OPERATIONS = new Set(["handoff", "agent_handoff"]);
const SPAN_OP = "gen_ai.handoff";
const SPAN_OP_KEYS = ["sentry.op", "span.op", "op"];
/** Sentry; Traceloop. */
const NAMES = [/^handoff from (?<from>.+) to (?<to>.+)$/i, /^(?<from>.+) → (?<to>.+)\.handoff$/];

/** Handoff spans of Traceloop, OpenTelemetry's contrib packages and Sentry. */
export function readGenAiHandoff(span: TraceSpan): Evidence | undefined {
  const { attributes } = span;
  const from = sideOf(span, "from");
  const to = sideOf(span, "to");
  if (from === null && to === null) return undefined;
  return evidenceOf({
    dialect: "gen_ai_handoff",
    span,
    from: partyOf(from),
    to: partyOf(to),
    failure: handoffFailure(span),
    // The text itself was moved to the span's input on arrival.
    contents: `${PREFIX}context` in attributes && span.input ? { sent: span.input } : {},
    words: statedWords({
      reason: textAt(attributes, `${PREFIX}reason`),
      task: textAt(attributes, `${PREFIX}task`),
    }),
  });
}

function sideOf(span: TraceSpan, side: "from" | "to"): string | null {
  const { attributes } = span;
  const stated = textAt(attributes, ...SIDE_KEYS[side]);
  return stated ?? (isHandoffSpan(attributes) ? sideOfName(span.name, side) : null);
}

function sideKeys(key: string): readonly string[] {
  return [`${key}.name`, key, `${key}.id`];
}

function isHandoffSpan(attributes: TraceSpan["attributes"]): boolean {
  const operation = textAt(attributes, "gen_ai.operation.name") ?? "";
  return OPERATIONS.has(operation) || textAt(attributes, ...SPAN_OP_KEYS) === SPAN_OP;
}

function sideOfName(name: string, side: "from" | "to"): string | null {
  for (const pattern of NAMES) {
    const found = pattern.exec(name)?.groups?.[side];
    if (found) return found;
  }
  return null;
}
