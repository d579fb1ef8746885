import type { KnownValues } from "./known-values";
import { MARK, MARK_START, writeMark } from "./mark";
import { maskAssignments } from "./mask-assignments";
import type { SecretFormat } from "./secret-format";
import { ASSIGNMENT_LOOKS, FORMAT_GROUPS, hasAny, mayHoldSecret } from "./secret-formats";

/** A keyed digest of a secret: equal secrets get equal marks, and nobody can guess back. */
export type Fingerprint = (secret: string) => string;

/** A project's own pattern. `replace` must be linear in the text, whatever the pattern. */
export type ExtraPattern = {
  kind: string;
  replace: (text: string, mask: (secret: string) => string) => string;
};

export type MaskingRules = {
  fingerprint: Fingerprint;
  /** Whether the project lets this value through. */
  allows?: (secret: string) => boolean;
  extraPatterns?: readonly ExtraPattern[];
  /** What lies in the project's vault: masked whatever it looks like, and never let through. */
  knownValues?: KnownValues | undefined;
};

const PASSES_MAX = 4;

/** Replaces every secret in a text by `[masked:kind:fingerprint]`. */
export function maskText(text: string, rules: MaskingRules): string {
  const rest = maskKnownValues(text, rules);
  return maskExtraPatterns(mayHoldSecret(rest) ? maskKnownFormats(rest, rules) : rest, rules);
}

/** Before the formats: one of them may fit a part of a known value, and leave the rest. */
export function maskKnownValues(text: string, { knownValues, fingerprint }: MaskingRules): string {
  if (!knownValues) return text;
  return betweenMarks(text, (part) =>
    knownValues(part, (value) => writeMark("vault_secret", fingerprint(value))),
  );
}

/** The mark of a secret, or the secret itself where the project allows it. */
export function markSecret(kind: string, secret: string, rules: MaskingRules): string {
  return rules.allows?.(secret) ? secret : writeMark(kind, rules.fingerprint(secret));
}

/** A mark ends a word, so a second secret that was glued to the first shows only in a second look. */
function maskKnownFormats(text: string, rules: MaskingRules): string {
  let masked = text;
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const next = maskOnce(masked, rules);
    if (next === masked) return masked;
    masked = next;
  }
  return masked;
}

function maskOnce(text: string, rules: MaskingRules): string {
  let masked = text;
  for (const { looks, formats } of FORMAT_GROUPS) {
    if (!hasAny(text, looks)) continue;
    for (const format of formats) masked = maskFormat(masked, format, rules);
  }
  if (!hasAny(text, ASSIGNMENT_LOOKS)) return masked;
  return maskAssignments(masked, (secret) => markSecret("named_secret", secret, rules));
}

function maskFormat(text: string, format: SecretFormat, rules: MaskingRules): string {
  if (!text.includes(format.keyword)) return text;
  return text.replace(format.expression, (match: string, before?: string | number) => {
    // Without a group the second argument is the place of the match.
    const prefix = typeof before === "string" ? before : "";
    const secret = match.slice(prefix.length);
    if (format.accepts?.(secret) === false) return match;
    return prefix + markSecret(format.kind, secret, rules);
  });
}

/** The project's own patterns, one after the other. */
export function maskExtraPatterns(text: string, rules: MaskingRules): string {
  let masked = text;
  for (const { kind, replace } of rules.extraPatterns ?? []) {
    masked = betweenMarks(masked, (part) =>
      replace(part, (secret) => markSecret(kind, secret, rules)),
    );
  }
  return masked;
}

/** A pattern such as `\w+` must not take a mark apart, a known format's or an earlier pattern's. */
function betweenMarks(text: string, change: (part: string) => string): string {
  if (!text.includes(MARK_START)) return change(text);
  let changed = "";
  let done = 0;
  for (const match of text.matchAll(MARK)) {
    changed += change(text.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return changed + change(text.slice(done));
}
