import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKnownValues } from "./known-values";
import { maskJson } from "./mask";

const SECRET = 'pä$$ "word"/+\n?';
const known = compileKnownValues([SECRET, "plain-value-1"]);
const hide = (text: string) => known?.(text, () => "***");
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("a value that is known", () => {
  it.each([
    ["as it is", `a ${SECRET} b`, "a *** b"],
    ["in JSON", JSON.stringify({ key: SECRET }), '{"key":"***"}'],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(SECRET)), String.raw`"\"***\""`],
    ["percent-encoded", `?k=${encodeURIComponent(SECRET)}&x`, "?k=***&x"],
    ["as a form", new URLSearchParams({ k: SECRET }).toString(), "k=***"],
    ["in hexadecimal", Buffer.from(SECRET).toString("hex"), "***"],
    ["in base64", `t ${base64(SECRET)}`, "t ***"],
    ["twice", "plain-value-1,plain-value-1", "***,***"],
    ["nowhere", "plain-value-2", "plain-value-2"],
  ])("is found %s", (_how, text, hidden) => {
    expect(hide(text)?.replace(/=+$/, "")).toBe(hidden);
  });

  it("is found in base64 wherever it stands, and none of it stays", () => {
    const letters = fc.string({ minLength: 0, maxLength: 9 });
    fc.assert(
      fc.property(letters, letters, fc.string({ minLength: 8 }), (before, after, value) => {
        const text = base64(`${before}${value}${after}`);
        const hidden = compileKnownValues([value])?.(text, () => "!") ?? "";
        expect(hidden).toContain("!");
        const [head = "", tail = ""] = hidden.split("!");
        const left = Buffer.from(head, "base64").length + Buffer.from(tail, "base64").length;
        expect(left).toBeLessThanOrEqual(Buffer.byteLength(before + after));
      }),
    );
  });

  it("is masked by its own mark before formats and whatever is allowed", () => {
    const rules = {
      fingerprint: () => "ab12",
      allows: () => true,
      knownValues: compileKnownValues(["sk-ant-api03-not-a-form", "12345678"]),
    };
    expect(
      maskJson({ span_id: "12345678", n: 12_345_678, "sk-ant-api03-not-a-form": "x" }, rules),
    ).toEqual({
      span_id: "[masked:vault_secret:ab12]",
      n: "[masked:vault_secret:ab12]",
      "[masked:vault_secret:ab12]": "x",
    });
  });

  it("of any length is found", () => {
    const long = "x1Y2-".repeat(1_000);
    expect(compileKnownValues([long])?.(`a${long}b`, () => "!")).toBe("a!b");
  });
});
