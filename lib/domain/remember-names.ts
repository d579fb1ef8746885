const NAMES_MAX = 10_000;
/** Longer names are not kept: ten thousand of them would be all the memory. */
const REMEMBERED_CHARS_MAX = 100;

/** Names repeat endlessly: each is judged once. Bounded, because senders choose them. */
export function rememberNames<T extends {}>(judge: (name: string) => T): (name: string) => T {
  const judged = new Map<string, T>();
  return (name) => {
    const known = judged.get(name);
    if (known !== undefined) return known;
    const judgement = judge(name);
    if (name.length > REMEMBERED_CHARS_MAX) return judgement;
    if (judged.size >= NAMES_MAX) judged.clear();
    judged.set(name, judgement);
    return judgement;
  };
}
