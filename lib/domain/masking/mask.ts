import type { Json } from "../json";
import { isMark, writeMark } from "./mark";
import { ANY_KEYWORD, SECRET_PATTERNS } from "./secret-patterns";

/** A keyed digest of a secret: equal secrets get equal marks, and nobody can guess back. */
export type Fingerprint = (secret: string) => string;

/** Object keys whose text is a secret whatever it looks like: `db.password`, `aws_secret_access_key`. */
const SECRET_NAME =
  /(?:^|[^a-z0-9])(?:password|passwd|passphrase|api[_-]?key|secret|secret[_-]?(?:access[_-]?)?key|(?:access|refresh|auth|session|id)[_-]?token|private[_-]?key|authorization)$/i;
/** The same at the end of `camelCase`. */
const SECRET_CAMEL_NAME =
  /[a-z0-9](?:Password|ApiKey|Secret|SecretKey|(?:Access|Refresh|Auth|Session|Id)Token|PrivateKey|Authorization)$/;
/** No pattern matches less: most keys and many values need no look at all. */
const SECRET_CHARS_MIN = 10;
/** Shorter values under such a name are placeholders ("none", "todo") more often than secrets. */
const NAMED_SECRET_CHARS_MIN = 6;

/**
 * Replaces every secret in a JSON value by `[masked:kind:fingerprint]`.
 * Returns the same reference where nothing was found, so that clean values cost no copy.
 */
export function maskJson(value: Json, fingerprint: Fingerprint): Json {
  if (typeof value === "string") return maskText(value, fingerprint);
  if (Array.isArray(value)) return maskArray(value, (inner) => maskJson(inner, fingerprint));
  if (typeof value === "object" && value !== null) return maskObject(value, fingerprint);
  return value;
}

export function maskText(text: string, fingerprint: Fingerprint): string {
  if (text.length < SECRET_CHARS_MIN || !ANY_KEYWORD.test(text)) return text;
  let masked = text;
  for (const { kind, keyword, expression } of SECRET_PATTERNS) {
    if (!masked.includes(keyword)) continue;
    masked = masked.replace(expression, (secret) => mark(kind, secret, fingerprint));
  }
  return masked;
}

function maskArray(values: Json[], maskOne: (value: Json) => Json): Json[] {
  let copy: Json[] | undefined;
  for (const [index, value] of values.entries()) {
    const masked = maskOne(value);
    if (masked !== value) copy ??= values.slice(0, index);
    copy?.push(masked);
  }
  return copy ?? values;
}

/** Looks at each member once, whatever the depth; copies from the first that changes. */
function maskObject(record: Record<string, Json>, fingerprint: Fingerprint): Json {
  let copy: [string, Json][] | undefined;
  let index = 0;
  for (const key in record) {
    const value = record[key] ?? null;
    const masked: [string, Json] = [maskText(key, fingerprint), maskEntry(key, value, fingerprint)];
    if (masked[1] !== value || masked[0] !== key) copy ??= Object.entries(record).slice(0, index);
    copy?.push(masked);
    index += 1;
  }
  return copy ? Object.fromEntries(copy) : record;
}

function maskEntry(key: string, value: Json, fingerprint: Fingerprint): Json {
  if (Array.isArray(value) && isSecretName(key)) {
    return maskArray(value, (inner) => maskEntry(key, inner, fingerprint));
  }
  const masked = maskJson(value, fingerprint);
  const isNamedSecret =
    typeof masked === "string" &&
    masked === value &&
    masked.length >= NAMED_SECRET_CHARS_MIN &&
    isSecretName(key) &&
    !isMark(masked);
  return isNamedSecret ? mark("named_secret", masked, fingerprint) : masked;
}

function mark(kind: string, secret: string, fingerprint: Fingerprint): string {
  return writeMark(kind, fingerprint(secret));
}

/** Keys repeat endlessly: each is judged once. Bounded, because senders choose them. */
const secretNames = new Map<string, boolean>();
const SECRET_NAMES_MAX = 10_000;
const REMEMBERED_CHARS_MAX = 100;

function isSecretName(key: string): boolean {
  const known = secretNames.get(key);
  if (known !== undefined) return known;
  if (secretNames.size >= SECRET_NAMES_MAX) secretNames.clear();
  const isSecret = SECRET_NAME.test(key) || SECRET_CAMEL_NAME.test(key);
  if (key.length <= REMEMBERED_CHARS_MAX) secretNames.set(key, isSecret);
  return isSecret;
}
