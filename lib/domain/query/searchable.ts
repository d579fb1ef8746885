/**
 * Signs separate words, wherever they stand: an e-mail address, a UUID or a path is a row of words, and is
 * found as one. Written text and typed query are split by the same list.
 */
export const WORD_SEPARATORS =
  "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0¡¿«»·–—‘’‚“”„…、。「」『』（），：；！？";

/** Whether anything is left to search for: letters, digits, whatever is no sign. */
export function hasSearchable(text: string): boolean {
  return Array.from(text).some(
    (sign) => sign > " " && sign !== "\u007f" && !WORD_SEPARATORS.includes(sign),
  );
}
