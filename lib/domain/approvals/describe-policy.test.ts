import { describe, expect, it } from "vitest";
import { describeHours, describePolicyRule } from "./describe-policy";
import { PolicyRule } from "./policy";

describe("a rule of the policy, in a sentence", () => {
  it.each<[object, string]>([
    [{ do: { ask: {} } }, "Always: ask anybody who may approve."],
    [
      {
        when: { actions: ["issue_*"], limits: [{ path: "/amount", at_most: 20 }] },
        do: { approve: true },
      },
      "When the action is issue_* and /amount is at most 20: approve without asking.",
    ],
    [
      {
        when: { kinds: ["mail", "sms"], requesters: ["ext-*"] },
        do: { deny: { reason: "Too many." } },
      },
      "When the kind is mail or sms and it is asked by ext-*: refuse without asking (Too many.).",
    ],
    [
      { do: { ask: { roles: ["owner"], members: ["ann"], quorum: 2, no_self_approval: true } } },
      "Always: ask any owner or ann, 2 of them, never who asked.",
    ],
  ])("%j", (rule, expected) => {
    expect(describePolicyRule(PolicyRule.parse({ name: "a", ...rule }))).toBe(expected);
  });

  it("says the business hours", () => {
    const hours = { time_zone: "Europe/Berlin", from: "09:00", to: "17:00" };
    expect(describeHours({ ...hours, days: ["mon", "fri"] })).toBe(
      "Mon, Fri, 09:00 to 17:00, Europe/Berlin",
    );
  });
});
