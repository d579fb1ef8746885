import { describe, expect, it } from "vitest";
import { HandoffId } from "../ids";
import { changeStatus, originOf, readOrigin } from "./cause";

const id = (text: string) => HandoffId.parse(text);
const handoffs = [
  { id: id("h1"), fromAgent: "Desk", toAgent: "Buyer" },
  { id: id("h2"), fromAgent: "Buyer", toAgent: null },
];

describe("originOf", () => {
  it.each([
    { cause: "h1", handoffIds: ["h1", "h2"], origin: '["Desk","Buyer"]' },
    { cause: "h2:search", handoffIds: ["h2"], origin: '["Buyer",null]' },
    { cause: '["Desk","Buyer"]', handoffIds: ["h1"], origin: '["Desk","Buyer"]' },
    { cause: "api_key:ab12", handoffIds: ["h1"], origin: "api_key:ab12" },
    { cause: "trace", handoffIds: ["h1"], origin: "trace" },
    { cause: "h10", handoffIds: ["h1"], origin: "h10" },
  ])("is $origin for the cause $cause", ({ cause, handoffIds, origin }) => {
    expect(originOf({ cause, handoffIds: handoffIds.map(id) }, handoffs)).toBe(origin);
  });
});

describe("readOrigin", () => {
  it.each([
    { origin: '["Desk","Buyer"]', read: { kind: "pair", fromAgent: "Desk", toAgent: "Buyer" } },
    { origin: '["Buyer",null]', read: { kind: "pair", fromAgent: "Buyer", toAgent: null } },
    { origin: "trace", read: { kind: "trace" } },
    { origin: '["a","b","c"]', read: { kind: "text", text: '["a","b","c"]' } },
    { origin: "[", read: { kind: "text", text: "[" } },
    { origin: "api_key:ab12", read: { kind: "text", text: "api_key:ab12" } },
  ])("reads $origin", ({ origin, read }) => {
    expect(readOrigin(origin)).toEqual(read);
  });
});

describe("changeStatus", () => {
  it.each([
    { from: "open", status: "muted", reason: "Known", kind: "changed" },
    { from: "open", status: "muted", reason: null, kind: "refused" },
    { from: "open", status: "resolved", reason: null, kind: "changed" },
    { from: "muted", status: "open", reason: null, kind: "changed" },
    { from: "resolved", status: "muted", reason: "Known", kind: "changed" },
    { from: "resolved", status: "resolved", reason: null, kind: "refused" },
  ] as const)("$from → $status is $kind", ({ from, status, reason, kind }) => {
    expect(changeStatus(from, { status, reason }).kind).toBe(kind);
  });
});
