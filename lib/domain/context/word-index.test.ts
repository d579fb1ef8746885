import { assert, constantFrom, property, string, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordIndex } from "./word-index";

function indexOf(...texts: string[]) {
  const words = createWordIndex();
  for (const text of texts) words.add(text);
  return words;
}

describe("createWordIndex", () => {
  it.each([
    ["Find 20 companies", "20 companies", true],
    ["Find 20 companies", "find 20", true],
    ["Find 20 companies", "Find companies", false],
    ["at least 1,500 of them", "1500", true],
    ["from 2020, 2021", "20202021", false],
    ["Apple’s “Board”", "apple's board", true],
    ["mis-transmission", "mis transmission", true],
    ["mistransmission", "mis-transmission", false],
    ["Größe ändern", "größe", true],
    ["anything", "…", false],
    ["", "anything", false],
  ])("in %j stands %j: %s", (text, phrase, expected) => {
    expect(indexOf(text).hasPhrase(phrase)).toBe(expected);
  });

  it("does not join words of different texts", () => {
    expect(indexOf("red", "car").hasPhrase("red car")).toBe(false);
  });

  it("counts a word as often as it stands there", () => {
    const words = indexOf("one two one", "One");

    expect([words.countOf("one"), words.countOf("two"), words.countOf("three")]).toEqual([3, 1, 0]);
  });

  it.each([
    ["the quick brown fox", "quick brown wolf", 2 / 3],
    ["quick quick", "quick quick", 1],
    ["anything", "a an of", null],
  ])("%j holds this share of the longer words of %j: %s", (text, other, share) => {
    expect(indexOf(text).shareOf(other)).toBe(share);
  });

  it.each([
    ["the quick brown fox", "the quick red fox", 1 / 3],
    ["the quick brown fox", "quick brown fox", 1],
    ["anything", "anything", null],
  ])("%j holds this share of the pairs of %j: %s", (text, other, share) => {
    expect(indexOf(text).pairShareOf(other)).toBe(share);
  });

  const word = string({ unit: constantFrom("a", "b", "c", "d", "é", "7"), minLength: 5 });

  it("finds every phrase of what was added, however much that is", () => {
    assert(
      property(uniqueArray(word, { minLength: 2, maxLength: 400 }), (list) => {
        const words = indexOf(list.join(", "));
        expect(list.filter((one) => words.countOf(one) === 0)).toEqual([]);
        expect(words.hasPhrase(list.slice(1).join(" "))).toBe(true);
      }),
    );
  });
});
