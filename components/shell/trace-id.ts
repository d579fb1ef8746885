const CHARS_MIN = 6;
const CHARS_MAX = 128;

/** The trace id in what somebody pasted: the id itself, or a link to its page. */
export function toTraceId(pasted: string): string | undefined {
  const text = pasted.trim();
  const fromLink = /\/traces\/([^/?#\s]+)/.exec(text)?.[1];
  const candidate = fromLink === undefined ? text : decode(fromLink);
  const isId = candidate.length <= CHARS_MAX && !/\s/.test(candidate);
  const isLikely =
    fromLink !== undefined || (candidate.length >= CHARS_MIN && /[\d:_-]/.test(candidate));
  return isId && isLikely ? candidate : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
