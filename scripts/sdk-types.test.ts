import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { describeWire, SDK_TYPES } from "./sdk-types";

test("the SDK's types are those of the contracts: else `npm run sdk:types`", async () => {
  expect(await readFile(SDK_TYPES, "utf8")).toBe(await describeWire());
});
