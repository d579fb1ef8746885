import { type Json, parseJson } from "@/lib/domain/json";

export type ParsedInput = { kind: "value"; value: Json } | { kind: "problem"; message: string };

/** What was typed, as JSON; what is wrong with it otherwise. */
export function parseInput(text: string): ParsedInput {
  try {
    return { kind: "value", value: parseJson(text === "" ? "{}" : text) };
  } catch (error) {
    const message = error instanceof SyntaxError ? error.message : "not a JSON value";
    return { kind: "problem", message: `This is not JSON yet: ${message}` };
  }
}
