import type { Json } from "@/lib/domain/json";
import type { LogMessage } from "./conversation-log";

/** `addressee` is whom the message hands over to by name, as in `Orchestrator (-> WebSurfer)`. */
export type Said = {
  index: number;
  role: string;
  note: string | null;
  addressee: string | null;
  content: Json;
};

/** What one speaker says in a row. */
export type Turn = { agent: string; isHuman: boolean; said: Said[] };

const AGENT_NAME_CHARS_MAX = 200;
/** With runs of spaces made one, keeps the pattern below cheap; and a span's name within its limit. */
const SPEAKER_CHARS_MAX = 500;
/** `Orchestrator (-> WebSurfer)`, `Orchestrator (thought)`. */
const SPEAKER = /^(.*?)\s*(?:\((?:->\s*(.+?)|([^()]*))\))?$/s;
const HUMAN = /^(human|user)$/i;
/** Instructions and tool results are not speakers: they belong to whoever has the word. */
const SILENT = new Set(["system", "developer", "tool", "function"]);

export function isAloud({ role, note }: Said): boolean {
  return !SILENT.has(role) && note === null;
}

export function readTurns(messages: readonly LogMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, message] of messages.entries()) {
    const { agent, said } = readMessage(message, index);
    const current = turns.at(-1);
    if (current && (SILENT.has(said.role) || current.agent === agent)) current.said.push(said);
    else turns.push({ agent, isHuman: HUMAN.test(agent), said: [said] });
  }
  return startWithSpeaker(turns);
}

function readMessage(message: LogMessage, index: number): { agent: string; said: Said } {
  const { speaker, role } = whoSpeaks(message);
  const [, agent = "", addressee = null, note = null] =
    SPEAKER.exec(speaker.slice(0, SPEAKER_CHARS_MAX).replaceAll(/\s+/g, " ")) ?? [];
  const said = {
    index,
    role,
    note: addressee === null ? note : `-> ${addressee}`,
    addressee: addressee && addressee.slice(0, AGENT_NAME_CHARS_MAX),
    content: message.content ?? message.tool_calls ?? null,
  };
  return { agent: agent.slice(0, AGENT_NAME_CHARS_MAX) || "unnamed", said };
}

/** A name makes the role irrelevant: AG2 logs call every expert "user" or "assistant". */
function whoSpeaks(message: LogMessage): { speaker: string; role: string } {
  const name = message.name?.trim() ?? "";
  if (name !== "") return { speaker: name, role: "" };
  const speaker = message.role?.trim() ?? "";
  return { speaker, role: speaker.toLowerCase() };
}

/** A leading system prompt belongs to the first real speaker. */
function startWithSpeaker(turns: readonly Turn[]): Turn[] {
  const [first, second, ...rest] = turns;
  if (!first || !second || !SILENT.has(first.agent.toLowerCase())) return [...turns];
  return [{ ...second, said: [...first.said, ...second.said] }, ...rest];
}
