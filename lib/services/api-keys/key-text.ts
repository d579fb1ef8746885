import { createHash, randomInt } from "node:crypto";
import type { KeyScope } from "@/lib/domain/members/scopes";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_CHARS = 40;
const PREFIX_CHARS = 14;
const KEY_TEXT = /^bt_[a-z]+_[A-Za-z0-9]{32,128}$/;

/** `bt_<scope>_<random>`: the middle word tells a person what the key is for, nothing more. */
export function newKeyText(scopes: readonly KeyScope[]): string {
  const random = Array.from({ length: RANDOM_CHARS }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `bt_${scopeWord(scopes)}_${random.join("")}`;
}

export function isKeyText(text: string): boolean {
  return KEY_TEXT.test(text);
}

export function hashKeyText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function keyPrefix(text: string): string {
  return text.slice(0, PREFIX_CHARS);
}

function scopeWord(scopes: readonly KeyScope[]): string {
  if (scopes.includes("admin")) return "admin";
  const [only, ...more] = new Set(scopes);
  return only !== undefined && more.length === 0 ? only : "multi";
}
