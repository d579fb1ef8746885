import { expect, it } from "vitest";
import { broadTermsOf } from "./broad-terms";
import { parseQuery } from "./parse-query";

it.each([
  ["agent:a from:b session:c error:timeout budget", []],
  ["duration:>2s bytes:>10kb", ["duration:>2s", "bytes:>10kb"]],
  ["-agent:a -budget", ["-agent:a", "-budget"]],
  ["bu", ["bu"]],
  ["", []],
])("of “%s”", (text, broad) => {
  const parsed = parseQuery(text);

  expect(parsed.kind === "parsed" && broadTermsOf(parsed.query)).toEqual(broad);
});
