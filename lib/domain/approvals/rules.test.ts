import { describe, expect, it } from "vitest";
import { type Asked, matchesGlob, ruleFor } from "./apply-policy";
import { whyNot } from "./may-decide";
import { ApprovalPolicy } from "./policy";
import { nextOnTimeout, OnTimeout } from "./timeout";
import { timeoutPlan } from "./timeout-plan";

const policy = ApprovalPolicy.parse({
  rules: [
    {
      name: "small refunds",
      when: { actions: ["issue_refund"], limits: [{ path: "/amount", at_most: 20 }] },
      do: { approve: true },
    },
    {
      name: "big refunds",
      when: { actions: ["issue_*"], limits: [{ path: "/amount", more_than: 1000 }] },
      do: { ask: { roles: ["owner"], quorum: 2 } },
    },
    {
      name: "mass mail",
      when: { kinds: ["send_email"], limits: [{ path: "/drafts", more_than: 2 }] },
      do: { deny: { reason: "Too many at once." } },
    },
    { name: "the outsider", when: { requesters: ["ext-*"] }, do: { ask: {} } },
  ],
});
const asked = (
  name: string,
  args: Record<string, number | number[]>,
  more: Partial<Asked> = {},
) => ({
  kind: "tool_call",
  requester: "billing",
  action: { name, args },
  ...more,
});

describe("the rule for a request", () => {
  it.each<[string, Asked, string | undefined]>([
    ["within a limit", asked("issue_refund", { amount: 20 }), "small refunds"],
    ["above it", asked("issue_refund", { amount: 20.01 }), undefined],
    ["above another", asked("issue_credit", { amount: 1001 }), "big refunds"],
    ["an amount that cannot be seen", asked("issue_refund", {}), undefined],
    ["a list's length", asked("x", { drafts: [1, 2, 3] }, { kind: "send_email" }), "mass mail"],
    ["a short list", asked("x", { drafts: [1, 2] }, { kind: "send_email" }), undefined],
    ["who asks", asked("x", {}, { requester: "ext-crm" }), "the outsider"],
    ["no action", { kind: "input", requester: "a", action: null }, undefined],
  ])("%s", (_, request, rule) => {
    expect(ruleFor(policy, request)?.name).toBe(rule);
  });

  it.each([
    ["a*c", "abc", true],
    ["a*c", "ac", true],
    ["a*b*c", "a1b2c", true],
    ["a*ba", "aba", true],
    ["ab*ba", "aba", false],
    ["*", "", true],
    ["abc", "abcd", false],
    ["*.md", "x.mdx", false],
  ])("%s on %s: %s", (glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
  });
});

describe("who may decide", () => {
  const called = (name: string, role = "reviewer") => ({ names: [name], meantBy: [name], role });
  const deciders = {
    rule: "r",
    roles: ["owner" as const],
    members: ["Ann@x.example"],
    noSelfApproval: true,
  };
  const row = { deciders, requester: "crm key", requestedBy: "billing" };
  it.each<[string, Parameters<typeof whyNot>[1], boolean]>([
    ["a role", called("Bo", "owner"), true],
    ["a named person, whatever the case", called("ann@X.example"), true],
    ["somebody else", called("Cy"), false],
    [
      "somebody who took that name",
      { ...called("ann@x.example"), meantBy: ["cy@x.example"] },
      false,
    ],
    ["who asked", called("crm key", "owner"), false],
    [
      "who asked, called as somebody else is",
      { ...called("billing", "owner"), meantBy: [] },
      false,
    ],
  ])("%s", (_, decider, may) => {
    expect(whyNot(row, decider) === undefined).toBe(may);
  });

  it("is anybody where no rule says otherwise", () => {
    expect(whyNot({ ...row, deciders: null }, called("crm key"))).toBeUndefined();
  });
});

describe("when nobody answers", () => {
  const chain = OnTimeout.parse({ escalate: { to: ["ann", "bo"], otherwise: "deny" } });
  it.each<[string, OnTimeout | null, number, object]>([
    ["it lapses", null, 0, { kind: "expire" }],
    ["it is a no", "deny", 0, { kind: "deny" }],
    ["it goes to one person", chain, 0, { kind: "escalate", to: "ann" }],
    ["then to the next", chain, 1, { kind: "escalate", to: "bo" }],
    ["then it ends", chain, 2, { kind: "deny" }],
  ])("%s", (_, onTimeout, escalations, expected) => {
    expect(nextOnTimeout(onTimeout, escalations)).toEqual(expected);
  });

  it("is told in advance, with the times", () => {
    expect(
      timeoutPlan({
        dueAtMs: 1000,
        timeoutMs: 500,
        onTimeout: chain,
        escalations: 1,
        businessHours: null,
      }),
    ).toEqual([
      { kind: "escalate", to: "bo", atMs: 1000 },
      { kind: "deny", atMs: 1500 },
    ]);
  });
});
