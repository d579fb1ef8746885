/** `/constraints/budget` is `budget`, `/companies/12/name` is `companies 12 name`. */
export function factName(path: string): string {
  const parts = pathParts(path);
  const last = parts.at(-1);
  if (last === undefined) return "the whole";
  if (isItem(last)) return parts.slice(-2).join(" ");
  return isItem(parts.at(-2)) ? parts.slice(-3).join(" ") : last;
}

function isItem(part: string | undefined): boolean {
  return part !== undefined && /^\d+$/.test(part);
}

/** The value that a fact stands in: an entity of a text has its leaf's path and a number. */
export function leafPath(path: string): string {
  return path.replace(/#\d+$/, "");
}

function pathParts(path: string): string[] {
  return leafPath(path)
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `a, b and 3 more`. */
export function listNames(names: readonly string[], max = 5): string {
  const shown = names.slice(0, max).join(", ");
  return names.length > max ? `${shown} and ${names.length - max} more` : shown;
}
