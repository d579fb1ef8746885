import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKnownValues } from "./known-values";
import { maskJson } from "./mask";

const SECRET = 'pä$$ "word"/+\n?';
const known = compileKnownValues([SECRET, "plain-value-1"]);
const hide = (text: string) => known?.(text, () => "***");
const ANSWERED = "sk/a&b<c'd=e+f";
const each = (write: (code: number) => string) =>
  Array.from(ANSWERED, (sign) => write(sign.charCodeAt(0))).join("");
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

  it.each([
    ["in loud hexadecimal", Buffer.from(ANSWERED).toString("hex").toUpperCase()],
    [
      "as PHP escapes it",
      JSON.stringify(ANSWERED)
        .slice(1, -1)
        .replaceAll("/", String.raw`\/`),
    ],
    ["as Go escapes it", String.raw`sk/a\u0026b\u003cc'd=e+f`],
    ["as Django escapes it", String.raw`sk\u002fa\u0026b\u003cc\u0027d\u003de\u002bf`],
    ["as HTML", "sk/a&amp;b&lt;c&#39;d=e+f"],
    ["as other HTML", "sk/a&amp;b&lt;c&#x27;d=e+f"],
    ["as HTML by numbers", "sk&#47;a&#38;b&#60;c&#39;d&#61;e&#43;f"],
    ["as HTML by hexadecimal", "sk&#x2f;a&#x26;b&#x3c;c&#x27;d&#x3d;e&#x2b;f"],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(ANSWERED))],
    ["with every sign as a percent", each((code) => `%${code.toString(16)}`)],
    ["with every sign escaped", each((code) => String.raw`\u00${code.toString(16)}`)],
    ["as bytes", [...Buffer.from(ANSWERED)].join(",")],
    ["in UTF-16", Buffer.from(ANSWERED, "utf16le").toString("latin1").slice(0, -1)],
    ["in base64 in base64", base64(base64(ANSWERED)).replace(/=+$/, "")],
  ])("is found in the answer of who was sent it %s", (_how, written) => {
    const find = compileKnownValues([ANSWERED], { isAnswer: true });

    expect(find?.(`<${written}>`, () => "***")).toBe("<***>");
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
