import { z } from "zod";
import { WORD_CHARS_MAX } from "../event/shapes";
import type { HandoffId } from "../ids";

/** The last segment of an address that asks for the versions of a key. */
export const VERSIONS_SEGMENT = "versions";

/** `output/research/h1`: segments that an address can hold. */
export const BoardKey = z
  .string()
  .min(1, "must not be empty")
  .max(WORD_CHARS_MAX)
  .refine(hasPlainSegments, "must be segments joined by /, none of them empty, a dot or two")
  .refine(
    (key) => key.split("/").at(-1) !== VERSIONS_SEGMENT,
    `must not end in /${VERSIONS_SEGMENT}: that is where the versions of a key are`,
  )
  .brand<"BoardKey">();
export type BoardKey = z.infer<typeof BoardKey>;

function hasPlainSegments(key: string): boolean {
  return key.split("/").every((segment) => !["", ".", ".."].includes(segment));
}

/** Where an agent may always write and read. An agent called `a/b` does not lie below one called `a`. */
export function ownPrefix(agent: string): string {
  return `output/${segmentOf(agent)}/`;
}

/** Where the data of a handoff lies. */
export function outputKey(agent: string, handoffId: HandoffId): BoardKey {
  return BoardKey.parse(`${ownPrefix(agent)}${segmentOf(handoffId)}`);
}

function segmentOf(name: string): string {
  const escaped = name.replaceAll("%", "%25").replaceAll("/", "%2F");
  return escaped === VERSIONS_SEGMENT || /^\.{1,2}$/.test(escaped) ? `%${escaped}` : escaped;
}

/** What a request demands of the version that it replaces; 0: there must be none. */
export type ExpectedVersion = number | "any" | undefined;

/** `If-Match` with or without quotes; `If-None-Match: *` asks for a new key. Null: not readable. */
export function readExpectedVersion(headers: {
  ifMatch: string | null;
  ifNoneMatch: string | null;
}): ExpectedVersion | null {
  if (headers.ifNoneMatch !== null) return headers.ifNoneMatch.trim() === "*" ? 0 : null;
  if (headers.ifMatch === null) return undefined;
  const text = headers.ifMatch.trim();
  if (text === "*") return "any";
  const digits = /^"?(\d{1,9})"?$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
