import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/domain/json";

const HASH_HEX_CHARS = 32;

/** Equal values, whatever their key order, have equal hashes. */
export function hashOf(value: object): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, HASH_HEX_CHARS);
}

/** Of what a decision is about: a question whose payload changed is another question. */
export function contextHashOf(shown: {
  kind: string;
  question: string;
  action: object | null;
  allowed: readonly string[];
}): string {
  const { kind, question, action, allowed } = shown;
  return hashOf({ kind, question, action, allowed });
}
