import { type Json, parseJson } from "@/lib/domain/json";

/** What somebody typed, as JSON; or what is wrong with it. */
export function readJsonText(
  text: string,
): { kind: "value"; value: Json } | { kind: "problem"; message: string } {
  try {
    return { kind: "value", value: parseJson(text) };
  } catch {
    return { kind: "problem", message: "This is not JSON yet." };
  }
}
