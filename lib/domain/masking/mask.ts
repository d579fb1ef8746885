import type { Json } from "../json";
import { isCardNumber } from "./formats/card-number";
import { type KeyTraits, keyTraits } from "./key-traits";
import {
  markSecret,
  maskExtraPatterns,
  maskKnownValues,
  maskText,
  type MaskingRules,
} from "./mask-text";
import { isNamedSecret } from "./named-value";

const NO_TRAITS: KeyTraits = { strength: "none", isId: false, mayHoldSecret: false };
/** The smallest card number has thirteen digits more than its first. */
const CARD_NUMBER_MIN = 1e13;
const NAMED_NUMBER_MIN = 100_000;
/** Hexadecimal digits under an id's name: also where they pass for a card's number. */
const PLAIN_ID = /^(?:span:)?[0-9a-f:-]{1,100}$/;

/**
 * Replaces every secret in a JSON value by `[masked:kind:fingerprint]`.
 * Returns the same reference where nothing was found, so that clean values cost no copy.
 */
export function maskJson(value: Json, rules: MaskingRules): Json {
  return maskValue(value, NO_TRAITS, rules);
}

/** `traits` are those of the member that the value, or the list around it, belongs to. */
function maskValue(value: Json, traits: KeyTraits, rules: MaskingRules): Json {
  if (typeof value === "string") return maskString(value, traits, rules);
  if (typeof value === "number") return maskNumber(value, traits, rules);
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value)
    ? maskArray(value, (inner) => maskValue(inner, traits, rules))
    : maskObject(value, rules);
}

function maskArray(values: Json[], maskOne: (value: Json) => Json): Json[] {
  let copy: Json[] | undefined;
  let index = 0;
  for (const value of values) {
    const masked = maskOne(value);
    if (masked !== value) copy ??= values.slice(0, index);
    copy?.push(masked);
    index += 1;
  }
  return copy ?? values;
}

/** Looks at each member once, whatever the depth; copies from the first that changes. */
function maskObject(record: Record<string, Json>, rules: MaskingRules): Json {
  let copy: [string, Json][] | undefined;
  let index = 0;
  for (const key in record) {
    const value = record[key] ?? null;
    const traits = keyTraits(key);
    const maskedKey = maskKey(key, traits, rules);
    const masked = maskValue(value, traits, rules);
    if (masked !== value || maskedKey !== key) copy ??= Object.entries(record).slice(0, index);
    copy?.push([maskedKey, masked]);
    index += 1;
  }
  return copy ? Object.fromEntries(copy) : record;
}

function maskKey(key: string, traits: KeyTraits, rules: MaskingRules): string {
  const { extraPatterns, knownValues } = rules;
  return traits.mayHoldSecret || extraPatterns || knownValues ? maskText(key, rules) : key;
}

function maskString(text: string, traits: KeyTraits, rules: MaskingRules): string {
  if (traits.isId && PLAIN_ID.test(text)) {
    return maskExtraPatterns(maskKnownValues(text, rules), rules);
  }
  const masked = maskText(text, rules);
  if (masked !== text) return masked;
  if (traits.strength === "none" || !isNamedSecret(traits.strength, text)) return text;
  return markSecret("named_secret", text, rules);
}

function maskNumber(value: number, traits: KeyTraits, rules: MaskingRules): Json {
  if (value < NAMED_NUMBER_MIN || !Number.isSafeInteger(value)) return value;
  const text = String(value);
  const known = maskKnownValues(text, rules);
  if (known !== text) return known;
  const isNamed = traits.strength === "strong";
  if (!isNamed && (traits.isId || value < CARD_NUMBER_MIN || !isCardNumber(text))) return value;
  const mark = markSecret(isNamed ? "named_secret" : "card_number", text, rules);
  return mark === text ? value : mark;
}
