import { pointerTokens } from "./read-pointer";
import { templatePointers } from "./fill-template";
import type { Stage, Workflow } from "./workflow";

export type WorkflowProblem = { path: string; message: string };

/** What the schema cannot say: ids, dependencies and pointers must fit together, and it can end. */
export function checkWorkflow({ stages, result, max_handoffs: max }: Workflow): WorkflowProblem[] {
  const byId: Stages = new Map(stages.map((stage) => [stage.id, stage]));
  return [
    ...stages.flatMap((stage, index) => [
      ...repeatedId(stages, index),
      ...unknownDependencies(stage, { index, byId }),
      ...stagePointers(stage, { index, byId }),
    ]),
    ...cycles(stages, byId),
    ...tooManyHandoffs(stages, max),
    ...Object.entries(result ?? {}).flatMap(([name, pointer]) =>
      unknownStage(pointer, byId).map((message) => ({ path: `/result/${name}`, message })),
    ),
  ];
}

type Stages = ReadonlyMap<string, Stage>;
type Place = { index: number; byId: Stages };

function repeatedId(stages: readonly Stage[], index: number): WorkflowProblem[] {
  const id = stages[index]?.id;
  if (stages.findIndex((stage) => stage.id === id) === index) return [];
  return [{ path: `/stages/${index}/id`, message: `there are two stages "${id}"` }];
}

function unknownDependencies(stage: Stage, { index, byId }: Place): WorkflowProblem[] {
  return stage.depends_on.flatMap((id, position) =>
    byId.has(id)
      ? []
      : [{ path: `/stages/${index}/depends_on/${position}`, message: `there is no stage "${id}"` }],
  );
}

/** A stage may only read what is there when it starts: the input, and the stages before it. */
function stagePointers(stage: Stage, { index, byId }: Place): WorkflowProblem[] {
  const before = ancestorsOf(stage, byId);
  const read = [
    ...Object.entries(stage.context).map(([name, pointer]) => ({ at: `context/${name}`, pointer })),
    ...templatePointers(stage.task).map((pointer) => ({ at: "task", pointer })),
  ];
  return read.flatMap(({ at, pointer }) => {
    const path = `/stages/${index}/${at}`;
    const unknown = unknownStage(pointer, byId);
    if (unknown.length > 0) return unknown.map((message) => ({ path, message }));
    const source = stageRead(pointer);
    if (source === undefined || before.has(source)) return [];
    return [{ path, message: `reads the result of "${source}": add it to depends_on` }];
  });
}

function unknownStage(pointer: string, byId: Stages): string[] {
  const source = stageRead(pointer);
  return source === undefined || byId.has(source) ? [] : [`there is no stage "${source}"`];
}

function stageRead(pointer: string): string | undefined {
  const [root, id] = pointerTokens(pointer);
  return root === "results" ? id : undefined;
}

function ancestorsOf(stage: Stage, byId: Stages): Set<string> {
  const found = new Set<string>();
  const open: string[] = [...stage.depends_on];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.depends_on ?? []));
  }
  return found;
}

/** Each stage that is not a question to a person is a handoff at least. */
function tooManyHandoffs(stages: readonly Stage[], max = Infinity): WorkflowProblem[] {
  const least = stages.filter(({ target }) => !("human" in target)).length;
  if (least <= max) return [];
  return [
    { path: "/max_handoffs", message: `the stages need ${least} handoffs, ${max} are allowed` },
  ];
}

function cycles(stages: readonly Stage[], byId: Stages): WorkflowProblem[] {
  return stages.flatMap((stage, index) =>
    ancestorsOf(stage, byId).has(stage.id)
      ? [{ path: `/stages/${index}/depends_on`, message: `"${stage.id}" waits for itself` }]
      : [],
  );
}
