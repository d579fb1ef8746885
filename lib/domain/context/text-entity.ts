import type { FactKind } from "./fact-state";

/** A fact that stands in a text. `key` is equal for different spellings of the same ("1,000", "1000"). */
export type TextEntity = {
  readonly kind: FactKind;
  readonly text: string;
  readonly key: string;
  readonly start: number;
  /** Where it ends, when that is not where its word ends. */
  readonly end?: number;
};

const MASKED = /^\[masked:[a-z0-9_]+:[0-9a-f]+\]/;
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const URL_START = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/]/i;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const NUMBER = /^([$€£¥])?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%|[a-zA-Z]{1,3})?$/;
const ORDINAL_SUFFIX = /^(?:st|nd|rd|th)$/i;
const IDENTIFIER = /^(?=[^\d]*\d)(?=\d*[^\d])[A-Za-z0-9][\w.:#/-]*$/;
const IDENTIFIER_CHARS_MAX = 128;

const SCALES = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["bn", 1e9],
  ["b", 1e9],
]);
/** Units that make a number a quantity, and so a constraint. */
export const UNITS = new Set(
  `% usd eur gbp jpy chf ns ms s sec secs second seconds min mins minute minutes h hour hours day days
  week weeks month months year years kb mb gb tb kib mib gib mm cm m km mi ft g kg mg lb oz ml l px
  tokens credits`
    .trim()
    .split(/\s+/),
);

/** Judges one word without its punctuation; null when it is just a word. */
export function entityOfWord(word: string, start: number): TextEntity | null {
  const masked = MASKED.exec(word)?.[0];
  if (masked !== undefined) return { kind: "secret", text: masked, key: `s:${masked}`, start };
  if (word.includes("@")) {
    return EMAIL.test(word) ? { kind: "email", text: word, key: word.toLowerCase(), start } : null;
  }
  if (URL_START.test(word)) return { kind: "url", text: word, key: urlKey(word), start };
  return dateOf(word, start) ?? numberOf(word, start) ?? identifierOf(word, start);
}

/** Without the slashes at its end; an expression for them would begin anew at each slash within. */
function urlKey(url: string): string {
  let end = url.length;
  while (url.endsWith("/", end)) end -= 1;
  return `u:${url.slice(0, end)}`;
}

function dateOf(word: string, start: number): TextEntity | null {
  const parts = ISO_DATE.exec(word);
  return parts ? { kind: "date", text: word, key: `d:${word.slice(0, 10)}`, start } : null;
}

function numberOf(word: string, start: number): TextEntity | null {
  const parts = NUMBER.exec(word);
  if (!parts) return null;
  const [, currency, sign = "", whole = "", fraction = "", suffix = ""] = parts;
  const kind = kindOfNumber(currency !== undefined, suffix.toLowerCase());
  if (!kind) return null;
  const value = Number(`${sign}${whole.replaceAll(",", "")}${fraction}`);
  return { kind, text: word, key: numberKey(value * scaleOf(currency, suffix)), start };
}

function kindOfNumber(isMoney: boolean, suffix: string): "number" | "quantity" | null {
  if (isMoney || suffix === "k" || UNITS.has(suffix)) return "quantity";
  return suffix === "" || ORDINAL_SUFFIX.test(suffix) ? "number" : null;
}

/** Thousands are "k" anywhere; "m" is a million only on money, else a metre. */
function scaleOf(currency: string | undefined, suffix: string): number {
  const lower = suffix.toLowerCase();
  return lower === "k" || currency !== undefined ? (SCALES.get(lower) ?? 1) : 1;
}

/** Longer texts are compared by their words. */
const KEY_CHARS_MAX = 200;
const UNEVEN_SPACE = /\s\s|[^\S ]/;

/** Names, quotes and short texts are equal whatever their case and spacing. */
export function textKey(text: string): string {
  if (text.length > KEY_CHARS_MAX) return `t:${text}`;
  const lower = text.toLowerCase().trim();
  return `t:${UNEVEN_SPACE.test(lower) ? lower.replaceAll(/\s+/g, " ") : lower}`;
}

export function numberKey(value: number): string {
  return `n:${value}`;
}

function identifierOf(word: string, start: number): TextEntity | null {
  if (word.length > IDENTIFIER_CHARS_MAX || !IDENTIFIER.test(word)) return null;
  return { kind: "id", text: word, key: `i:${word.toLowerCase()}`, start };
}
