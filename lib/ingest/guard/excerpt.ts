const BYTES_MAX = 64 * 1024;
/** What text does not show: control characters, and bytes that are no UTF-8. */
const UNSHOWN = /(?:(?![\t\n\r])\p{Cc}|\uFFFD)+/gu;

const utf8 = new TextDecoder();

/** The beginning of bytes that could not be read, as text: the words in it are all that tells. */
export function excerptOf(bytes: Uint8Array): string {
  return utf8.decode(bytes.subarray(0, BYTES_MAX)).replaceAll(UNSHOWN, "\uFFFD");
}
