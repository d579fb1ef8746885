import { describe, expect, it } from "vitest";
import { draftOf, readDraft, turnDraft } from "./input-draft";

describe("an input that is filled in", () => {
  it("is a form where it has fields, else JSON", () => {
    expect(draftOf({ a: 1 })).toEqual({ way: "form", value: { a: 1 } });
    expect(draftOf({})).toEqual({ way: "json", text: "{}" });
    expect(draftOf(["a"]).way).toBe("json");
  });

  it("turns from a form to its JSON and back, with what was typed", () => {
    const typed = { ...turnDraft(draftOf({ a: 1 })), text: '{"a": 2}' } as const;

    expect(turnDraft(typed as never)).toEqual({ way: "form", value: { a: 2 } });
  });

  it.each(["{", "[1]", "{}"])("stays JSON where %s is no form", (text) => {
    expect(turnDraft({ way: "json", text })).toEqual({ way: "json", text });
  });

  it("reads as the value that it makes", () => {
    expect(readDraft({ way: "form", value: { a: 1 } })).toEqual({ kind: "value", value: { a: 1 } });
    expect(readDraft({ way: "json", text: "{" })).toMatchObject({ kind: "problem" });
  });
});
