import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import { findMasked } from "./find-masked";
import { maskJson } from "./mask";

const KEY = { kind: "openai_key", fingerprint: "0a1b2c3d" };
const TOKEN = { kind: "github_token", fingerprint: "99887766" };
const key = "[masked:openai_key:0a1b2c3d]";
const token = "[masked:github_token:99887766]";

describe("findMasked", () => {
  it.each<[string, Json, unknown[]]>([
    ["a text alone", key, [{ path: "", ...KEY }]],
    ["a member", { a: { b: key } }, [{ path: "/a/b", ...KEY }]],
    ["an item", ["x", [key]], [{ path: "/1/0", ...KEY }]],
    ["the middle of a text", { log: `with ${key}.` }, [{ path: "/log", ...KEY }]],
    [
      "two in one text",
      { log: `${key} then ${token}` },
      [
        { path: "/log", ...KEY },
        { path: "/log", ...TOKEN },
      ],
    ],
    ["the same twice in one text", { log: `${key}${key}` }, [{ path: "/log", ...KEY }]],
    ["a member's name", { [key]: 1 }, [{ path: `/${key}`, ...KEY }]],
    ["a name with / and ~", { "a/b~c": key }, [{ path: "/a~1b~0c", ...KEY }]],
    [
      "the order of the value",
      { b: key, a: [token, key] },
      [
        { path: "/b", ...KEY },
        { path: "/a/0", ...TOKEN },
        { path: "/a/1", ...KEY },
      ],
    ],
  ])("finds %s", (_name, value, places) => {
    expect(findMasked(value)).toEqual(places);
  });

  it.each<[string, Json]>([
    ["nothing", { a: 1, b: null, c: ["text", true] }],
    ["an unfinished mark", "[masked:openai_key:"],
    ["no kind", "[masked::0a1b2c3d]"],
    ["no fingerprint", "[masked:openai_key:secret]"],
  ])("finds nothing in %s", (_name, value) => {
    expect(findMasked(value)).toEqual([]);
  });

  it("finds what maskJson writes", () => {
    const masked = maskJson(
      { auth: { password: "correct horse" } },
      { fingerprint: () => "12345678" },
    );

    expect(findMasked(masked)).toEqual([
      { path: "/auth/password", kind: "named_secret", fingerprint: "12345678" },
    ]);
  });

  it("survives any depth and stops at its bound", () => {
    let deep: Json = key;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];

    expect(findMasked(deep)).toHaveLength(1);
    expect(findMasked(Array.from({ length: 200_000 }, () => key))).toHaveLength(1000);
    expect(findMasked(key.repeat(200_000))).toHaveLength(1);
  });
});
