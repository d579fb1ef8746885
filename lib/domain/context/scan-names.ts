import { COMMON_WORDS } from "./common-words";
import { type TextEntity, textKey } from "./text-entity";
import type { Word } from "./text-words";

const CONNECTOR = /^ (?:of|the|de|la|van|von|der|of the|&) $/;
const NAME_WORD = /^\p{Lu}[\p{L}'’&.-]*$/u;
const DISTINCT = /^\p{Lu}{2}|\p{Ll}\p{Lu}/u;
const NAME_WORDS_MAX = 8;

/**
 * Names: runs of capitalised words ("Series A", "Bank of America"). A capital letter at the start of a
 * sentence says nothing, so a word there needs more: capitals inside, or the same word elsewhere.
 */
export function namesIn(text: string, words: readonly Word[]): Map<number, TextEntity> {
  const names = new Map<number, TextEntity>();
  const inside = new Set<string>();
  for (const word of words) {
    if (isNameWord(word) && !word.startsSentence) inside.add(word.text);
  }
  for (let index = 0; index < words.length; index += 1) {
    const last = lastOfRun(text, words, index);
    if (last < index) continue;
    const first = skipStarters(words, { first: index, last, inside });
    if (first <= last) names.set(first, nameOf(text, words, { first, last }));
    index = last;
  }
  return names;
}

/** The index of the last word of the name that starts here; less than `index` when none does. */
function lastOfRun(text: string, words: readonly Word[], index: number): number {
  const first = words[index];
  if (!first || !isNameWord(first)) return index - 1;
  let last = index;
  while (last - index < NAME_WORDS_MAX && goesOn(text, words[last], words[last + 1])) last += 1;
  return last;
}

function goesOn(text: string, word: Word | undefined, next: Word | undefined): boolean {
  if (!word || !next || word.isCut || next.startsSentence || !isNameWord(next)) return false;
  const between = text.slice(word.end, next.start);
  return between === " " || CONNECTOR.test(between);
}

function isNameWord({ text, isCapital, isQuoted }: Word): boolean {
  return isCapital && !isQuoted && text !== "I" && NAME_WORD.test(text);
}

/** A word that begins a sentence is no part of the name behind it; one that stands alone is no name. */
function skipStarters(
  words: readonly Word[],
  { first, last, inside }: { first: number; last: number; inside: ReadonlySet<string> },
): number {
  let index = first;
  while (index <= last && isStarter(words[index], index === last)) index += 1;
  const word = words[index];
  if (!word || index < last || !word.startsSentence) return index;
  return inside.has(word.text) || DISTINCT.test(word.text) ? index : index + 1;
}

function isStarter(word: Word | undefined, isAlone: boolean): boolean {
  if (!word || !(word.startsSentence || isAlone)) return false;
  return COMMON_WORDS.has(word.text.toLowerCase()) || (isAlone && word.text.length < 2);
}

function nameOf(
  text: string,
  words: readonly Word[],
  { first, last }: { first: number; last: number },
): TextEntity {
  const start = words[first]?.start ?? 0;
  const word = words[last];
  const end = word ? word.start + word.text.length : start;
  const name = text.slice(start, end);
  return { kind: "name", text: name, key: textKey(name), start, end };
}
