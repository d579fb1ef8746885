import { describe, expect, it } from "vitest";
import { addPattern, draftOf, policyOf } from "./masking-draft";

const policy = {
  allow: ["AKIA*EXAMPLE", "demo-key"],
  patterns: [{ name: "employee", expression: String.raw`EMP-\d{6}` }],
};

describe("the draft of a masking policy", () => {
  it("is the policy again when nothing was changed", () => {
    expect(policyOf(draftOf(policy))).toEqual(policy);
  });

  it("leaves out empty lines and rows", () => {
    const draft = draftOf(policy);

    expect(
      policyOf({ allow: `\n ${draft.allow}\n\n`, patterns: addPattern(draft.patterns) }),
    ).toEqual(policy);
  });

  it("gives each row a key of its own", () => {
    const rows = addPattern(addPattern([{ key: 4, name: "a", expression: "b" }]));

    expect(rows.map(({ key }) => key)).toEqual([4, 5, 6]);
  });
});
