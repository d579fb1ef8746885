/** A stretch of ordinary text, or one sign that a reader would not see. */
export type TextPart =
  | { kind: "plain"; text: string }
  | { kind: "sign"; code: string; name: string; count: number };

/**
 * Signs that hide, reorder or drive a terminal: controls (the line ends and tabs aside), bidirectional
 * overrides, zero-width and blank letters, tag and variation signs that smuggle text, lone surrogates.
 * A joiner within an emoji and a single emoji variation are ordinary.
 */
const HIDDEN =
  /(?![\t\n])(?!(?<=\p{Extended_Pictographic}\u{FE0F}?|\p{Emoji_Modifier})\u{200D}\p{Extended_Pictographic})(?!(?<=[\p{Emoji}\p{L}\p{S}])(?:\u{FE0E}|\u{FE0F}))[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
const CARRIAGE_RETURNS = /\r\n/g;

const NAMES: Readonly<Record<number, string>> = {
  0x0: "null",
  0x7: "bell",
  0x8: "backspace",
  0xd: "carriage return",
  0x1b: "escape: starts a terminal command",
  0xad: "soft hyphen",
  0x61c: "Arabic letter mark",
  0x200b: "zero-width space",
  0x200c: "zero-width non-joiner",
  0x200d: "zero-width joiner",
  0x200e: "left-to-right mark",
  0x200f: "right-to-left mark",
  0x202a: "left-to-right embedding",
  0x202b: "right-to-left embedding",
  0x202c: "pop directional formatting",
  0x202d: "left-to-right override",
  0x202e: "right-to-left override",
  0x2060: "word joiner",
  0x2066: "left-to-right isolate",
  0x2067: "right-to-left isolate",
  0x2068: "first strong isolate",
  0x2069: "pop directional isolate",
  0xfeff: "byte order mark",
};

/** Splits a text so that every sign a reader would not see can be shown by its code. */
export function visibleText(raw: string): readonly TextPart[] {
  const text = raw.replaceAll(CARRIAGE_RETURNS, "\n");
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ kind: "plain", text: text.slice(from, match.index) });
    addSign(parts, match[0].codePointAt(0) ?? 0);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: "plain", text: text.slice(from) });
  return parts;
}

/** A run of the same sign is one mark with a count: a text of a million zero-width spaces stays light. */
function addSign(parts: TextPart[], point: number): void {
  const code = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  const last = parts.at(-1);
  if (last?.kind === "sign" && last.code === code) last.count += 1;
  else parts.push({ kind: "sign", code, name: nameOf(point), count: 1 });
}

function nameOf(point: number): string {
  if (point >= 0xe0020 && point <= 0xe007e) {
    return `tag sign for “${String.fromCodePoint(point - 0xe0000)}”`;
  }
  const known = NAMES[point];
  if (known !== undefined) return known;
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return "control sign";
  return point >= 0xd800 && point <= 0xdfff ? "half of a sign" : "invisible sign";
}
