import { MARK } from "./mark";

/** A piece of a masked text: what was sent, or the mark of a secret. */
export type MarkedPiece =
  | { kind: "text"; text: string; at: number }
  | { kind: "mark"; text: string; at: number; secret: string };

/** The pieces of a masked text in order; `secret` says of which kind the masked one was. */
export function splitMarks(text: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let done = 0;
  for (const { 0: mark, 1: secret = "", index: at } of text.matchAll(MARK)) {
    if (at > done) pieces.push({ kind: "text", text: text.slice(done, at), at: done });
    pieces.push({ kind: "mark", text: mark, at, secret });
    done = at + mark.length;
  }
  if (done < text.length) pieces.push({ kind: "text", text: text.slice(done), at: done });
  return pieces;
}
