import { isNamedSecret, isNamedSecretInText } from "./named-value";
import { nameStrength, STRONG_NAME_SOURCE, WEAK_NAME_SOURCE } from "./secret-name";

/** People write "API key" where code writes `api_key`. */
const TELLING = `(?:${STRONG_NAME_SOURCE}|${WEAK_NAME_SOURCE})`.replaceAll("[_-]?", "[ _-]?");
const QUOTE = "\\\\{0,7}[\"'`]";
/** What may stand between a name and its sign: `"`, `']`, `**`, a blank. */
const CLOSED = `(?<closed>(?:(?:${QUOTE}\\]?|%22|%27)?\\*{0,2}\\s{0,4}))`;
/**
 * `=`, `:`, ` is `, or the blank behind an option. The sign comes first and the name is looked for behind
 * it: from each letter on, the search for a name would be twenty times as long.
 */
const SIGN = "(?:[:=]|%3[AD]|\\s(?:is|was)(?=[\\s:])|(?<=--[\\w-]{1,64}) )";
const NAMED_SIGN = `${SIGN}(?<=${TELLING}${CLOSED}${SIGN})[=>:]?\\*{0,2}(?:\\s|%20|\\+){0,4}`;
/** Closed as it was opened, so that the quotes within are not taken for its end. */
const QUOTED = `(?<open>${QUOTE})(?<quoted>[^\\r\\n]{1,20000}?)(?=(?<!\\\\)\\k<open>|[\\r\\n]|$)`;
const SCHEME = "(?:(?:Bearer|Basic|Token|Bot|ApiKey|Key)(?: |%20|\\+){1,2})?";
const PLAIN = `(?:%22|%27)?${SCHEME}(?<plain>(?:[^\\s"'\`,;&\\\\<>|%]|%(?!2[267C]|7[Dd]|0[AaDd])){6,20000})`;

const ASSIGNMENT = new RegExp(`${NAMED_SIGN}(?:${QUOTED}|${PLAIN})`, "gi");
const NAME_CHARS_MAX = 64;
/** The whole name, without the letters of an escape before it. */
const NAME = /(?<escape>\\(?:[bfnrt]|u[0-9A-Fa-f]{4})|%[0-9A-Fa-f]{2})?(?<name>[\w .-]*)$/;

const CLOSING = new Set(")]}.,:*");
/** A refused value this short is searched again for assignments of its own; more would be quadratic. */
const NESTED_CHARS_MAX = 256;

/**
 * Masks what a telling name gives a value in a text: `password=…`, `API_KEY: …`, `{\"secret\":\"…\"}`,
 * also percent-encoded and in JSON that is itself quoted in a text.
 */
export function maskAssignments(text: string, mask: (secret: string) => string): string {
  let masked = "";
  let done = 0;
  ASSIGNMENT.lastIndex = 0;
  for (let match = ASSIGNMENT.exec(text); match; match = ASSIGNMENT.exec(text)) {
    const assigned = readAssignment(text, match);
    const valueAt = ASSIGNMENT.lastIndex - assigned.chars;
    if (assigned.isSecret) {
      masked += text.slice(done, valueAt) + mask(assigned.value);
      done = valueAt + assigned.value.length;
      ASSIGNMENT.lastIndex = done;
    } else if (assigned.isQuoted || assigned.chars <= NESTED_CHARS_MAX) {
      ASSIGNMENT.lastIndex = valueAt;
    }
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** `chars` is what matched, `value` the same without what closes a sentence or bracket around it. */
function readAssignment(text: string, { groups = {}, index }: RegExpExecArray) {
  const { closed = "", quoted, plain = "" } = groups;
  const strength = nameStrength(nameBefore(text, index - closed.length));
  if (quoted !== undefined) {
    const isSecret = isNamedSecret(strength, quoted);
    return { value: quoted, chars: quoted.length, isQuoted: true, isSecret };
  }
  const value = withoutClosing(plain);
  const isSecret = isNamedSecretInText(strength, value);
  return { value, chars: plain.length, isQuoted: false, isSecret };
}

/** From its end: an expression would begin at each of many signs. */
function withoutClosing(text: string): string {
  let length = text.length;
  while (length > 0 && CLOSING.has(text.charAt(length - 1))) length -= 1;
  return text.slice(0, length);
}

/** A mark's kind is no name. */
function nameBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - NAME_CHARS_MAX), end);
  const name = NAME.exec(before)?.groups?.["name"] ?? "";
  return before.endsWith(`[masked:${name}`) ? "" : name.replaceAll(" ", "_");
}
