const isHighSurrogate = (code: number) => code >= 0xd8_00 && code <= 0xdb_ff;

/** Parts of a text in order, none longer than `charactersMax`, no character torn; at least one. */
export function cutInChunks(text: string, charactersMax: number): string[] {
  const chunks: string[] = [];
  let at = 0;
  do {
    const end = Math.min(text.length, at + charactersMax);
    const isTorn = end < text.length && isHighSurrogate(text.charCodeAt(end - 1));
    const cut = isTorn && end - 1 > at ? end - 1 : end;
    chunks.push(text.slice(at, cut));
    at = cut;
  } while (at < text.length);
  return chunks;
}
