/**
 * Whether a value is on the list. An entry is the value itself; `*` in it stands for any characters.
 * Piece after piece is looked for from the left, so a hostile value costs no more than its length.
 */
export function compileAllowList(entries: readonly string[]): (value: string) => boolean {
  const exact = new Set(entries.filter((entry) => !entry.includes("*")));
  const globs = entries.filter((entry) => entry.includes("*")).map((entry) => entry.split("*"));
  return (value) => exact.has(value) || globs.some((pieces) => matchesGlob(value, pieces));
}

function matchesGlob(value: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (value.length < first.length + last.length) return false;
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = value.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= value.length - last.length;
}
