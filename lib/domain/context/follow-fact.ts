import type { Json } from "../json";
import type { Context } from "./context";
import type { Fact } from "./fact";
import type { FactState } from "./fact-state";
import { isScalar } from "./leaf";
import { lookUp } from "./look-up";
import { isJsonRecord } from "./message-shape";

/** Whether a fact is still there some handoffs later, in its place or in any other form. */
export function followFact(fact: Fact, context: Context): FactState {
  const now = valueAt(context.value, fact.leaf.path);
  if (now === fact.leaf.value) return "kept";
  const found = lookUp(fact, context);
  if (found === 1) return "kept";
  if (found !== null || (!fact.isEntity && isScalar(now))) return "changed";
  return isMisquoted(fact, context) ? "changed" : "dropped";
}

const QUOTE_CHARS_MIN = 40;
const MISQUOTED_SHARE_MIN = 0.6;

/** A long quotation that is there but for a word or two. */
function isMisquoted({ kind, text }: Fact, context: Context): boolean {
  if (kind !== "quoted" || text.length < QUOTE_CHARS_MIN) return false;
  return (context.words().pairShareOf(text) ?? 0) >= MISQUOTED_SHARE_MIN;
}

/** What a JSON pointer points to. */
export function valueAt(value: Json, path: string): Json | undefined {
  let current: Json | undefined = value;
  for (const token of path.split("/").slice(1)) {
    const name: string = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(current)) current = current[Number(name)];
    else if (isJsonRecord(current) && Object.hasOwn(current, name)) current = current[name];
    else return undefined;
  }
  return current;
}
