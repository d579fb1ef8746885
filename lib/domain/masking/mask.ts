import type { Json } from "../json";
import { SECRET_PATTERNS } from "./secret-patterns";

/** A keyed digest of a secret: equal secrets get equal marks, and nobody can guess back. */
export type Fingerprint = (secret: string) => string;

/** Object keys whose string value is a secret whatever it looks like. */
const SECRET_NAME =
  /^(?:.*[_-])?(?:password|passwd|api[_-]?key|apikey|secret|client[_-]?secret|access[_-]?token|refresh[_-]?token|auth[_-]?token|private[_-]?key|authorization)$/i;
const ALREADY_MASKED = /^\[masked:[a-z_]+:[0-9a-f]+\]$/;
/** Shorter values under such a name are placeholders ("none", "todo") more often than secrets. */
const NAMED_SECRET_CHARS_MIN = 6;

/**
 * Replaces every secret in a JSON value by `[masked:kind:fingerprint]`.
 * Returns the same reference where nothing was found, so that clean values cost no copy.
 */
export function maskJson(value: Json, fingerprint: Fingerprint): Json {
  if (typeof value === "string") return maskText(value, fingerprint);
  if (Array.isArray(value)) return maskArray(value, fingerprint);
  if (typeof value === "object" && value !== null) return maskObject(value, fingerprint);
  return value;
}

export function maskText(text: string, fingerprint: Fingerprint): string {
  let masked = text;
  for (const { kind, keyword, expression } of SECRET_PATTERNS) {
    if (!masked.includes(keyword)) continue;
    masked = masked.replace(expression, (secret) => mark(kind, secret, fingerprint));
  }
  return masked;
}

function maskArray(values: Json[], fingerprint: Fingerprint): Json[] {
  const masked = values.map((value) => maskJson(value, fingerprint));
  return masked.every((value, index) => value === values[index]) ? values : masked;
}

function maskObject(record: Record<string, Json>, fingerprint: Fingerprint): Json {
  const entries = Object.entries(record);
  const masked = entries.map(([key, value]): [string, Json] => [
    maskText(key, fingerprint),
    maskEntry(key, value, fingerprint),
  ]);
  const isClean = masked.every(
    ([key, value], index) => key === entries[index]?.[0] && value === entries[index][1],
  );
  return isClean ? record : Object.fromEntries(masked);
}

function maskEntry(key: string, value: Json, fingerprint: Fingerprint): Json {
  const masked = maskJson(value, fingerprint);
  const isNamedSecret =
    typeof masked === "string" &&
    masked === value &&
    masked.length >= NAMED_SECRET_CHARS_MIN &&
    SECRET_NAME.test(key) &&
    !ALREADY_MASKED.test(masked);
  return isNamedSecret ? mark("named_secret", masked, fingerprint) : masked;
}

function mark(kind: string, secret: string, fingerprint: Fingerprint): string {
  return `[masked:${kind}:${fingerprint(secret)}]`;
}
