import { expect, it } from "vitest";
import { readLines } from "./read-lines";

async function linesOf(...chunks: string[]): Promise<string[]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: string[] = [];
  for await (const line of readLines(source())) lines.push(line.toString());
  return lines;
}

it.each([
  { chunks: [], lines: [] },
  { chunks: ["a\nb\n"], lines: ["a", "b"] },
  { chunks: ["a", "b\n", "\nc"], lines: ["ab", "", "c"] },
  { chunks: ["a\u2028b\rc\n"], lines: ["a\u2028b\rc"] },
])("reads $chunks as $lines", async ({ chunks, lines }) => {
  expect(await linesOf(...chunks)).toEqual(lines);
});
