import { expect, test } from "vitest";
import { readDoc } from "./read-doc";
import { searchDocs } from "./search-docs";

test("what is said in a section is found there, by the beginning of a word, the heading first", async () => {
  const [first] = await searchDocs("lease_lost");
  expect(first?.path).toMatch(/^(runtime|api|sdk)$/);
  const [streaming] = await searchDocs("stream");
  expect(streaming?.heading.toLowerCase()).toContain("stream");
  expect(await searchDocs("qqqqzzzz")).toEqual([]);
  expect(await searchDocs("   ")).toEqual([]);
});

test.each(["../package", "/etc/passwd", "decisions/../../package", "constructor", ""])(
  "%s is no document",
  async (path) => {
    await expect(readDoc(path)).rejects.toMatchObject({ code: "not_found" });
  },
);
