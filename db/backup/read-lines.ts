const LINE_FEED = 0x0a;

/**
 * Lines of bytes. Not `node:readline`, which also breaks lines at U+2028, a sign that agents write into
 * the middle of a value.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      begun.push(chunk.subarray(from, at));
      yield Buffer.concat(begun);
      begun = [];
      from = at + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}
