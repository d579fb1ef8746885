import { describe, expect, it } from "vitest";
import { parseNdjson, UnreadableLine } from "./parse-ndjson";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("parseNdjson", () => {
  it("reads each line by itself and skips blank ones", () => {
    expect(parseNdjson(bytesOf('{"a":1}\r\n\n  \n[2]\n"last"'))).toEqual([{ a: 1 }, [2], "last"]);
  });

  it("keeps the neighbours of a bad line in their places", () => {
    const bytes = Buffer.concat([bytesOf('1\n{"a":\n'), Buffer.from([0xff, 0x0a]), bytesOf("4")]);

    expect(parseNdjson(bytes)).toEqual([
      1,
      new UnreadableLine("The line ends too early at position 5.", { sent: '{"a":' }),
      new UnreadableLine("The line is not valid UTF-8 at byte 0.", { sent: "\uFFFD" }),
      4,
    ]);
  });

  it("stops at 10,000 events", () => {
    expect(parseNdjson(bytesOf("1\n".repeat(10_000)))).toHaveLength(10_000);
    expect(() => parseNdjson(bytesOf("1\n".repeat(10_001)))).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });
});
