import { isRecord } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";

/** LangGraph leaves a node by throwing these: neither is an error. */
export type GraphExit = "interrupt" | "parent_command";

const LIST_ENDS_MAX = 20;
/** The LangSmith door notes it under this name. */
const BUBBLE_ATTRIBUTE = "baton.langgraph.bubble";
const TOLD_CHARS_MAX = 20_000;
/** At the start of a line, which no line break is part of: `Name: …` in JavaScript, `Name(…)` in Python. */
const EXITS: readonly (readonly [RegExp, GraphExit])[] = [
  [/^[^\S\n]*(?:GraphInterrupt|NodeInterrupt)(?=[:(\s]|$)/m, "interrupt"],
  [/^[^\S\n]*ParentCommand(?=[:(\s]|$)/m, "parent_command"],
];

export function graphExitOf({
  statusMessage,
  attributes,
}: Pick<TraceSpan, "statusMessage" | "attributes">): GraphExit | undefined {
  const noted = attributes[BUBBLE_ATTRIBUTE];
  const told =
    typeof noted === "string"
      ? noted
      : `${statusMessage ?? ""}\n${exceptionText(attributes["otel.events"])}`;
  const beginning = told.slice(0, TOLD_CHARS_MAX);
  return EXITS.find(([pattern]) => pattern.test(beginning))?.[1];
}

/** The question of an interrupt: LangSmith puts the interrupts in front of the error's name. */
export function interruptOf(message: string | null): { id?: string; question?: string } {
  const [first] = firstList(message ?? "");
  if (!isRecord(first)) return {};
  const { id, value } = first;
  const question = questionIn(value);
  return {
    ...(typeof id === "string" && { id }),
    ...(typeof question === "string" && { question }),
  };
}

/** What the program asks as a text, a record with a `question`, or a `HumanInterrupt`, alone or in a list. */
function questionIn(value: unknown): unknown {
  const asked: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(asked) ? (asked["question"] ?? asked["description"]) : asked;
}

/** It may be written over several lines, and hold lists itself: it ends with one of the lines that do. */
function firstList(message: string): unknown[] {
  const start = /\[\s*\{/.exec(message)?.index;
  if (start === undefined) return [];
  const ends = [...message.slice(start).matchAll(/\](?=[^\S\n]*(?:\n|$))/g)].slice(
    0,
    LIST_ENDS_MAX,
  );
  return (
    ends
      .map(({ index }) => listIn(message.slice(start, start + index + 1)))
      .find((list) => list.length > 0) ?? []
  );
}

function exceptionText(events: unknown): string {
  if (!Array.isArray(events)) return "";
  return events
    .flatMap((event: unknown) =>
      isRecord(event) && isRecord(event["attributes"]) ? [event["attributes"]] : [],
    )
    .map(
      (attributes) =>
        `${words(attributes["exception.type"])}\n${words(attributes["exception.message"])}`,
    )
    .join("\n");
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
