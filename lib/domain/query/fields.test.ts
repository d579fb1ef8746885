import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { FIELD_NAMES, fieldOf } from "./fields";

it("is documented, field by field", async () => {
  const page = await readFile(new URL("../../../docs/query.md", import.meta.url), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const documented = rows.map((row) => row.replaceAll(/ +/g, " "));

  expect(documented).toEqual(
    FIELD_NAMES.map((name) => {
      const { appliesTo, type, meaning, example } = fieldOf(name);
      return `| \`${name}\` | ${appliesTo} | ${type} | ${meaning} | \`${example}\` |`;
    }),
  );
});
