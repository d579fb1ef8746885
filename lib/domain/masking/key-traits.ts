import { mayHoldSecret } from "./secret-formats";
import { type NameStrength, nameStrength } from "./secret-name";

/** What a member's name says about its value, and whether the name itself needs a look. */
export type KeyTraits = { strength: NameStrength; isId: boolean; mayHoldSecret: boolean };

/** A span id of sixteen digits passes for a card number once in a hundred thousand. */
const ID_NAME = /(?:^|[_.-])ids?$|[a-z]Ids?$/;

/** Keys repeat endlessly: each is judged once. Bounded, because senders choose them. */
const known = new Map<string, KeyTraits>();
const KEYS_MAX = 10_000;
const REMEMBERED_CHARS_MAX = 100;

export function keyTraits(key: string): KeyTraits {
  const traits = known.get(key);
  if (traits) return traits;
  if (known.size >= KEYS_MAX) known.clear();
  const judged = {
    strength: nameStrength(key),
    isId: ID_NAME.test(key),
    mayHoldSecret: mayHoldSecret(key),
  };
  if (key.length <= REMEMBERED_CHARS_MAX) known.set(key, judged);
  return judged;
}
