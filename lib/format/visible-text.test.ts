import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text";

/** Signs as ⟨code⟩, so that a case reads like what the page shows. */
function shown(text: string): string {
  return visibleText(text)
    .map((part) =>
      part.kind === "plain" ? part.text : `⟨${part.code}${part.count > 1 ? `×${part.count}` : ""}⟩`,
    )
    .join("");
}

describe("visibleText", () => {
  it.each([
    ["plain text\n\twith lines", "plain text\n\twith lines"],
    ["<script>alert(1)</script> **bold**", "<script>alert(1)</script> **bold**"],
    ["invoice\u202Efdp.exe", "invoice⟨U+202E⟩fdp.exe"],
    ["\u2066a\u2069", "⟨U+2066⟩a⟨U+2069⟩"],
    ["pass\u200Bword", "pass⟨U+200B⟩word"],
    ["\u001B[31mred\u001B[0m", "⟨U+001B⟩[31mred⟨U+001B⟩[0m"],
    ["a\u0000\u0007b", "a⟨U+0000⟩⟨U+0007⟩b"],
    ["over\rwritten", "over⟨U+000D⟩written"],
    ["two\r\nlines", "two\nlines"],
    ["\u{E0068}\u{E0069}", "⟨U+E0068⟩⟨U+E0069⟩"],
    ["a\u{FE00}\u{E0100}", "a⟨U+FE00⟩⟨U+E0100⟩"],
    ["lone \uD800 half", "lone ⟨U+D800⟩ half"],
    ["x\u200B\u200B\u200By", "x⟨U+200B×3⟩y"],
    ["👩‍💻 ❤️ 👍🏽 🏳️‍🌈", "👩‍💻 ❤️ 👍🏽 🏳️‍🌈"],
    ["שלום مرحبا", "שלום مرحبا"],
    ["a\u200Db", "a⟨U+200D⟩b"],
    ["", ""],
  ])("shows %j as %j", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("tells what a tag sign smuggles", () => {
    expect(visibleText("\u{E0068}")).toEqual([
      { kind: "sign", code: "U+E0068", name: "tag sign for “h”", count: 1 },
    ]);
  });

  it("is quick on a megabyte", () => {
    expect(visibleText("x\u200B".repeat(500_000))).toHaveLength(1_000_000);
  });
});
