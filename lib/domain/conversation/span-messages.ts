import type { SpanKind } from "../handoff/taxonomy";
import type { Json } from "../json";
import { emptyMessage, type Message } from "./message";
import { readMessages } from "./read-messages";

type SpanContent = { kind: SpanKind; name: string; input: Json | null; output: Json | null };

/** What went into a span and what came out of it, as messages. */
export function spanMessages({ kind, name, input, output }: SpanContent): {
  input: Message[];
  output: Message[];
} {
  switch (kind) {
    case "tool":
      return {
        input: [
          { ...emptyMessage("assistant"), calls: [{ id: null, name, arguments: input ?? {} }] },
        ],
        output:
          output === null
            ? []
            : [{ ...emptyMessage("tool"), results: [{ id: null, name, value: output }] }],
      };
    case "human":
      return { input: readMessages(input, "assistant"), output: readMessages(output, "user") };
    case "agent":
    case "llm":
    case "guardrail":
    case "handoff":
    case "other":
      return { input: readMessages(input, "user"), output: readMessages(output, "assistant") };
  }
}
