import type { Context } from "./context";
import type { Fact } from "./fact";
import { spellingsOf } from "./text-dates";

/** Shorter values stand in any context by chance (rulings, 12). */
export const TELLING_CHARS_MIN = 4;
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
  if (kind === "text") {
    const share = words.shareOf(String(leaf.value));
    return share !== null && share >= RESTATED_SHARE_MIN ? share : null;
  }
  if (text.length > PHRASE_CHARS_MAX) return null;
  const isThere =
    text.length >= TELLING_CHARS_MIN ? words.hasPhrase(text) : words.countOf(text) === 1;
  if (isThere) return 1;
  return kind === "date" && spellingsOf(key).some((spelling) => words.hasPhrase(spelling))
    ? 1
    : null;
}
