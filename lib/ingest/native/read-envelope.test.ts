import { describe, expect, it } from "vitest";
import { UnreadableLine } from "../guard/parse-ndjson";
import { readEnvelope } from "./read-envelope";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("readEnvelope", () => {
  it.each<[string, string | null, unknown]>([
    ['{"event":"marker"}', "application/json", { values: [{ event: "marker" }], isBatch: false }],
    ["[1,2]", null, { values: [1, 2], isBatch: true }],
    ['{"events":[{"a":1}]}', "application/json", { values: [{ a: 1 }], isBatch: true }],
    ['{"events":7}', "application/json", { values: [{ events: 7 }], isBatch: false }],
    ["[]", "application/json", { values: [], isBatch: true }],
    [
      '{"a":1}\n[2]\nx',
      "application/x-ndjson; charset=utf-8",
      {
        values: [
          { a: 1 },
          [2],
          new UnreadableLine("The line is not valid JSON at position 0.", { sent: "x" }),
        ],
        isBatch: true,
      },
    ],
  ])("reads %s as %s", (text, contentType, expected) => {
    expect(readEnvelope(bytesOf(text), contentType)).toEqual(expected);
  });

  it("refuses more than 10,000 events", () => {
    const body = JSON.stringify({ events: Array.from({ length: 10_001 }, () => 1) });

    expect(() => readEnvelope(bytesOf(body), "application/json")).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });
});
