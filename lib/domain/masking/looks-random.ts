const WORD = /^[A-Za-z0-9+/=_.~:-]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Instants, dates and version numbers: digits and marks, at most a zone's letter. */
const NUMERIC = /^[\d.:+\-TZ]+$/;
const CHARS_MIN = 16;
const CHARS_MAX = 4096;
/** Sixteen random hexadecimal digits have 3.2 bits a character on average; words repeat more. */
const BITS_PER_CHAR_MIN = 2.8;

/** Whether a text is one word that nobody would think of: long, mixed and hardly repetitive. */
export function looksRandom(text: string): boolean {
  if (text.length < CHARS_MIN || text.length > CHARS_MAX) return false;
  if (!WORD.test(text) || UUID.test(text) || NUMERIC.test(text)) return false;
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text)) return false;
  return longestPlainRun(text) >= CHARS_MIN / 2 && bitsPerChar(text) >= BITS_PER_CHAR_MIN;
}

/** A path or a name of many parts has short ones only; a key has a long one that mixes in digits. */
function longestPlainRun(text: string): number {
  const mixed = text
    .split(/[^A-Za-z0-9]/)
    .filter((part) => /\d/.test(part) && /[A-Za-z]/.test(part));
  return Math.max(0, ...mixed.map((part) => part.length));
}

/** Shannon's entropy of the characters. */
function bitsPerChar(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
