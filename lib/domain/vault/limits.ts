/** Shorter values could not be told from ordinary text, and masking them would ruin it. */
export const VALUE_CHARS_MIN = 8;
export const VALUE_CHARS_MAX = 8_192;
/** Instead of names: every agent of the project. */
export const EVERY_AGENT = "*";
