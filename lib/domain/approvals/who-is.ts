import { isSame } from "./may-decide";

type Called = { name: string; email: string };

/**
 * Whom a word means: nobody, one, or several who chose the same name. An address is its owner's alone, and
 * a name that looks like one is not that address.
 */
export function whoIs<Person extends Called>(people: readonly Person[], who: string): Person[] {
  const isAddress = who.includes("@");
  return people.filter(({ name, email }) => isSame(isAddress ? email : name, who));
}

/** Why a word does not mean one person, and what to write. */
export function whyUnclear(
  who: string,
  { count, choices }: { count: number; choices: readonly string[] },
): string {
  if (count === 0) return `${who} is nobody who may decide here: write a member's e-mail address`;
  const instead = choices.length > 0 ? choices.join(" or ") : "the e-mail address";
  return `${count} people are called ${who}: write ${instead}`;
}
