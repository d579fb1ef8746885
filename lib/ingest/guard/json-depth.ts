const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{` differ from `]` and `}` by two; bit 0x20 folds square into curly brackets. */
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Whether JSON text nests deeper than `max`, found without parsing it. */
export function isDeeperThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(text, i);
      continue;
    }
    const folded = code | 0x20;
    if (folded === OPEN) {
      depth += 1;
      if (depth > max) return true;
    } else if (folded === CLOSE) depth -= 1;
  }
  return false;
}

/** Index of the closing quote of the string that opens at `open`; the text's end if there is none. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close;
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(index - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
