/** A run of characters between spaces without the punctuation around it, or what stands in quotes. */
export type Word = {
  readonly text: string;
  readonly start: number;
  /** Past the closing punctuation. */
  readonly end: number;
  readonly isQuoted: boolean;
  readonly isCapital: boolean;
  /** Its capital letter says nothing. */
  readonly startsSentence: boolean;
  /** Something (a comma, a bracket) stands between this word and the next. */
  readonly isCut: boolean;
};

const NOTABLE = 1;
const COLON = 2;
const QUOTE = 4;
const FOREIGN = 8;
const STOP = 16;
const NEW_LINE = 10;
const CJK_FIRST = 0x2e80;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\dA-Z@]/.test(char)) return NOTABLE;
  if (char === ":") return COLON | STOP;
  if (char === '"') return QUOTE | STOP;
  if (char === "`" || char === "[") return QUOTE;
  return char === "." || char === "!" || char === "?" || char === "'" ? STOP : 0;
});
const FOREIGN_STOPS = new Set(["…", "”"].map((char) => char.charCodeAt(0)));

const QUOTES: Record<string, string> = { '"': '"', "“": "”", "«": "»", "„": "“", "`": "`" };
const QUOTED_CHARS_MAX = 120;
const WORD_CHARS_MAX = 2_000;
const OPENING = /^[([{<*_~'‘]{1,8}/;
const CLOSING_CHARS = new Set(")]}>*_~'’.,;:!?…\"”»`");
const NOTABLE_WORD = /[\d@\p{Lu}“«„]|:\/\//u;
const CAPITAL = /^\p{Lu}/u;

type Chunk = { start: number; end: number; startsSentence: boolean };

/**
 * The words of a text that may be facts, in order: those with a digit, a capital letter or a sign that
 * facts have. One pass over the characters; plain words, most of any text, are passed over.
 */
export function notableWords(text: string): Word[] {
  const words: Word[] = [];
  let startsSentence = true;
  for (let start = nextStart(text, 0); start < text.length;) {
    let { end, flags } = chunkFrom(text, start);
    if (isCandidate(text, { start, end, flags })) {
      startsSentence ||= text.charCodeAt(start - 1) === NEW_LINE;
      const word = wordAt(text, { start, end, startsSentence });
      if (word) words.push(word);
      if (word?.isQuoted) end = word.end;
    }
    startsSentence = isStop(text.charCodeAt(end - 1));
    start = nextStart(text, end);
  }
  return words;
}

/** The word that stands right behind, whatever it is; for units and months. */
export function wordAfter(text: string, { end, isCut }: Word): Word | null {
  if (isCut) return null;
  const start = nextStart(text, end);
  const chunk = chunkFrom(text, start);
  return chunk.end === start
    ? null
    : plainWord(text, { start, end: chunk.end, startsSentence: false });
}

function nextStart(text: string, from: number): number {
  let start = from;
  while (start < text.length && isSpace(text.charCodeAt(start))) start += 1;
  return start;
}

function chunkFrom(text: string, start: number): { end: number; flags: number } {
  let end = start;
  let flags = 0;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (isSpace(code)) break;
    flags |= code < 128 ? (CLASSES[code] ?? 0) : FOREIGN;
  }
  return { end, flags };
}

function isStop(code: number): boolean {
  return code < 128 ? ((CLASSES[code] ?? 0) & STOP) !== 0 : FOREIGN_STOPS.has(code);
}

/** Scripts without spaces: what stands between their signs is a word. */
function isSpace(code: number): boolean {
  return code <= 32 || code === 160 || code >= CJK_FIRST;
}

function isCandidate(
  text: string,
  { start, end, flags }: { start: number; end: number; flags: number },
): boolean {
  if (end - start > WORD_CHARS_MAX) return false;
  if ((flags & (NOTABLE | QUOTE)) !== 0) return true;
  return (flags & (COLON | FOREIGN)) !== 0 && NOTABLE_WORD.test(text.slice(start, end));
}

function wordAt(text: string, chunk: Chunk): Word | null {
  return quotedWord(text, chunk) ?? plainWord(text, chunk);
}

function plainWord(text: string, { start, end, startsSentence }: Chunk): Word | null {
  const chunk = text.slice(start, end);
  const mark = chunk.startsWith("[masked:") ? chunk.indexOf("]") + 1 : 0;
  const opening = mark > 0 ? 0 : (OPENING.exec(chunk)?.[0].length ?? 0);
  const length = mark > 0 ? mark : lengthWithoutClosing(chunk);
  if (length <= opening) return null;
  const word = chunk.slice(opening, length);
  return {
    text: word,
    start: start + opening,
    end,
    isQuoted: false,
    isCapital: CAPITAL.test(word),
    startsSentence: startsSentence || opening > 0,
    isCut: length < chunk.length,
  };
}

function lengthWithoutClosing(chunk: string): number {
  let length = chunk.length;
  while (length > 0 && CLOSING_CHARS.has(chunk[length - 1] ?? "")) length -= 1;
  return length;
}

/** A quotation on one line that is short enough to be a title, a value or a name. */
function quotedWord(text: string, { start, end, startsSentence }: Chunk): Word | null {
  const opening = OPENING.exec(text.slice(start, end))?.[0].length ?? 0;
  const closing = QUOTES[text[start + opening] ?? ""];
  if (closing === undefined) return null;
  const first = start + opening + 1;
  const inner = text.slice(first, first + QUOTED_CHARS_MAX + 1);
  const length = inner.indexOf(closing);
  if (length < 1 || inner.slice(0, length).includes("\n")) return null;
  return {
    text: inner.slice(0, length).trim(),
    start: first,
    end: first + length + 1,
    isQuoted: true,
    isCapital: false,
    startsSentence,
    isCut: true,
  };
}
