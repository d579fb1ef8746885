import { describe, expect, it } from "vitest";
import { refusalOf } from "./check-use";
import { HostRule } from "./host-rule";

const scope = {
  agents: ["Research"],
  hosts: ["api.example.com", "*.shop.example", "db.test:8443"],
};
const asked = { agent: "Research", host: "api.example.com", isPlain: false };

describe("whether a secret may go somewhere", () => {
  it.each([
    ["its agent, its host", scope, asked, undefined],
    ["nobody's secret", undefined, asked, "unknown"],
    ["another agent", scope, { ...asked, agent: "research" }, "agent"],
    ["no agent listed", { ...scope, agents: [] }, asked, "agent"],
    ["every agent", { ...scope, agents: ["*"] }, { ...asked, agent: "any" }, undefined],
    ["no host listed", { ...scope, hosts: [] }, asked, "host"],
    ["another port", scope, { ...asked, host: "api.example.com:8443" }, "host"],
    ["its port", scope, { ...asked, host: "db.test:8443" }, undefined],
    ["a name below", scope, { ...asked, host: "eu.pay.shop.example" }, undefined],
    ["the name itself", scope, { ...asked, host: "shop.example" }, "host"],
    ["a name that only ends alike", scope, { ...asked, host: "evilshop.example" }, "host"],
    ["a longer name", scope, { ...asked, host: "api.example.com.evil.test" }, "host"],
    ["no encryption", scope, { ...asked, isPlain: true }, "plain_http"],
  ])("%s", (_what, of, use, refusal) => {
    expect(refusalOf(of, use)).toBe(refusal);
  });
});

describe("a host that is listed", () => {
  it.each(["api.example.com", "*.example.com", "localhost:8080", "10.0.0.1", "API.Example.com"])(
    "may read %s",
    (host) => {
      expect(HostRule.parse(host)).toBe(host.toLowerCase());
    },
  );

  it.each([
    "*",
    "*.com",
    "https://a.test",
    "a.test/x",
    "*.*.test",
    "a.*.test",
    "u@a.test",
    "a..b",
    "",
  ])("may not read %s", (host) => {
    expect(HostRule.safeParse(host).success).toBe(false);
  });
});
