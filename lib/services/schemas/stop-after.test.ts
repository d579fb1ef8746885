import { expect, it } from "vitest";
import { stopAfter } from "./stop-after";

/** As when others have the processor: time goes by, and nothing of it is ours. */
const wait = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it("begins again what was stopped while others had the processor", () => {
  let tries = 0;
  const run = () => {
    tries += 1;
    if (tries === 1) wait(50);
    // Where V8 stops what waited.
    for (let turn = 0; turn < 1_000; turn += 1);
    return { tries };
  };

  expect(stopAfter(20, run)).toEqual({ tries: 2 });
});

it("stops what works for longer, and what never gets the processor", () => {
  expect(stopAfter(20, forEver)).toBeUndefined();
  expect(stopAfter(20, () => forEver(() => wait(5)))).toBeUndefined();
});

function forEver(between: () => void = () => undefined): never {
  for (;;) between();
}
