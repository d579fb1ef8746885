import { describe, expect, it } from "vitest";
import { decide, type OpenApproval, type Verdict } from "./decide";

const open: OpenApproval = {
  status: "waiting",
  allowed: ["approve", "edit", "reject"],
  version: 2,
  action: { name: "send", args: { to: "all" } },
  contextHash: "h2",
};

describe("decide", () => {
  it.each<[string, Verdict, Partial<OpenApproval>, string]>([
    ["a yes", { decision: "approve" }, {}, "decided"],
    ["a yes to what was snoozed", { decision: "approve" }, { status: "snoozed" }, "decided"],
    ["a change", { decision: "edit", edited: { to: "one" } }, {}, "decided"],
    ["a change to nothing", { decision: "edit" }, {}, "invalid_edit"],
    ["a list for an object", { decision: "edit", edited: ["one"] }, {}, "invalid_edit"],
    ["what is not offered", { decision: "respond", reason: "x" }, {}, "invalid_edit"],
    [
      "an empty answer",
      { decision: "respond" },
      { allowed: ["respond"], action: null },
      "invalid_edit",
    ],
    [
      "an answer",
      { decision: "respond", reason: "5" },
      { allowed: ["respond"], action: null },
      "decided",
    ],
    ["of what was shown", { decision: "approve", context_hash: "h2" }, {}, "decided"],
    ["of another payload", { decision: "approve", context_hash: "h1" }, {}, "version_conflict"],
    ["an older version", { decision: "approve", version: 1 }, {}, "version_conflict"],
    [
      "what is over, also by an older version",
      { decision: "approve", version: 1 },
      { status: "decided" },
      "already_decided",
    ],
  ])("%s", (_what, verdict, change, expected) => {
    const answer = decide({ ...open, ...change }, verdict);

    expect(answer.kind === "refused" ? answer.code : answer.kind).toBe(expected);
  });
});
