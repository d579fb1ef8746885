import { expect, it } from "vitest";
import { CHAIN_START, followChain } from "./audit-entry";

/** Readable instead of secure. */
const hashOf = (previous: string, body: string) => `${previous}/${body}`;
const link = (seq: number, body: string, hash: string) => ({ seq, body, hash });
const first = link(1, "a", "/a");
const second = link(2, "b", "/a/b");
const third = link(3, "c", "/a/b/c");

it.each([
  { links: [], result: { kind: "whole", place: CHAIN_START } },
  {
    links: [first, second, third],
    result: { kind: "whole", place: { seq: 3, previous: "/a/b/c" } },
  },
  { links: [second, third], result: { kind: "broken", seq: 1, why: "missing" } },
  { links: [first, third], result: { kind: "broken", seq: 2, why: "missing" } },
  { links: [first, link(2, "x", "/a/b")], result: { kind: "broken", seq: 2, why: "changed" } },
  { links: [link(1, "x", "/x"), second], result: { kind: "broken", seq: 2, why: "changed" } },
])("reads $links as $result", ({ links, result }) => {
  expect(followChain(links, CHAIN_START, hashOf)).toEqual(result);
});

it("goes on from where it was", () => {
  const read = followChain([third], { seq: 2, previous: "/a/b" }, hashOf);

  expect(read).toEqual({ kind: "whole", place: { seq: 3, previous: "/a/b/c" } });
});
