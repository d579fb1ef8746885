import { looksRandom } from "./looks-random";
import { MARK_START } from "./mark";
import type { NameStrength } from "./secret-name";

/** Shorter values under such a name are placeholders ("none", "todo") more often than secrets. */
const CHARS_MIN = 6;

/** What schemas, examples and other masks write in the place of a secret. */
const PLACEHOLDER = new RegExp(
  String.raw`^(?:none|null|nil|undefined|unknown|string|number|boolean|object|required|optional` +
    String.raw`|redacted|hidden|removed|masked|filtered|missing|not[ _-]set|example|placeholder` +
    String.raw`|your[ _-].*|<.*>|\$?\{.*\}|%\(\w+\)s|\[.*\]|\*+|x{6,}|\.{3,}|•+)$`,
  "i",
);
/** `$API_KEY`, `%API_KEY%` */
const VARIABLE = /^(?:\$[A-Z_]+|%[A-Z_]+%)$/;
const STOP_WORDS =
  /\b(?:the|a|an|of|to|is|are|be|and|or|for|in|on|must|should|your|with|from|this)\b/gi;
const PROSE_WORDS_MIN = 5;
const PROSE_STOP_WORDS_MIN = 2;
const PROSE_CHARS_MAX = 2000;

/** Whether the value of a telling name is a secret: not a placeholder, not a sentence about one. */
export function isNamedSecret(strength: NameStrength, value: string): boolean {
  if (strength === "none" || value.length < CHARS_MIN || value.includes(MARK_START)) return false;
  if (strength === "weak") return looksRandom(value);
  return !PLACEHOLDER.test(value) && !VARIABLE.test(value) && !isSentence(value);
}

/** In running text and code a plain word behind such a name is a variable or prose. */
export function isNamedSecretInText(strength: NameStrength, value: string): boolean {
  return isNamedSecret(strength, value) && !isCode(value);
}

/** `secret = get(…)`, `password=password`, `api_key: config.key`, `token: must-be-long`. */
const CODE = /^[A-Za-z_$][\w$.]*[([{]|^[\p{L}_$.:>/-]+$/u;

function isCode(value: string): boolean {
  return CODE.test(value);
}

/** Six words drawn from a list hold no "the" and no "must"; a sentence does. */
function isSentence(value: string): boolean {
  if (value.length > PROSE_CHARS_MAX) return false;
  const words = value.trim().split(/\s+/).length;
  if (words < PROSE_WORDS_MIN) return false;
  return (value.match(STOP_WORDS) ?? []).length >= PROSE_STOP_WORDS_MIN;
}
