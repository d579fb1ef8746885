import type { Json } from "../json";
import type { Walkable } from "./each-leaf";
import { isDataList } from "./leaf";
import { ANALYSIS_LIMITS, type AnalysisLimits } from "./limits";
import { isJsonRecord } from "./message-shape";
import { simplify } from "./simplify";
import { createWordIndex, type WordIndex } from "./word-index";

/** One observed context, ready to be compared. */
export type Context = Walkable & {
  /** Of each list of messages: how many say something of the work. */
  readonly said: ReadonlyMap<Json, number>;
  readonly isComplete: boolean;
  /** All words of all values and instructions; made when first asked for. */
  words(): WordIndex;
};

/** Reads contexts; the same object is read once, however many handoffs carry it. */
export type ContextReader = (value: Json) => Context;

export function createContextReader(limits: AnalysisLimits = ANALYSIS_LIMITS): ContextReader {
  const known = new Map<Json, Context>();
  return (value) => {
    let context = known.get(value);
    if (!context) {
      context = readContext(value, limits);
      known.set(value, context);
    }
    return context;
  };
}

function readContext(sent: Json, limits: AnalysisLimits): Context {
  const { value, asides, histories, said, isComplete, facts } = simplify(sent, limits);
  let words: WordIndex | undefined;
  return {
    value,
    histories,
    said,
    isComplete,
    words: () => (words ??= indexWords({ value, histories }, { asides, facts })),
  };
}

/** Longer texts in rows of data are not searched: most of the bytes, and no place for the task. */
const DATA_CHARS_MAX = 64;

function indexWords(
  { value, histories }: Walkable,
  { asides, facts }: { asides: readonly string[]; facts: number },
): WordIndex {
  const words = createWordIndex(facts);
  addWords(words, value, { isData: false, histories });
  for (const text of asides) words.add(text);
  return words;
}

type Search = { readonly isData: boolean; readonly histories: Walkable["histories"] };

/** A walk without places: they cost more than the words, and none is needed. */
function addWords(words: WordIndex, value: Json, search: Search): void {
  if (Array.isArray(value)) {
    const { isData, histories } = search;
    const isList = isData || isDataList(value, histories.has(value));
    const below = isList === isData ? search : { isData: isList, histories };
    for (const item of value) addWords(words, item, below);
  } else if (isJsonRecord(value)) {
    for (const key in value) addWords(words, value[key] ?? null, search);
  } else if (isSearched(value, search.isData)) words.add(String(value));
}

function isSearched(value: Json, isData: boolean): boolean {
  if (typeof value === "string") return !isData || value.length <= DATA_CHARS_MAX;
  return typeof value === "number";
}
