/** What stands in place of a secret: `[masked:kind:fingerprint]`. No repeat in it is endless. */
export const MARK = /\[masked:([a-z][a-z0-9_]{0,39}):([0-9a-f]{1,64})\]/g;

/** What every mark begins with: a cheap look before the expression. */
export const MARK_START = "[masked:";

export function writeMark(kind: string, fingerprint: string): string {
  return `${MARK_START}${kind}:${fingerprint}]`;
}
