import { expect, it } from "vitest";
import { browserName } from "./browser-name";

const GECKO = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

it.each([
  [GECKO, "Firefox on Linux"],
  [CHROME, "Chrome on Windows"],
  [`${CHROME} Edg/140.0`, "Edge on Windows"],
  [IPHONE, "Safari on iOS"],
  ["curl/8.5.0", "A program"],
  [null, "Unknown"],
])("reads %s as %s", (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
