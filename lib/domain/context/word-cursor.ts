/** Moves over the words of a text without cutting them out: `a` and `b` are hashes of the current one. */
export type WordCursor = {
  text: string;
  /** Done once, and only for a text that has more than ASCII. */
  isLower: boolean;
  index: number;
  a: number;
  b: number;
  length: number;
};

const SEED_A = 0x811c9dc5;
const SEED_B = 0x2545f491;
const COMMA = 44;
const ASCII_LAST = 127;
const LATIN_SIGN_LAST = 191;
const THOUSANDS = /^\d{3}(?:\D|$)/;
const LOWER_BIT = 32;
/** 0 for what stands between words, else the code of the letter in lower case. */
const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const isUpper = code >= 65 && code <= 90;
  const isLower = code >= 97 && code <= 122;
  if (isUpper) return code | LOWER_BIT;
  return isLower || isDigit(code) ? code : 0;
});

export function wordsFrom(text: string): WordCursor {
  return { text, isLower: false, index: 0, a: 0, b: 0, length: 0 };
}

/** Runs of letters and digits, without regard to case; FNV-1a and a second hash beside it. */
export function nextWord(cursor: WordCursor): boolean {
  let { text } = cursor;
  let a = SEED_A;
  let b = SEED_B;
  let length = 0;
  let index = cursor.index;
  for (; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code > ASCII_LAST) {
      if (!cursor.isLower) {
        // What came before is ASCII, so no place shifts.
        text = text.toLowerCase();
        cursor.text = text;
        cursor.isLower = true;
        code = text.charCodeAt(index);
      }
      if (code <= LATIN_SIGN_LAST || isPunctuation(code)) code = 0;
    } else code = LETTERS[code] ?? 0;
    if (code !== 0) {
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 13);
      length += 1;
    } else if (length > 0 && !isInNumber(text, index)) break;
  }
  cursor.index = index;
  cursor.a = a;
  cursor.b = b;
  cursor.length = length;
  return length > 0;
}

/** Dashes, curly quotes and ellipses; brackets and stops of scripts without spaces. */
function isPunctuation(code: number): boolean {
  return (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f);
}

/** "5,000" is the word 5000. */
function isInNumber(text: string, index: number): boolean {
  return (
    text.charCodeAt(index) === COMMA &&
    isDigit(text.charCodeAt(index - 1)) &&
    THOUSANDS.test(text.slice(index + 1, index + 5))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
