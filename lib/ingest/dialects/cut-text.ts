/** At most `chars` UTF-16 units; half of a pair at the cut becomes U+FFFD, which can be stored. */
export function cutText(text: string, chars: number): string {
  return text.length <= chars ? text : text.slice(0, chars).toWellFormed();
}
