import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const directives = new Map(
  contentSecurityPolicy("N", { isDev: false })
    .split("; ")
    .map((text): [string, string] => {
      const at = text.indexOf(" ");
      return [text.slice(0, at), text.slice(at + 1)];
    }),
);

it("runs what bears the nonce, and nothing else", () => {
  expect(directives.get("script-src")).toBe("'self' 'nonce-N' 'strict-dynamic'");
  expect(directives.get("script-src-attr")).toBe("'none'");
});

it("makes its one concession to style attributes", () => {
  const unsafe = [...directives].filter(([, sources]) => sources.includes("unsafe-"));

  expect(unsafe).toEqual([["style-src-attr", "'unsafe-inline'"]]);
});

it("names no other host", () => {
  expect([...directives.values()].join(" ")).not.toMatch(/https?:|\*/);
});

it("lets the dev server's own overlay have its styles, and nothing else", () => {
  const development = contentSecurityPolicy("N", { isDev: true });
  const changed = development.split("; ").filter((text) => {
    const [name = ""] = text.split(" ");
    return directives.get(name) !== text.slice(name.length + 1);
  });

  expect(changed).toEqual([
    "script-src 'self' 'nonce-N' 'strict-dynamic' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
  ]);
});
