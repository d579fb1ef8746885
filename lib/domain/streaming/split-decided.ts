/** Masking finds nothing that is longer; a tail is not held back beyond it. */
const HELD_CHARS_MAX = 32_768;
const TELLING = /pass|pwd|secret|token|key|auth|bearer|basic|credential|cookie|private|login|pin/i;
const CARD_CHARS_MAX = 40;
const DIGITS_AT_END = /\d[\d -]*$/;
const SPACE = /\s/;
const PEM_START = "-----BEGIN";
const PEM_END = /-----END [A-Z0-9 ]{0,60}-----/;

type Scan = {
  mask: (text: string) => string;
  isEnd: boolean;
  /** As many characters as a known value with spaces in it may have. */
  spacedCharsMax: number;
};

/** `decided` is masked and stands for the first `length` characters; the rest waits for what follows. */
export type Decided = { decided: string; length: number };

/**
 * Takes from the front of a stream what no later chunk can turn into a secret. Held back: an unfinished
 * word, digits that may be a card's number, everything behind a telling word on its line or the next, an
 * open PEM block, and whatever masking sees differently when it is cut there.
 *
 *   "Bearer is kept. The api_key is sk-pr"
 *    └────── decided ──┘    └─ held ────┘   (from the telling word's line on)
 */
export function splitDecided(text: string, { mask, isEnd, spacedCharsMax }: Scan): Decided {
  const whole = { decided: mask(text), length: text.length };
  if (isEnd) return whole;
  const cut = cutOf(text, spacedCharsMax);
  if (text.length - cut > HELD_CHARS_MAX) return whole;
  const decided = mask(text.slice(0, cut));
  if (decided + mask(text.slice(cut)) === whole.decided) return { decided, length: cut };
  return text.length > HELD_CHARS_MAX ? whole : { decided: "", length: 0 };
}

function cutOf(text: string, spacedCharsMax: number): number {
  const cut = Math.min(
    wordStart(text),
    digitsStart(text),
    tellingStart(text),
    pemStart(text),
    Math.max(0, text.length - spacedCharsMax),
  );
  return isLowSurrogate(text.charCodeAt(cut)) ? cut - 1 : cut;
}

function wordStart(text: string): number {
  let at = text.length;
  while (at > 0 && !SPACE.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function digitsStart(text: string): number {
  return text.length - (DIGITS_AT_END.exec(text.slice(-CARD_CHARS_MAX))?.[0].length ?? 0);
}

/** The value may stand on the line below its name. */
function tellingStart(text: string): number {
  const line = text.lastIndexOf("\n");
  const from = line <= 0 ? 0 : text.lastIndexOf("\n", line - 1) + 1;
  const found = text.slice(from).search(TELLING);
  return found === -1 ? text.length : from + wordStart(text.slice(from, from + found));
}

function pemStart(text: string): number {
  const start = text.lastIndexOf(PEM_START);
  return start === -1 || PEM_END.test(text.slice(start)) ? text.length : start;
}

const isLowSurrogate = (code: number) => code >= 0xdc_00 && code <= 0xdf_ff;
