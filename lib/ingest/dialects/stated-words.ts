import type { Words } from "./evidence";
import { cutText } from "./cut-text";

const TEXT_CHARS_MAX = 100_000;
const WORD_CHARS_MAX = 500;
/** The last two: Mastra's sub-agents and the OpenAI SDK's agents as tools. */
const TASK_KEYS = ["task", "message", "prompt", "input"];

/** What a caller said about its handoff, in whatever object it said it. */
export function statedWords(given: Readonly<Record<string, unknown>>): Words {
  const task = TASK_KEYS.map((key) => textOf(given[key])).find((text) => text !== undefined);
  const justification = textOf(given["justification"]);
  const reason = textOf(given["reason"]);
  return {
    ...(task && { task: cutText(task, TEXT_CHARS_MAX) }),
    ...(justification && { justification: cutText(justification, TEXT_CHARS_MAX) }),
    ...(reason && { reason: cutText(reason, WORD_CHARS_MAX) }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
