import { namesIn } from "./scan-names";
import { dateInWords } from "./text-dates";
import { entityOfWord, type TextEntity, textKey, UNITS } from "./text-entity";
import { notableWords, type Word, wordAfter } from "./text-words";

const QUOTED_CHARS_MIN = 2;

/**
 * The facts that stand in a text, in order: numbers with their units, dates, e-mails, URLs, ids, quoted
 * strings and names. Deterministic and linear; no language model, no dictionary of the world.
 */
export function scanText(text: string): TextEntity[] {
  const words = notableWords(text);
  if (words.length === 0) return [];
  const names = namesIn(text, words);
  const entities: TextEntity[] = [];
  let end = 0;
  for (const [index, word] of words.entries()) {
    if (word.start < end) continue;
    const found = dateInWords(text, word) ?? names.get(index) ?? factOf(text, word);
    if (!found) continue;
    entities.push(found);
    end = found.end ?? word.end;
  }
  return entities;
}

function factOf(text: string, word: Word): TextEntity | null {
  if (word.isQuoted) return quotedFact(word);
  const found = entityOfWord(word.text, word.start);
  if (found?.kind !== "number") return found;
  const unit = wordAfter(text, word);
  if (!unit || !UNITS.has(unit.text.toLowerCase())) return found;
  return { ...found, kind: "quantity", text: `${word.text} ${unit.text}` };
}

/** A quoted number or address is what it is; the quotes say no more. */
function quotedFact({ text, start }: Word): TextEntity | null {
  if (text.length < QUOTED_CHARS_MIN) return null;
  return entityOfWord(text, start) ?? { kind: "quoted", text, key: textKey(text), start };
}
