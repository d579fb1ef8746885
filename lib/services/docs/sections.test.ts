import { expect, test } from "vitest";
import { toSections } from "./sections";

test("a document is cut at its headings, and not inside code", () => {
  const markdown =
    "# A `b`\n\nx\n\n```sh\n# no heading\n```\n\n## See [c](d.md)!\ny\n\n#### small\n";
  expect(toSections(markdown)).toEqual([
    { heading: "A b", anchor: "a-b", text: "x\n\n```sh\n# no heading\n```" },
    { heading: "See c!", anchor: "see-c", text: "y\n\n#### small" },
  ]);
});
