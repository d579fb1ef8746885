import { expect, it } from "vitest";
import { shortenId } from "./short-id";

it.each([
  ["h1", "h1"],
  ["twelve-chars", "twelve-chars"],
  ["4bf92f3577b34da6a3ce929d0e0e4736", "4bf92f35…"],
])("shows %s as %s", (id, text) => {
  expect(shortenId(id)).toBe(text);
});
