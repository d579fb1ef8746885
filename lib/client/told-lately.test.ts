import { expect, it } from "vitest";
import { createToldLately } from "./told-lately";

it("knows what was told within the last half minute, the last time it was told", () => {
  const lately = createToldLately();
  lately.tell(["r1", "r2"], 0);
  lately.tell(["r1"], 20_000);

  expect(lately.among(["runs", "one", "p", "r1", { page: 2 }], 30_000)).toEqual(["r1"]);
  expect(lately.among(["r1", "r2", "r3"], 30_000)).toEqual(["r1", "r2"]);
  expect(lately.among(["r1", "r2"], 30_001)).toEqual(["r1"]);
  expect(lately.among(["r1"], 50_001)).toEqual([]);
});
