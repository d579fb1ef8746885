import { isNamedSecret, isNamedSecretInText } from "./named-value";
import { ESCAPE } from "./secret-format";
import { nameStrength, STRONG_NAME_SOURCE, WEAK_NAME_SOURCE } from "./secret-name";

/** People write "API key" where code writes `api_key`. */
const TELLING = `(?:${STRONG_NAME_SOURCE}|${WEAK_NAME_SOURCE})`.replaceAll("[_-]?", "[ _-]?");
const NAME = String.raw`(?:(?<![\w.\\%-])|${ESCAPE})(?<!\[masked:)(?<name>[\w.-]{0,64}?${TELLING})`;
const QUOTE = "\\\\{0,7}[\"'`]";
/** `=`, `: `, `": "`, `'] = `, `** is `, ` => `; in a command line also a blank. */
const SIGN =
  `(?:(?:${QUOTE}\\]?|%22|%27)?\\*{0,2}\\s{0,4}(?:=>|:=|={1,2}|:|%3[AaDd])\\*{0,2}(?:\\s|%20|\\+){0,4}` +
  String.raw`|\*{0,2}\s(?:is|was)(?:\s?:)?\s{1,2}|(?<=--[\w-]{1,64}) {1,2})`;
/** Closed as it was opened, so that the quotes within are not taken for its end. */
const QUOTED = `(?<open>${QUOTE})(?<quoted>[^\\r\\n]{1,20000}?)(?=(?<!\\\\)\\k<open>|[\\r\\n]|$)`;
const SCHEME = "(?:(?:Bearer|Basic|Token|Bot|ApiKey|Key)(?: |%20|\\+){1,2})?";
const PLAIN = `(?:%22|%27)?${SCHEME}(?<plain>(?:[^\\s"'\`,;&\\\\<>|%]|%(?!2[267C]|7[Dd]|0[AaDd])){6,20000})`;

const ASSIGNMENT = new RegExp(`${NAME}${SIGN}(?:${QUOTED}|${PLAIN})`, "gi");

const CLOSING = /[)\]}.,:*]+$/;
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
    const assigned = readAssignment(match);
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
function readAssignment({ groups = {} }: RegExpExecArray) {
  const { name = "", quoted, plain = "" } = groups;
  const strength = nameStrength(name.replaceAll(" ", "_"));
  if (quoted !== undefined) {
    const isSecret = isNamedSecret(strength, quoted);
    return { value: quoted, chars: quoted.length, isQuoted: true, isSecret };
  }
  const value = plain.replace(CLOSING, "");
  const isSecret = isNamedSecretInText(strength, value);
  return { value, chars: plain.length, isQuoted: false, isSecret };
}
