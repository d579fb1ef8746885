/**
 * How one kind of secret looks, as its issuer publishes it. `keyword` is in every text that holds one:
 * a cheap look before the expression. Its one group, if any, is what stands before the secret.
 *
 * Every expression is linear and bounded: it starts at a literal or at the edge of a word, no two
 * repeats can share a character, and no repeat is endless, because on a run of ten million characters
 * the expression's own stack would overflow.
 */
export type SecretFormat = {
  kind: string;
  keyword: string;
  expression: RegExp;
  /** A last look at what matched, where its form alone would catch too much. */
  accepts?: (secret: string) => boolean;
};

/** Letters and digits that belong to an escape (`\n`, `\u0022`, `%20`), not to the word behind it. */
export const ESCAPE = String.raw`(?<=\\[bfnrt]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2})`;
/** Where a word begins, also behind an escape. */
export const EDGE = `(?:(?<![A-Za-z0-9])|${ESCAPE})`;
/** Where a token of letters and digits ends. */
export const END = "(?![A-Za-z0-9])";

/** A token that does not begin in the middle of a word. */
export function token(body: string): RegExp {
  return new RegExp(`${EDGE}${body}`, "g");
}

/** A token of a fixed length: it does not end in the middle of a word either. */
export function wholeToken(body: string): RegExp {
  return new RegExp(`${EDGE}${body}${END}`, "g");
}
