import { describe, expect, it } from "vitest";
import { HandoffId } from "../ids";
import { BoardKey, outputKey, ownPrefix, readExpectedVersion } from "./key";

describe("BoardKey", () => {
  it.each([
    ["output/research/h1", true],
    ["shared", true],
    ["", false],
    ["/output", false],
    ["output//h1", false],
    ["output/../h1", false],
    ["output/research/", false],
    ["output/research/versions", false],
    ["x".repeat(501), false],
  ])("%s: %s", (key, isKey) => {
    expect(BoardKey.safeParse(key).success).toBe(isKey);
  });
});

describe("outputKey", () => {
  const id = HandoffId.parse("h1");

  it.each([
    ["research", "output/research/h1"],
    ["Research Agent", "output/Research Agent/h1"],
    ["team/research", "output/team%2Fresearch/h1"],
    ["50%2F", "output/50%252F/h1"],
    ["..", "output/%../h1"],
  ])("of %s is %s", (agent, key) => {
    expect(outputKey(agent, id)).toBe(key);
  });

  it("gives no agent a place below another", () => {
    expect(outputKey("team/research", id).startsWith(ownPrefix("team"))).toBe(false);
  });
});

describe("readExpectedVersion", () => {
  it.each([
    [{ ifMatch: null, ifNoneMatch: null }, undefined],
    [{ ifMatch: "3", ifNoneMatch: null }, 3],
    [{ ifMatch: '"3"', ifNoneMatch: null }, 3],
    [{ ifMatch: "*", ifNoneMatch: null }, "any"],
    [{ ifMatch: null, ifNoneMatch: "*" }, 0],
    [{ ifMatch: "0", ifNoneMatch: null }, 0],
    [{ ifMatch: "-1", ifNoneMatch: null }, null],
    [{ ifMatch: "1, 2", ifNoneMatch: null }, null],
    [{ ifMatch: "newest", ifNoneMatch: null }, null],
  ])("%o is %s", (headers, expected) => {
    expect(readExpectedVersion(headers)).toBe(expected);
  });
});
