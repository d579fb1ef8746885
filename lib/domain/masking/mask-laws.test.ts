import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import { findMasked } from "./find-masked";
import { isCardNumber } from "./formats/card-number";
import { maskJson } from "./mask";
import { nameStrength } from "./secret-name";
import { KEY_CASES } from "./cases/key-cases.fixture";
import { PLACED_CASES } from "./cases/placed-cases.fixture";
import { NUMBER_CASES } from "./cases/number-cases.fixture";

const rules = { fingerprint: (secret: string) => secret.length.toString(16).padStart(8, "0") };

/** Everything with a kind of its own, and the values of telling names. */
const planted = fc.oneof(
  ...KEY_CASES.map(({ sample }) =>
    fc.stringMatching(sample).map((secret) => ({ secret, text: secret })),
  ),
  ...PLACED_CASES.map(({ sample, prefix, suffix }) =>
    fc.stringMatching(sample).map((secret) => ({ secret, text: prefix + secret + suffix })),
  ),
  fc.constantFrom(...NUMBER_CASES.cards).map((secret) => ({ secret, text: secret })),
  fc
    .tuple(
      fc.constantFrom("password", "API_KEY", "client_secret"),
      fc.stringMatching(/^[a-z0-9!$*]{9}[0-9][a-z]$/),
    )
    .map(([name, secret]) => ({ secret, text: `${name}=${secret}` })),
);

/** Drawn often enough, letters spell `pwd`. */
const word = fc.stringMatching(/^[a-z]{1,12}$/).filter((name) => nameStrength(name) === "none");
const words = fc.array(word, { maxLength: 12 }).map((some) => some.join(" "));
const key = fc.oneof(
  word,
  fc.constantFrom("task", "input", "content", "db.statement", "user_name"),
);

/** A JSON value with one place in it, and the keys that lead there. */
const place = fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 6 });
const surroundings = fc.tuple(
  fc.constantFrom("", "see ", "a, ", '{"x":"', '{\\"x\\":\\"', "line\\n"),
  fc.constantFrom("", " there", ", b", '"}', '\\"}', "\\nline"),
);

function wrap(inner: Json, steps: readonly (string | number)[], filler: string): Json {
  return steps.reduceRight<Json>(
    (value, step) =>
      typeof step === "string"
        ? { before: filler, [step]: value, after: [filler] }
        : [...Array.from({ length: step }, () => filler), value],
    inner,
  );
}

describe("masking", () => {
  it("leaves no planted secret, wherever it lies, and says that there was one", () => {
    fc.assert(
      fc.property(
        planted,
        place,
        surroundings,
        words,
        ({ secret, text }, steps, [before, after], filler) => {
          const masked = maskJson(wrap(before + text + after, steps, filler), rules);

          expect(JSON.stringify(masked)).not.toContain(secret);
          expect(findMasked(masked).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("leaves no planted secret in a name", () => {
    fc.assert(
      fc.property(planted, place, words, ({ secret, text }, steps, filler) => {
        const masked = maskJson(wrap({ [text]: 1 }, steps, filler), rules);

        expect(JSON.stringify(masked)).not.toContain(secret);
      }),
    );
  });

  it("masks the values of telling names, whatever they look like", () => {
    const name = fc.constantFrom(
      "password",
      "db.password",
      "apiKey",
      "client_secret",
      "authorization",
    );

    fc.assert(
      fc.property(
        name,
        fc.stringMatching(/^[ -~]{5,40}[0-9]$/),
        place,
        (telling, secret, steps) => {
          const masked = JSON.stringify(maskJson(wrap({ [telling]: secret }, steps, ""), rules));

          expect(masked).not.toContain(JSON.stringify(secret).slice(1, -1));
        },
      ),
    );
  });

  it("changes nothing the second time", () => {
    const anything = fc.oneof(
      fc.jsonValue() as fc.Arbitrary<Json>,
      fc
        .array(
          fc.oneof(
            words,
            planted.map(({ text }) => text),
            fc.constantFrom(
              "password",
              "token",
              ": ",
              "=",
              '"',
              '\\"',
              "://",
              "@",
              " is ",
              "Bearer ",
              ";",
            ),
          ),
        )
        .map((parts) => parts.join("")),
    );

    fc.assert(
      fc.property(anything, place, (value, steps) => {
        const once = maskJson(wrap(value, steps, ""), rules);

        expect(maskJson(once, rules)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("changes nothing that is made of words and numbers", () => {
    const clean = fc.oneof(
      words,
      fc.double({ noNaN: true }).filter((value) => !isCardNumber(String(value))),
      fc.nat(),
      fc.boolean(),
      fc.constant(null),
      fc.uuid(),
    );

    fc.assert(
      fc.property(fc.dictionary(key, fc.array(clean)), (value) => {
        expect(maskJson(value as Json, rules)).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });
});
