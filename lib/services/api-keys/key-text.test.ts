import { describe, expect, it } from "vitest";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { hashKeyText, isKeyText, keyPrefix, newKeyText } from "./key-text";

describe("newKeyText", () => {
  it.each<[KeyScope[], string]>([
    [["ingest"], "bt_ingest_"],
    [["read", "read"], "bt_read_"],
    [["read", "run"], "bt_multi_"],
    [["read", "admin"], "bt_admin_"],
  ])("names %j as %s", (scopes, start) => {
    const text = newKeyText(scopes);

    expect(text.startsWith(start)).toBe(true);
    expect(isKeyText(text)).toBe(true);
    expect(text.slice(start.length)).toMatch(/^[0-9A-Za-z]{40}$/);
  });

  it("never repeats itself", () => {
    const texts = Array.from({ length: 100 }, () => newKeyText(["read"]));

    expect(new Set(texts).size).toBe(100);
  });
});

it.each(["", "bt_read_short", "sk-0123456789", `bt_read_${"a".repeat(500)}`, "bt_READ_0123"])(
  "does not take %j for a key",
  (text) => {
    expect(isKeyText(text)).toBe(false);
  },
);

it("shows 14 characters of a key and stores a SHA-256", () => {
  const text = `bt_ingest_${"a".repeat(40)}`;

  expect(keyPrefix(text)).toBe("bt_ingest_aaaa");
  expect(hashKeyText(text)).toMatch(/^[0-9a-f]{64}$/);
});
