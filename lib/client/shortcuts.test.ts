import { describe, expect, it } from "vitest";
import { type KeySequence, NO_SEQUENCE, pressKey } from "./shortcuts";

/** Presses `key@ms` one after the other and tells where the last one leads. */
function pathAfter(presses: string): string | undefined {
  let sequence: KeySequence = NO_SEQUENCE;
  let path: string | undefined;
  for (const press of presses.split(" ")) {
    const [key = "", ms = "0"] = press.split("@");
    const step = pressKey(sequence, key, Number(ms));
    sequence = step.sequence;
    path = step.target?.path;
  }
  return path;
}

describe("pressKey", () => {
  it.each([
    ["g@0 t@200", "/traces"],
    ["g@0 c@200", "/connect"],
    ["g@0 g@900 s@1800", "/settings"],
    ["t@0", undefined],
    ["g@0 t@5000", undefined],
    ["g@0 x@100 t@200", undefined],
    ["g@0 t@100 t@200", undefined],
  ])("leads '%s' to %s", (presses, path) => {
    expect(pathAfter(presses)).toBe(path);
  });
});
