import { describe, expect, it } from "vitest";
import { checkWorkflow } from "./check-workflow";
import { Workflow } from "./workflow";

const a = { id: "a", target: { agent: "x" }, task: "do" };
const b = { id: "b", target: { agent: "y" }, task: "do", depends_on: ["a"] };

describe("checkWorkflow", () => {
  it.each([
    { name: "a plan that fits", stages: [a, { ...b, context: { it: "/results/a/x" } }], found: [] },
    { name: "an id twice", stages: [a, a], found: ["/stages/1/id"] },
    { name: "an unknown dependency", stages: [b], found: ["/stages/0/depends_on/0"] },
    {
      name: "stages that wait for each other",
      stages: [{ ...a, depends_on: ["b"] }, b],
      found: ["/stages/0/depends_on", "/stages/1/depends_on"],
    },
    { name: "itself", stages: [{ ...a, depends_on: ["a"] }], found: ["/stages/0/depends_on"] },
    {
      name: "a result of a stage that may not have run",
      stages: [a, { ...b, depends_on: [], context: { it: "/results/a" } }],
      found: ["/stages/1/context/it"],
    },
    {
      name: "a result of a stage that is not there, in a task",
      stages: [{ ...a, task: "use {{/results/none/x}}" }],
      found: ["/stages/0/task"],
    },
  ])("finds $found in $name", ({ stages, found }) => {
    const workflow = Workflow.parse({ name: "w", stages });

    expect(checkWorkflow(workflow).map(({ path }) => path)).toEqual(found);
  });

  it("finds a result that no stage gives", () => {
    const workflow = Workflow.parse({ name: "w", stages: [a], result: { it: "/results/z" } });

    expect(checkWorkflow(workflow)).toEqual([
      { path: "/result/it", message: 'there is no stage "z"' },
    ]);
  });

  it("finds more stages than handoffs are allowed, and counts no questions to people", () => {
    const asked = { id: "c", target: { human: { question: "Which?" } }, task: "ask" };
    const stages = [a, b, asked];

    const paths = (max: number) =>
      checkWorkflow(Workflow.parse({ name: "w", stages, max_handoffs: max })).map(
        ({ path }) => path,
      );

    expect(paths(1)).toEqual(["/max_handoffs"]);
    expect(paths(2)).toEqual([]);
  });

  it.each(["/inputs/x", "input/x", "/results", "/results/a~2b"])(
    "refuses the pointer %s",
    (pointer) => {
      expect(
        Workflow.safeParse({ name: "w", stages: [{ ...a, context: { it: pointer } }] }).success,
      ).toBe(false);
    },
  );
});
