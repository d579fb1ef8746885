export const EXTRA_PATTERNS_MAX = 20;
export const TRY_TEXT_CHARS_MAX = 100_000;
