import { describe, expect, it } from "vitest";
import { readMultipart } from "./multipart";

const type = "multipart/form-data; boundary=XX";
const part = (name: string, body: string, more = "") =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\nContent-Type: application/json; length=${body.length}\r\n\r\n${body}\r\n`;
const read = (text: string, contentType: string | null = type) =>
  readMultipart(Buffer.from(text), contentType).map(({ name, body }) => [
    name,
    Buffer.from(body).toString(),
  ]);

describe("readMultipart", () => {
  it.each<[string, string, string[][]]>([
    [
      "several parts",
      `${part("a", "1")}${part("b", "2")}--XX--\r\n`,
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    ["no part", "--XX--", []],
    ["a preamble and an epilogue", `hello\r\n${part("a", "1")}--XX--\r\nbye`, [["a", "1"]]],
    ["a file", `${part("a", "1", '; filename="x.json"')}--XX--`, [["a", "1"]]],
    ["an empty body", `${part("a", "")}--XX--`, [["a", ""]]],
    ["the boundary inside a value", `${part("a", '"--XX"')}--XX--`, [["a", '"--XX"']]],
    ["line ends in a value", `${part("a", "\r\n\r\n")}--XX--`, [["a", "\r\n\r\n"]]],
  ])("reads %s", (_what, text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  it.each([
    "multipart/form-data; boundary=XX",
    'multipart/form-data; boundary="XX"',
    "Multipart/Form-Data; charset=utf-8; boundary=XX; x=1",
  ])("takes the boundary from %s", (contentType) => {
    expect(read(`${part("a", "1")}--XX--`, contentType)).toEqual([["a", "1"]]);
  });

  it.each([null, "application/json", "multipart/form-data", "multipart/form-data; boundary="])(
    "refuses the type %s",
    (contentType) => {
      expect(() => read("--XX--", contentType)).toThrow(/boundary/);
    },
  );

  it.each<[string, string, RegExp]>([
    ["that ends early", part("a", "1"), /closing boundary/],
    ["without a boundary", "hello", /closing boundary/],
    ["without a name", "--XX\r\nContent-Type: text/plain\r\n\r\n1\r\n--XX--", /no name/],
    [
      "without a blank line",
      '--XX\r\nContent-Disposition: form-data; name="a"\r\n--XX--',
      /headers/,
    ],
  ])("refuses a body %s", (_what, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it("reads what the platform writes, several megabytes of it", async () => {
    const large = "é".repeat(4_000_000);
    const form = new FormData();
    form.append("post.1", new Blob([JSON.stringify({ large })], { type: "application/json" }));
    const response = new Response(form);
    const bytes = new Uint8Array(await response.arrayBuffer());

    const [only] = readMultipart(bytes, response.headers.get("content-type"));

    expect(only?.name).toBe("post.1");
    expect(JSON.parse(Buffer.from(only?.body ?? []).toString())).toEqual({ large });
  });
});
