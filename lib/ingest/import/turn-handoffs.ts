import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { isAloud, type Said, type Turn } from "./read-turns";

type Writing = { traceId: string; at: (index: number) => string };

const TASK_CHARS_MAX = 200;
const WHY_SPOKE_NEXT = "change of speaker in a conversation log";
const WHY_NAMED = "the message names its target";

/** Every change of speaker is a handoff; a named target that stays silent is one not delivered. */
export function turnHandoffs(turns: readonly Turn[], writing: Writing): NativeEventInput[] {
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    const last = handingOver(turn);
    const unheard = turn.said.filter(
      (said) => said.addressee !== null && (said !== last || said.addressee !== next?.agent),
    );
    return [
      ...unheard.flatMap((said) =>
        undelivered(said, { turn, goesOn: said !== last || next !== undefined }, writing),
      ),
      ...(next ? delivered({ turn, next, isLast: index + 2 === turns.length }, writing) : []),
    ];
  });
}

function delivered(
  { turn, next, isLast }: { turn: Turn; next: Turn; isLast: boolean },
  { traceId, at }: Writing,
): NativeEventInput[] {
  const message = handingOver(turn);
  const base = baseOf(`${traceId}-h${message.index}`, traceId);
  const heard = next.said[0]?.index ?? message.index + 1;
  const done = handingOver(next);
  const doneAt = at(isLast ? done.index + 1 : done.index);
  return [
    {
      event: "handoff_initiated",
      ...base("initiated", at(message.index)),
      from_agent: turn.agent,
      to_agent: next.agent,
      task: summarise(message.content),
      context: contextOf(turn, message),
      inferred_why: message.addressee === next.agent ? WHY_NAMED : WHY_SPOKE_NEXT,
    },
    { event: "handoff_received", ...base("received", at(heard)), agent: next.agent },
    {
      event: "task_complete",
      ...base("complete", doneAt),
      agent: next.agent,
      result: { message: done.content },
    },
  ];
}

/** Where nobody is addressed, everybody heard what was said before in the same turn. */
function contextOf({ said }: Turn, message: Said): Json {
  const heard = said.filter(
    (one) => message.addressee === null && one.index < message.index && isAloud(one),
  );
  if (heard.length === 0) return { message: message.content };
  return { message: message.content, said_before: heard.map(({ content }) => content) };
}

/** The log goes on without the one who was addressed, or ends before an answer. */
function undelivered(
  message: Said,
  { turn, goesOn }: { turn: Turn; goesOn: boolean },
  { traceId, at }: Writing,
): NativeEventInput[] {
  const base = baseOf(`${traceId}-h${message.index}-unheard`, traceId);
  const endedAt = at(message.index + 1);
  return [
    {
      event: "handoff_initiated",
      ...base("initiated", at(message.index)),
      from_agent: turn.agent,
      to_agent: message.addressee ?? turn.agent,
      task: summarise(message.content),
      context: { message: message.content },
      inferred_why: WHY_NAMED,
    },
    goesOn
      ? {
          event: "task_failed",
          ...base("failed", endedAt),
          error: { type: "not_delivered", message: "Somebody else spoke next" },
        }
      : { event: "handoff_timed_out", ...base("timed-out", endedAt) },
  ];
}

/** A hand-over is said aloud: the last message that addresses somebody, else the last one. */
function handingOver({ said, agent }: Turn): Said {
  const message = said.findLast(({ addressee }) => addressee !== null) ?? said.at(-1);
  if (!message) throw new RangeError(`${agent} has a turn without a message`);
  return message;
}

function baseOf(handoff_id: string, trace_id: string) {
  return (name: string, at: string) => ({
    event_id: `${handoff_id}-${name}`,
    trace_id,
    handoff_id,
    at,
  });
}

/** The first line that says something, shortened: the whole message is the context. */
export function summarise(content: Json): string {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const line = text.split("\n").find((candidate) => /\w/.test(candidate)) ?? text;
  const plain = line.trim();
  return plain.length > TASK_CHARS_MAX ? `${plain.slice(0, TASK_CHARS_MAX - 1)}…` : plain;
}
