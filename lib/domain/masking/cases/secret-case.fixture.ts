/** A kind of secret: how a real one looks (tests draw random ones) and what looks alike but is none. */
export type SecretCase = { kind: string; name?: string; sample: RegExp; nearMisses: string[] };

/** Secrets that are one only in their place: `prefix` and `suffix` stay. */
export type PlacedCase = SecretCase & { prefix: string; suffix: string };

/** Digits of a hash: made, not written down, so that no scanner takes a table for a leak. */
export const hex = (count: number) => "0123456789abcdef".repeat(8).slice(0, count);
