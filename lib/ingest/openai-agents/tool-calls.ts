import type { Json } from "@/lib/domain/json";
import { isSafelyShaped } from "../guard/json-shape";
import { isLargerThan } from "../guard/json-size";
import { isFields, textAt, type Fields } from "./fields";

/** The tools that a model asked for, by name and with their arguments: who handed over says why there. */
export const TOOL_CALLS = "openai.tool_calls";

const CALLS_BYTES_MAX = 4096;

/** Of a model call's output: items (Responses) or completions (Chat Completions). None when large. */
export function toolCallsIn(output: Json | undefined): Fields {
  const calls = itemsOf(output).flatMap(callsOf);
  if (calls.length === 0 || isLargerThan(calls, CALLS_BYTES_MAX)) return {};
  return { [TOOL_CALLS]: calls };
}

function callsOf(item: Json): Fields[] {
  if (!isFields(item)) return [];
  if (item["type"] === "function_call") return callOf(item);
  return itemsOf(item["choices"]).flatMap((choice) => {
    const message = isFields(choice) ? choice["message"] : undefined;
    if (!isFields(message)) return [];
    return itemsOf(message["tool_calls"]).flatMap((call) =>
      isFields(call) && isFields(call["function"]) ? callOf(call["function"]) : [],
    );
  });
}

function callOf(call: Fields): Fields[] {
  const name = textAt(call, "name");
  return name === null ? [] : [{ name, arguments: argumentsOf(call["arguments"]) }];
}

/** JSON text is read, so that masking sees inside. */
function argumentsOf(given: Json = null): Json {
  if (typeof given !== "string" || !isSafelyShaped(given)) return given;
  try {
    const value: Json = JSON.parse(given);
    return value;
  } catch {
    return given;
  }
}

function itemsOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
