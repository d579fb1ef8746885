const CHARS_MAX = 12;
const HEAD_CHARS = 8;

/** Long ids by their first characters; short and spoken ids stay whole. */
export function shortenId(id: string): string {
  return id.length <= CHARS_MAX ? id : `${id.slice(0, HEAD_CHARS)}…`;
}
