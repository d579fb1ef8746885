import type { Context } from "./context";
import { type Fact, isTelling, phrasesAround } from "./fact";
import { spellingsOf } from "./text-dates";
import type { WordIndex } from "./word-index";

const PHRASE_CHARS_MAX = 200;
const RESTATED_SHARE_MIN = 0.5;

/**
 * Whether a fact stands anywhere in a context, in whatever form: 1 when it does, less when only that
 * share of a text's words does, null when it does not.
 */
export function lookUp(fact: Fact, context: Context): number | null {
  const { kind, key, text, leaf } = fact;
  if (key === "") return null;
  const words = context.words();
  if (kind === "text") return words.shareOf(String(leaf.value), RESTATED_SHARE_MIN);
  if (text.length > PHRASE_CHARS_MAX) return null;
  if (isThere(fact, words)) return 1;
  if (kind !== "date" && kind !== "id") return null;
  return otherSpellings(fact).some((spelling) => words.hasPhrase(spelling)) ? 1 : null;
}

const RANGE = /^(\d+)[-–](\d+)$/;

function otherSpellings({ kind, key, text }: Fact): string[] {
  if (kind === "date") return spellingsOf(key);
  const [, from, to] = RANGE.exec(text) ?? [];
  return from === undefined ? [] : [`${from} to ${to}`, `${from} and ${to}`];
}

function isThere(fact: Fact, words: WordIndex): boolean {
  const { text } = fact;
  if (isTelling(text)) return words.hasPhrase(text);
  const count = words.countOf(text);
  return count === 1 || (count > 1 && phrasesAround(fact).some((each) => words.hasPhrase(each)));
}
