import { expect, test } from "vitest";
import { docPicture } from "./doc-picture";

const TRACE = { light: "/docs/trace-light.webp", dark: "/docs/trace-dark.webp" };

test.each([
  ["../public/docs/trace-light.webp", "start", TRACE],
  ["../../public/docs/trace-light.webp", "guides/python", TRACE],
  ["../public/docs/trace-light.webp", "guides/python", null],
  ["../public/docs/../trace-light.webp", "start", null],
  ["../public/docs/trace-light.svg", "start", null],
  ["/public/docs/trace-light.webp", "start", null],
  ["//evil.example/public/docs/trace-light.webp", "start", null],
  ["https://evil.example/public/docs/trace-light.webp", "start", null],
  ["..//evil.example/public/docs/trace-light.webp", "start", null],
  ["javascript:alert(1)", "start", null],
  ["", "start", null],
])("%s in %s is the picture %j", (src, from, wanted) => {
  expect(docPicture(src, from)).toEqual(wanted);
});
