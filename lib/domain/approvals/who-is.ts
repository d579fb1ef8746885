type Called = { name: string; email: string };

/**
 * Whom a word means: nobody, one, or several who chose the same name. An address is its owner's alone, and
 * a name that looks like one is not that address.
 */
export function whoIs<Person extends Called>(people: readonly Person[], who: string): Person[] {
  return directoryOf(people)(who);
}

/** For many words, of which each is as quick as one; the same are the same by `isSame`. */
export function directoryOf<Person extends Called>(
  people: readonly Person[],
): (who: string) => Person[] {
  const byName = Map.groupBy(people, ({ name }) => name.toLowerCase());
  const byAddress = Map.groupBy(people, ({ email }) => email.toLowerCase());
  return (who) => {
    const named = who.includes("@") ? byAddress : byName;
    return named.get(who.toLowerCase()) ?? [];
  };
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
