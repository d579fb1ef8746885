import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import type { ConversationLog } from "./conversation-log";
import type { Said, Turn } from "./read-turns";

type Writing = { traceId: string; rootId: string; at: (index: number) => string };

/** One span per message, so that the trace opens as the conversation that it was. */
export function messageSpans(
  turns: readonly Turn[],
  log: ConversationLog,
  writing: Writing,
): NativeEventInput[] {
  return turns.flatMap((turn) =>
    turn.said.map((said) => messageSpan({ said, turn, log }, writing)),
  );
}

function messageSpan(
  { said, turn, log }: { said: Said; turn: Turn; log: ConversationLog },
  { traceId, rootId, at }: Writing,
): NativeEventInput {
  const id = `${traceId}-m${said.index}`;
  const label = said.note ? ` (${said.note})` : "";
  return {
    event: "span",
    event_id: id,
    trace_id: traceId,
    id,
    parent_id: rootId,
    kind: kindOf(said, turn),
    name: `${turn.agent}${label}`,
    agent: turn.agent,
    start: at(said.index),
    end: at(said.index + 1),
    attributes: { "log.index": said.index, ...mistakeAt(said.index, log) },
    output: said.content,
  };
}

function kindOf({ role }: Said, { isHuman }: Turn): "human" | "tool" | "other" | "agent" {
  if (role === "tool" || role === "function") return "tool";
  if (role === "system" || role === "developer") return "other";
  return isHuman ? "human" : "agent";
}

function mistakeAt(index: number, log: ConversationLog): { [name: string]: Json } {
  return log.mistake_step !== undefined && Number(log.mistake_step) === index
    ? { "label.mistake": true }
    : {};
}
