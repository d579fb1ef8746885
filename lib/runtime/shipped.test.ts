import { describe, expect, it } from "vitest";
import { checkWorkflow } from "@/lib/domain/orchestration/check-workflow";
import { schemaProblem } from "@/lib/domain/orchestration/check-input";
import { SHIPPED_WORKFLOWS } from "./install-shipped";
import { searchCompanies } from "./runners/scripted/tools";

describe("what comes with Baton", () => {
  it.each(SHIPPED_WORKFLOWS.map((workflow) => [workflow.name, workflow] as const))(
    "%s can run",
    (_name, workflow) => {
      expect(checkWorkflow(workflow)).toEqual([]);
      expect(schemaProblem(workflow.input)).toBeUndefined();
    },
  );

  it("finds what the reference request looks for, and leaves out the rest", () => {
    const asked = { industry: "Fintech", stage: "series a", technology: "stripe" };

    expect(searchCompanies(asked)).toHaveLength(35);
    expect(searchCompanies({}).length).toBeGreaterThan(100);
    expect(searchCompanies({ industry: "mining" })).toEqual([]);
  });
});
