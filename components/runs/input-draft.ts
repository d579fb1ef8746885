import { isRecord, type Json } from "@/lib/domain/json";
import { type ParsedInput, parseInput } from "./parse-input";

/** What is being filled in: fields of a form, or the JSON that they make. */
export type InputDraft = { way: "form"; value: Json } | { way: "json"; text: string };

export function draftOf(value: Json): InputDraft {
  return hasFields(value) ? { way: "form", value } : { way: "json", text: asText(value) };
}

export function readDraft(draft: InputDraft): ParsedInput {
  return draft.way === "form" ? { kind: "value", value: draft.value } : parseInput(draft.text);
}

/** The same the other way; as it is where that cannot be. */
export function turnDraft(draft: InputDraft): InputDraft {
  if (draft.way === "form") return { way: "json", text: asText(draft.value) };
  const read = readDraft(draft);
  return canBeForm(read) ? { way: "form", value: read.value } : draft;
}

export function canBeForm(read: ParsedInput): read is Extract<ParsedInput, { kind: "value" }> {
  return read.kind === "value" && hasFields(read.value);
}

function hasFields(value: Json): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}

function asText(value: Json): string {
  return JSON.stringify(value, null, 2);
}
