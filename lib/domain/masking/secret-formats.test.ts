import { sample as drawFrom, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text";
import { NUMBER_CASES } from "./cases/number-cases.fixture";
import { PLACED_CASES } from "./cases/placed-cases.fixture";
import { KEY_CASES } from "./cases/key-cases.fixture";

const mask = (text: string) => maskText(text, { fingerprint: () => "0a1b2c3d" });
const mark = (kind: string) => `[masked:${kind}:0a1b2c3d]`;
const draw = (sample: RegExp) => drawFrom(stringMatching(sample), { numRuns: 20, seed: 11 });

/** What a key may stand between: prose, code, JSON, JSON in a text, a URL, another script. */
const SURROUNDINGS: readonly [string, string][] = [
  ["", ""],
  ["use ", " please"],
  ["(", ")."],
  ['{"k":"', '"}'],
  ['{\\"k\\":\\"', '\\"}'],
  ["line\\n", "\\nline"],
  ["\\u0022", "\\u0022"],
  ["KEY_", ""],
  ["k=", "&x=1"],
  ["k%3D", "%26x"],
  ["ключ:", ", да"],
];

describe.each(KEY_CASES.map((each) => ({ title: [each.kind, each.name].join(" "), ...each })))(
  "$title",
  ({ kind, sample, nearMisses }) => {
    it("is masked wherever it stands", () => {
      for (const secret of draw(sample)) {
        for (const [before, after] of SURROUNDINGS) {
          expect(mask(before + secret + after)).toBe(before + mark(kind) + after);
        }
      }
    });

    it.each(nearMisses)("is not '%s'", (text) => {
      expect(mask(text)).toBe(text);
    });

    it("does not begin in the middle of a word", () => {
      const [secret = ""] = draw(sample);

      expect(mask(`word${secret}`)).not.toContain(mark(kind));
    });
  },
);

describe.each(PLACED_CASES.map((each) => ({ title: [each.kind, each.name].join(" "), ...each })))(
  "$title",
  ({ kind, prefix, suffix, sample, nearMisses }) => {
    it("is masked in its place, and nothing around it", () => {
      for (const secret of draw(sample)) {
        expect(mask(prefix + secret + suffix)).toBe(prefix + mark(kind) + suffix);
      }
    });

    it.each(nearMisses)("is not '%s'", (text) => {
      expect(mask(text)).toBe(text);
    });
  },
);

describe("aws_secret_key", () => {
  it("is known by the id before it", () => {
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    expect(mask(`AKIAIOSFODNN7EXAMPLE,${secret}`)).toBe(
      `${mark("aws_access_key")},${mark("aws_secret_key")}`,
    );
    expect(mask(secret)).toBe(secret);
  });
});

describe("private_key", () => {
  const body = `MIIEvQIBADANBgkq${"aB3+/".repeat(9)}`;
  const pem = (newline: string, kind = "") =>
    [
      `-----BEGIN ${kind}PRIVATE KEY-----`,
      body,
      `${body}=`,
      `-----END ${kind}PRIVATE KEY-----`,
    ].join(newline);

  it.each([
    ["in lines", pem("\n")],
    ["in JSON", pem("\\n")],
    ["in JSON in JSON", pem("\\\\n")],
    ["of RSA", pem("\n", "RSA ")],
    ["of OpenSSH", pem("\n", "OPENSSH ")],
    ["encrypted", pem("\n", "ENCRYPTED ")],
    ["percent-encoded", pem("%0A").replaceAll(" ", "%20")],
    ["with headers", pem("\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B\n\n")],
    ["of PGP", pem("\n").replaceAll("KEY", "KEY BLOCK")],
  ])("is masked %s", (_name, key) => {
    expect(mask(`before ${key} after`)).toBe(`before ${mark("private_key")} after`);
  });

  it("is masked as far as it was sent", () => {
    expect(mask(`-----BEGIN PRIVATE KEY-----\n${body}\n${body}`)).toBe(mark("private_key"));
  });

  it.each([
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END CERTIFICATE-----",
    "A key file starts with -----BEGIN PRIVATE KEY----- and then goes on.",
  ])("is not %j", (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe("card_number", () => {
  it.each(NUMBER_CASES.cards)("is %s", (card) => {
    expect(mask(`paid with ${card}.`)).toBe(`paid with ${mark("card_number")}.`);
  });

  it.each(NUMBER_CASES.nearMisses)("is not %s", (text) => {
    expect(mask(`see ${text} there`)).toBe(`see ${text} there`);
  });
});
