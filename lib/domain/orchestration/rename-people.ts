import { type Rename, renameNextIn } from "../approvals/rename-people";
import type { FallbackStep, Stage, Workflow } from "./workflow";

type Path = readonly (string | number)[];

/** Who is asked when nobody answers, in a chain of what comes after a failure. */
export function renameInFallback(
  fallback: readonly FallbackStep[],
  path: Path,
  rename: Rename,
): FallbackStep[] {
  return fallback.map((step, index) => {
    if (!("escalate" in step)) return step;
    const at = [...path, "fallback", index, "escalate"];
    return { escalate: renameNextIn(step.escalate, at, rename) };
  });
}

/** … and in a whole plan. */
export function renameInWorkflow(workflow: Workflow, rename: Rename): Workflow {
  const stages = workflow.stages.map((stage, index) =>
    renameInStage(stage, ["stages", index], rename),
  );
  return { ...workflow, stages };
}

function renameInStage(stage: Stage, path: Path, rename: Rename): Stage {
  const { target, approval } = stage;
  const human = "human" in target && {
    target: { human: renameNextIn(target.human, [...path, "target", "human"], rename) },
  };
  return {
    ...stage,
    ...human,
    ...(approval && { approval: renameNextIn(approval, [...path, "approval"], rename) }),
    fallback: renameInFallback(stage.fallback, path, rename),
  };
}
