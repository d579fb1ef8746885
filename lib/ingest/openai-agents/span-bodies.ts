import type { Json } from "@/lib/domain/json";
import { isLargerThan } from "../guard/json-size";
import { setAttribute } from "../otlp/attributes";
import type { Fields } from "./fields";

export type SpanBodies = {
  small: Fields;
  input?: Json;
  output?: Json;
  /** Keys for which there was no room: not small, and no body free. */
  leftOut: string[];
};

/** In order of preference. Keys with `_` come from custom exporters, the contexts from a wrapped filter. */
const INPUT_KEYS = ["input", "_input", "context_sent"];
const OUTPUT_KEYS = ["output", "_response", "context_received"];
const SMALL_BYTES_MAX = 8192;

/** Tells a span's large values from what is small enough to stay with it. */
export function splitSpanData(data: Fields): SpanBodies {
  const said = Object.entries(data).filter(([, value]) => value !== null);
  const input = bodyOf(said, INPUT_KEYS);
  const output = bodyOf(said, OUTPUT_KEYS);
  const rest = said.filter((entry) => entry !== input && entry !== output);
  const bodies: SpanBodies = { small: {}, leftOut: [] };
  if (input) bodies.input = input[1];
  if (output) bodies.output = output[1];
  for (const [key, value] of rest) place(bodies, key, value);
  return bodies;
}

function bodyOf(said: [string, Json][], keys: readonly string[]): [string, Json] | undefined {
  const known = keys.find((key) => said.some(([name]) => name === key));
  return known === undefined ? undefined : said.find(([name]) => name === known);
}

function place(bodies: SpanBodies, key: string, value: Json): void {
  if (!isLargerThan(value, SMALL_BYTES_MAX)) setAttribute(bodies.small, key, value);
  else if (bodies.input === undefined) bodies.input = { [key]: value };
  else if (bodies.output === undefined) bodies.output = { [key]: value };
  else bodies.leftOut.push(key);
}
