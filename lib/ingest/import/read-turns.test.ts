import { expect, it } from "vitest";
import { readTurns } from "./read-turns";

it("reads ten thousand names that are made of spaces without trouble", () => {
  const name = `a${" ".repeat(160)}(->${" ".repeat(160)}${"x".repeat(150)}`;
  const messages = Array.from({ length: 10_000 }, (_, i) => ({
    name: `${i}${name}`,
    content: "c",
  }));

  expect(readTurns(messages)).toHaveLength(10_000);
});
