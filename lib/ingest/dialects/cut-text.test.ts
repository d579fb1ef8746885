import { expect, it } from "vitest";
import { cutText } from "./cut-text";

it("cuts text to a length and leaves no half of an emoji", () => {
  expect(cutText("abc", 5)).toBe("abc");
  expect(cutText("ab🙂", 4)).toBe("ab🙂");
  expect(cutText("ab🙂", 3)).toBe("ab\uFFFD");
});
