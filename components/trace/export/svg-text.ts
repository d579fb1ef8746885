/** Average width of a letter as a share of the font's size; wide letters and pictures take all of it. */
const LETTER_SHARE = 0.56;
const WIDE_SHARE = 1.1;
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/u;
/** What XML 1.0 cannot hold, even escaped. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as the content of an element or the value of an attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, "\uFFFD")
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

type Room = { widthPx: number; fontPx: number };

/** As much of a text as fits, cut between characters as a reader sees them. */
export function fitText(text: string, { widthPx, fontPx }: Room): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const ends: number[] = [];
  let endPx = 0;
  for (const character of characters) {
    endPx += fontPx * (WIDE.test(character) ? WIDE_SHARE : LETTER_SHARE);
    ends.push(endPx);
    if (endPx > widthPx) break;
  }
  if (endPx <= widthPx) return text;
  const kept = ends.findLastIndex((end) => end <= widthPx - fontPx) + 1;
  return `${characters.slice(0, kept).join("")}…`;
}
