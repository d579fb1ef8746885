import { createHashTable } from "./hash-table";
import { createSeenHashes } from "./seen-hashes";
import { nextWord, type WordCursor, wordsFrom } from "./word-cursor";

/**
 * Which words, and which pairs of neighbouring words, stand in a set of texts. Words are kept as two
 * 32-bit hashes in one open table: a tenth of the time of a `Set` of strings, and no strings are cut.
 */
export type WordIndex = {
  add(text: string): void;
  /** All words of `phrase` stand next to each other somewhere; false for a phrase without words. */
  hasPhrase(phrase: string): boolean;
  /** Share of the neighbouring pairs of words of `phrase` that stand somewhere; null without a pair. */
  pairShareOf(phrase: string): number | null;
  countOf(word: string): number;
  /**
   * Share of the distinct longer words of `text` that stand anywhere; null when it has none, or when it is
   * less than `atLeast`, which is mostly known long before the end.
   */
  shareOf(text: string, atLeast?: number): number | null;
};

const LONG_WORD_CHARS_MIN = 4;

/** `expectedWords` saves it from growing, no more. */
export function createWordIndex(expectedWords = 0): WordIndex {
  const table = createHashTable(expectedWords * 2);
  const seen = createSeenHashes();
  const countPair = (before: WordCursor, word: WordCursor) =>
    table.count(pairHash(before.a, word.a), pairHash(before.b, word.b));
  return {
    add(text) {
      const word = wordsFrom(text);
      let isFirst = true;
      let beforeA = 0;
      let beforeB = 0;
      while (nextWord(word)) {
        table.add(word.a, word.b);
        if (!isFirst) table.add(pairHash(beforeA, word.a), pairHash(beforeB, word.b));
        isFirst = false;
        beforeA = word.a;
        beforeB = word.b;
      }
    },
    hasPhrase(phrase) {
      const word = wordsFrom(phrase);
      if (!nextWord(word) || table.count(word.a, word.b) === 0) return false;
      for (let before = { ...word }; nextWord(word); before = { ...word }) {
        if (countPair(before, word) === 0) return false;
      }
      return true;
    },
    pairShareOf(phrase) {
      const word = wordsFrom(phrase);
      let pairs = 0;
      let found = 0;
      nextWord(word);
      for (let before = { ...word }; nextWord(word); before = { ...word }) {
        pairs += 1;
        if (countPair(before, word) > 0) found += 1;
      }
      return pairs === 0 ? null : found / pairs;
    },
    countOf(text) {
      const word = wordsFrom(text);
      return nextWord(word) ? table.count(word.a, word.b) : 0;
    },
    shareOf(text, atLeast = 0) {
      seen.clear();
      let words = 0;
      let found = 0;
      for (const word = wordsFrom(text); nextWord(word);) {
        if (word.length < LONG_WORD_CHARS_MIN || !seen.isNew(word.a)) continue;
        words += 1;
        if (table.count(word.a, word.b) > 0) found += 1;
        else {
          const left = Math.ceil((text.length - word.index) / (LONG_WORD_CHARS_MIN + 1));
          if (found + left < atLeast * (words + left)) return null;
        }
      }
      return words === 0 || found < atLeast * words ? null : found / words;
    },
  };
}

function pairHash(before: number, word: number): number {
  return Math.imul(before ^ 0x9e3779b9, 0x85ebca6b) ^ word;
}
