import { expect, test } from "vitest";
import { docHref } from "./doc-href";

test.each([
  ["runtime.md", "start", "/docs/runtime"],
  ["runtime.md#streaming", "start", "/docs/runtime#streaming"],
  ["../sdk.md", "guides/python", "/docs/sdk"],
  ["langgraph.md", "guides/python", "/docs/guides/langgraph"],
  ["#agents", "start", "#agents"],
  ["https://example.com/a", "start", "https://example.com/a"],
  ["../README.md", "start", null],
  ["images/trace.png", "start", null],
  ["javascript:alert(1)", "start", null],
  ["//evil.example", "start", null],
  ["/settings", "start", null],
])("%s in %s leads to %s", (href, from, wanted) => {
  expect(docHref(href, from)).toBe(wanted);
});
