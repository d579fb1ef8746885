import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKnownValues } from "../masking/known-values";
import { maskText } from "../masking/mask-text";
import { splitDecided } from "./split-decided";

const KNOWN = "zebra violin lantern";
const rules = { fingerprint: () => "ab12", knownValues: compileKnownValues([KNOWN]) };
const mask = (text: string) => maskText(text, rules);
const spacedCharsMax = KNOWN.length;

/** What readers get when a text comes in these pieces. */
function stream(chunks: readonly string[]): string {
  let told = "";
  let held = "";
  for (const [index, chunk] of chunks.entries()) {
    const text = held + chunk;
    const isEnd = index === chunks.length - 1;
    const { decided, length } = splitDecided(text, { mask, isEnd, spacedCharsMax });
    told += decided;
    held = text.slice(length);
  }
  return told;
}

const SECRETS = [
  KNOWN,
  "AKIAX1Y2Z3X1Y2Z3X1Y2",
  `sk-proj-${"x1Y2".repeat(12)}`,
  "password=x1-named-value",
  "Authorization: Bearer x1y2z3x1y2z3x1y2z3x1y2z3",
  "4242 4242 4242 4242",
  "postgres://app:x1-url-pass-word@db/x",
  `-----BEGIN PRIVATE KEY-----\n${"x1Y2".repeat(16)}\n${"z3X1".repeat(16)}\n-----END PRIVATE KEY-----`,
];

describe("a text that comes in chunks", () => {
  it.each(SECRETS)("shows nothing of %s, wherever it is cut", (secret) => {
    const text = `The first line.\nBefore ${secret} and behind.\nThe last line.`;
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(stream([text.slice(0, cut), text.slice(cut)])).toBe(mask(text));
    }
  });

  it("reads as if it had come at once, cut anywhere and often", () => {
    const words = fc.constantFrom(...SECRETS, "plain", "words 12", "\n", "ü😀", " ", "key");
    fc.assert(
      fc.property(fc.array(words), fc.array(fc.nat(12)), (parts, sizes) => {
        const text = parts.join(" ");
        const chunks: string[] = [];
        let at = 0;
        for (const size of sizes) {
          chunks.push(text.slice(at, at + size));
          at += size;
        }
        expect(stream([...chunks, text.slice(at)])).toBe(mask(text));
      }),
      { numRuns: 300 },
    );
  });

  it("goes on while it comes: what is harmless is not held", () => {
    const scan = { mask, isEnd: false, spacedCharsMax: 0 };
    expect(splitDecided("Some words are he", scan)).toEqual({
      decided: "Some words are ",
      length: 15,
    });
    expect(splitDecided("x".repeat(40_000), scan).length).toBe(40_000);
  });
});
