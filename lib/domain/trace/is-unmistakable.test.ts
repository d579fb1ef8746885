import { expect, it } from "vitest";
import { isUnmistakable } from "./is-unmistakable";

it.each<[string, boolean]>([
  ["0199c5a0-1b2c-7000-8000-00000000000a", true],
  ["0af7651916cd43dd8448eb211c80319c", true],
  ["01JD8Q6M3ZK9V5X2T7R4W1Y0AB", true],
  ["task_d8b3d912ff94", true],
  ["h1", false],
  ["1234567890123456", false],
  ["2026-01-15T12:00:00Z", false],
  ["handoff-to-research-1", false],
  ["", false],
])("%s: %s", (id, expected) => {
  expect(isUnmistakable(id)).toBe(expected);
});
