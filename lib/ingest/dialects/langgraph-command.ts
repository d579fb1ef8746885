import { isRecord, type Json } from "@/lib/domain/json";
import { cutText } from "./cut-text";

/** Where a LangGraph node or tool sent the graph next, kept small beside its output. */
export const COMMAND_ATTRIBUTE = "baton.langgraph.command";

export type GraphCommand = {
  goto: string[];
  hasUpdate: boolean;
  /** The nodes that a `Send` is for: they are given its arguments instead of the state. */
  sends?: string[];
};

const GOTOS_MAX = 100;
const NODE_CHARS_MAX = 200;
const WORD_CHARS_MAX = 500;
const WORDS = ["task", "justification", "reason"];

/**
 * Reads `Command` out of what a node or a tool returned: the value itself, under `output` (tools),
 * or in a list (a node that ran several tools). `Send` counts as a goto to its node.
 */
export function commandOf(output: Json): GraphCommand | undefined {
  const commands = commandsIn(output);
  if (commands.length === 0) return undefined;
  const targets = commands.flatMap(({ goto }) => targetsOf(goto)).slice(0, GOTOS_MAX);
  const sends = targets.flatMap(({ node, isSend }) => (isSend ? [node] : []));
  return {
    goto: targets.map(({ node }) => node),
    hasUpdate: commands.some(({ update }) => update !== undefined && update !== null),
    ...(sends.length > 0 && { sends: [...new Set(sends)] }),
  };
}

/** The attribute that doors put beside such an output. */
export function commandAttribute(output: Json): { [COMMAND_ATTRIBUTE]?: Json } {
  const command = commandOf(output);
  if (!command || command.goto.length === 0) return {};
  const via = isCommand(output) ? "output" : "tool";
  const words = wordsIn(output);
  return {
    [COMMAND_ATTRIBUTE]: {
      goto: command.goto,
      via,
      has_update: command.hasUpdate,
      ...(command.sends && { sends: command.sends }),
      ...words,
    },
  };
}

/** What the update, or else a `Send`, says about the handoff: at its top or under `context`; small. */
function wordsIn(output: Json): Record<string, string> {
  const updates = commandsIn(output).flatMap(({ update }) => (isRecord(update) ? [update] : []));
  const places = [...updates, ...commandsIn(output).flatMap(({ goto }) => sentIn(goto))]
    .flatMap((update) => [update, update["context"]])
    .filter(isRecord);
  const words = WORDS.flatMap((name) => {
    const word = places.map((place) => place[name]).find((word) => typeof word === "string");
    return word === undefined ? [] : [[name, cutText(word, WORD_CHARS_MAX)] as const];
  });
  return Object.fromEntries(words);
}

function isCommand(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && value["lg_name"] === "Command";
}

function commandsIn(output: Json): Record<string, unknown>[] {
  const inner =
    isRecord(output) && "output" in output && !isCommand(output) ? output["output"] : output;
  const list = Array.isArray(inner) ? inner : [inner];
  return list.flatMap((item: unknown) => (isCommand(item) ? [item] : []));
}

function targetsOf(goto: unknown): { node: string; isSend: boolean }[] {
  return listOf(goto).flatMap((target) => {
    const isSend = isSendTo(target);
    const node = isSend ? target["node"] : target;
    if (typeof node !== "string" || node === "") return [];
    return [{ node: cutText(node, NODE_CHARS_MAX), isSend }];
  });
}

function sentIn(goto: unknown): Record<string, unknown>[] {
  return listOf(goto)
    .filter(isSendTo)
    .map(({ args }) => args)
    .filter(isRecord);
}

function isSendTo(target: unknown): target is Record<string, unknown> {
  return isRecord(target) && target["lg_name"] === "Send";
}

function listOf(goto: unknown): unknown[] {
  return Array.isArray(goto) ? goto : [goto];
}
