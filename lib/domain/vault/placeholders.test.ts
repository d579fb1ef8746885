import { describe, expect, it } from "vitest";
import { fillPlaceholders, findPlaceholders } from "./placeholders";

describe("placeholders", () => {
  it.each([
    ["Bearer {{secret:CRM_KEY}}", ["CRM_KEY"], "Bearer <CRM_KEY>"],
    ["{{secret:A}}:{{ secret:B.2 }}:{{secret:A}}", ["A", "B.2"], "<A>:<B.2>:<A>"],
    ["?k=%7B%7Bsecret%3AKEY%7D%7D", ["KEY"], "?k=<KEY>"],
    ["{{other:KEY}} {secret:KEY}", [], "{{other:KEY}} {secret:KEY}"],
  ])("in %s", (text, names, filled) => {
    expect(findPlaceholders(text)).toEqual({ names, bad: [] });
    expect(fillPlaceholders(text, (name) => `<${name}>`)).toBe(filled);
  });

  it.each(["{{secret:}}", "{{secret:a b}}", "{{secret:../x}}"])("%s names nothing", (text) => {
    expect(findPlaceholders(text)).toMatchObject({ names: [], bad: [expect.any(String)] });
  });

  it("is not filled a second time by a value that looks like one", () => {
    expect(fillPlaceholders("{{secret:A}}", () => "{{secret:B}}")).toBe("{{secret:B}}");
  });
});
