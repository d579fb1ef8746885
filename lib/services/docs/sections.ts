import { anchorOf, plainText } from "@/lib/domain/docs/doc-anchor";

export type DocSection = { heading: string; anchor: string; text: string };

const HEADING = /^#{1,3} +(.+?) *$/;
const FENCE = /^(```|~~~)/;

/** A document cut at its headings; a line in a code block is none. */
export function toSections(markdown: string): DocSection[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    if (FENCE.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : HEADING.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: plainText(heading), lines: [] });
  }
  return sections
    .map(({ heading, lines }) => ({
      heading,
      anchor: anchorOf(heading),
      text: lines.join("\n").trim(),
    }))
    .filter(({ heading, text }) => heading !== "" || text !== "");
}
