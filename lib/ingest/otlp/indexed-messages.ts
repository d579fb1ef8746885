import type { Json } from "@/lib/domain/json";
import { setAttribute } from "./attributes";
import type { Attributes } from "./otlp-span";

/** `gen_ai.prompt.0.role` (Traceloop, ≤ 1.27), `llm.input_messages.0.message.role` (OpenInference). */
const INDEXED =
  /^(?:gen_ai\.(?:(prompt)|completion)|llm\.(?:(input_messages|prompts)|output_messages|completions))\.(?=\d)/;
/** OpenInference puts each message, text and call below a name of its own. */
const WRAPPERS = new Set(["message", "message_content", "tool_call", "prompt", "completion"]);
const DEPTH_MAX = 20;
const DIGITS = /^\d+$/;

type Branch = Map<string, Json | Branch>;

/** Where an attribute that is a part of an indexed message belongs; undefined for any other. */
export function indexedPart(key: string): { side: "input" | "output"; path: string } | undefined {
  const found = INDEXED.exec(key);
  if (!found) return undefined;
  const side = (found[1] ?? found[2]) === undefined ? "output" : "input";
  return { side, path: key.slice(found[0].length) };
}

/** Messages from their flat parts, in order of index, whatever the order and gaps of the parts. */
export function foldMessages(parts: readonly (readonly [path: string, value: Json])[]): Json {
  const root: Branch = new Map();
  for (const [path, value] of parts) plant(root, path.split("."), value);
  return toJson(root);
}

function plant(root: Branch, path: readonly string[], value: Json): void {
  const names = path.slice(0, DEPTH_MAX);
  const last = names.pop() ?? "";
  let branch = root;
  for (const name of names) {
    const known = branch.get(name);
    const next: Branch = known instanceof Map ? known : new Map();
    if (next !== known) branch.set(name, next);
    branch = next;
  }
  if (!(branch.get(last) instanceof Map)) branch.set(last, value);
}

function toJson(branch: Branch): Json {
  const entries = [...branch].map(([name, value]): [string, Json] => [
    name,
    value instanceof Map ? toJson(value) : value,
  ]);
  const [only] = entries;
  if (only && entries.length === 1 && WRAPPERS.has(only[0])) return only[1];
  if (entries.length > 0 && entries.every(([name]) => DIGITS.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  const object: Attributes = {};
  for (const [name, value] of entries) setAttribute(object, name, value);
  return object;
}
