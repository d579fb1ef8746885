import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

it.each<[string, Record<string, string>, boolean]>([
  ["nothing said", { host: "baton.test" }, false],
  ["our page", { host: "baton.test", "sec-fetch-site": "same-origin" }, true],
  ["a sibling domain", { host: "baton.test", "sec-fetch-site": "same-site" }, false],
  ["another site", { host: "baton.test", "sec-fetch-site": "cross-site" }, false],
  ["our origin", { host: "baton.test:3000", origin: "http://baton.test:3000" }, true],
  ["our origin behind TLS", { host: "baton.test", origin: "https://baton.test" }, true],
  ["another port", { host: "baton.test:3000", origin: "http://baton.test:3001" }, false],
  ["another host", { host: "baton.test", origin: "http://evil.test" }, false],
  ["a hidden origin", { host: "baton.test", origin: "null" }, false],
  [
    "our origin behind a proxy",
    { host: "10.0.0.7:3000", "x-forwarded-host": "baton.test", origin: "https://baton.test" },
    true,
  ],
  [
    "a contradiction",
    { host: "baton.test", origin: "http://baton.test", "sec-fetch-site": "cross-site" },
    false,
  ],
])("judges %s", (_name, headers, expected) => {
  expect(isSameOrigin(new Headers(headers))).toBe(expected);
});
