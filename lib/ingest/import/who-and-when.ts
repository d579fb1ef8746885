import { createHash } from "node:crypto";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import type { Nanos } from "@/lib/domain/time";
import { conversationClock } from "./conversation-clock";
import { readConversationLog, type ConversationLog } from "./conversation-log";
import { messageSpans } from "./message-spans";
import { readTurns, type Turn } from "./read-turns";
import { summarise, turnHandoffs } from "./turn-handoffs";

const HASH_CHARS = 32;
const NAME_NOTE = "imported, times are synthetic";

/** Turns a conversation log into a trace. The id is the content's hash: importing twice is once. */
export function importConversationLog(
  text: string,
  { fileName, now }: { fileName: string; now: Nanos },
): { traceId: string; events: NativeEventInput[] } {
  const log = readConversationLog(text);
  const turns = readTurns(log.history);
  const traceId = createHash("sha256").update(text).digest("hex").slice(0, HASH_CHARS);
  const at = conversationClock(log.history.length, now);
  const rootId = `${traceId}-log`;
  const question = log.question ?? turns[0]?.said[0]?.content ?? "";
  const events: NativeEventInput[] = [
    {
      event: "trace_started",
      event_id: `${traceId}-started`,
      trace_id: traceId,
      at: at(0),
      name: `${summarise(question)} (${fileName}; ${NAME_NOTE})`,
      request: { question },
    },
    ...declaredAgents(turns, traceId, at(0)),
    conversationSpan({ log, traceId, rootId, fileName }, [at(0), at(log.history.length)]),
    ...messageSpans(turns, log, { traceId, rootId, at }),
    ...turnHandoffs(turns, { traceId, at }),
  ];
  if (hasFailed(log)) {
    const event_id = `${traceId}-ended`;
    const ended = { event_id, trace_id: traceId, at: at(log.history.length) };
    events.push({ event: "trace_ended", ...ended, status: "failed" });
  }
  return { traceId, events };
}

function declaredAgents(turns: readonly Turn[], traceId: string, at: string): NativeEventInput[] {
  const agents = new Map(turns.map((turn) => [turn.agent, turn]));
  return [...agents.values()].map(({ agent, isHuman }) => ({
    event: "agent_declared",
    event_id: `${traceId}-agent-${createHash("sha256").update(agent).digest("hex").slice(0, 8)}`,
    trace_id: traceId,
    at,
    agent,
    ...roleOf(agent, isHuman),
  }));
}

/** Only what the name says outright; every other role stays unknown. */
function roleOf(agent: string, isHuman: boolean): { role?: "human" | "orchestrator" } {
  if (isHuman) return { role: "human" };
  return /^orchestrator$/i.test(agent) ? { role: "orchestrator" } : {};
}

function conversationSpan(
  source: { log: ConversationLog; traceId: string; rootId: string; fileName: string },
  [start, end]: readonly [string, string],
): NativeEventInput {
  const { log, traceId, rootId, fileName } = source;
  return {
    event: "span",
    event_id: rootId,
    trace_id: traceId,
    id: rootId,
    kind: "other",
    name: "conversation log",
    start,
    end,
    attributes: { "log.file": fileName, "log.times": "synthetic", ...labelsOf(log) },
  };
}

/** What people said about the run afterwards: kept apart from what the agents saw. */
function labelsOf(log: ConversationLog): { [name: string]: Json } {
  const labels = {
    ground_truth: log.ground_truth,
    mistake_agent: log.mistake_agent,
    mistake_step: log.mistake_step,
    mistake_reason: log.mistake_reason,
  };
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[`label.${name}`, value] as const],
    ),
  );
}

function hasFailed(log: ConversationLog): boolean {
  return log.is_correct === false || (log.mistake_agent ?? null) !== null;
}
