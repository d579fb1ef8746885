import { rememberNames } from "../remember-names";
import { mayHoldSecret } from "./secret-formats";
import { type NameStrength, nameStrength } from "./secret-name";

/** What a member's name says about its value, and whether the name itself needs a look. */
export type KeyTraits = { strength: NameStrength; isId: boolean; mayHoldSecret: boolean };

/** A span id of sixteen digits passes for a card number once in a hundred thousand. */
const ID_NAME = /(?:^|[_.-])ids?$|[a-z]Ids?$/;

export const keyTraits = rememberNames((key): KeyTraits => ({
  strength: nameStrength(key),
  isId: ID_NAME.test(key),
  mayHoldSecret: mayHoldSecret(key),
}));
