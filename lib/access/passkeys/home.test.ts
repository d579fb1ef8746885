import { expect, it } from "vitest";
import { passkeyHome, passkeyPlace } from "./home";

it.each([
  ["https://baton.example.com", "baton.example.com", "https://baton.example.com"],
  ["https://baton.example.com:8443", "baton.example.com", "https://baton.example.com:8443"],
  ["http://localhost:3000", "localhost", "http://localhost:3000"],
  ["http://127.0.0.1:3000", "localhost", "http://localhost:3000"],
  ["http://[::1]:3000", "localhost", "http://localhost:3000"],
])("at %s, passkeys are of %s", (url, rpId, origin) => {
  expect(passkeyHome(url)).toEqual({ rpId, origin });
});

it.each([
  "http://baton.example.com",
  "http://10.0.0.7:3000",
  "https://192.0.2.1",
  "https://[2001:db8::1]",
])("there are none at %s", (url) => {
  expect(passkeyHome(url)).toBeUndefined();
});

it("knows the page's own address", () => {
  const home = passkeyHome("http://127.0.0.1:3000");
  const at = (host: string) => passkeyPlace(new Headers({ host }), home);

  expect(at("localhost:3000")).toEqual({ kind: "here" });
  expect(at("127.0.0.1:3000")).toEqual({ kind: "elsewhere", origin: "http://localhost:3000" });
  expect(passkeyPlace(new Headers({ host: "x" }), passkeyHome("http://x"))).toEqual({
    kind: "nowhere",
  });
});
