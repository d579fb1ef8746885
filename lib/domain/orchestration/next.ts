import type { Json } from "../json";
import { type AnswerLimits, fallbackOf } from "./fallback";
import { fillTemplate } from "./fill-template";
import { readPointer } from "./read-pointer";
import { chainOf, type RoutedBy } from "./routed-by";
import type { RunFailure } from "./run-event";
import { type Attempt, isEnded, NOT_YET, type RunState, type StageState } from "./run-state";
import type { Stage, Target, Workflow } from "./workflow";

export type HandOff = {
  do: "hand_off";
  stage: Stage;
  target: Exclude<Target, { human: unknown }>;
  task: string;
  context: Record<string, Json>;
  last: Attempt;
  delayMs: number;
  /** A further attempt of what a rule decided. */
  routed?: RoutedBy | undefined;
};

export type RunCommand =
  | HandOff
  | { do: "open_gate"; stage: Stage; task: string; context: Record<string, Json> }
  | {
      do: "ask_human";
      stage: Stage;
      question: string;
      context: Record<string, Json>;
      error?: RunFailure | undefined;
      /** Of a fallback: its place in the chain, and its limits. */
      step?: number | undefined;
      limits?: AnswerLimits | undefined;
    }
  | { do: "record_failure"; stage: Stage; error: RunFailure }
  | { do: "end"; status: "completed"; result: Json }
  | { do: "end"; status: "failed"; error: RunFailure };

/** What must happen now, from what the run is. Asking again before it happened gives the same. */
export function nextCommands(workflow: Workflow, state: RunState): RunCommand[] {
  if (state.end) return [];
  const document = documentOf(workflow, state);
  const commands = workflow.stages.flatMap((stage) => {
    const command = nextOf(stage, { state, document });
    return command ? [command] : [];
  });
  const failure = commands.find((command) => command.do === "end");
  if (failure) return [failure];
  if (commands.length > 0 || !workflow.stages.every(({ id }) => isEnded(state.stages.get(id)))) {
    return commands;
  }
  return [{ do: "end", status: "completed", result: resultOf(workflow, document) }];
}

type World = { state: RunState; document: Json };

function nextOf(stage: Stage, world: World): RunCommand | undefined {
  const now = world.state.stages.get(stage.id);
  if (now?.kind === "waiting") {
    const isReady = stage.depends_on.every((id) => isEnded(world.state.stages.get(id)));
    return isReady ? begin(stage, world) : undefined;
  }
  if (now?.kind === "cleared") return handOff(stage, { ...world, now });
  if (now?.kind === "broken") return afterFailure(stage, { ...world, now });
  return undefined;
}

function begin(stage: Stage, { document }: World): RunCommand {
  const context = contextOf(stage, document);
  if ("human" in stage.target) {
    const { question } = stage.target.human;
    return { do: "ask_human", stage, question: fillTemplate(question, document), context };
  }
  const task = fillTemplate(stage.task, document);
  if (stage.approval) return { do: "open_gate", stage, task, context };
  return { do: "hand_off", stage, target: stage.target, task, context, last: NOT_YET, delayMs: 0 };
}

type Cleared = Extract<StageState, { kind: "cleared" }>;

/** A person who retries a question that was for a person is asked again. */
function handOff(stage: Stage, { document, now, state }: World & { now: Cleared }): RunCommand {
  if ("human" in stage.target) return begin(stage, { document, state });
  return {
    do: "hand_off",
    stage,
    target: stage.target,
    task: fillTemplate(stage.task, document),
    context: contextToSend(stage, { document, last: now.last }),
    last: now.last,
    delayMs: 0,
  };
}

function afterFailure(
  stage: Stage,
  { document, now }: World & { now: Extract<StageState, { kind: "broken" }> },
): RunCommand {
  const { error, last } = now;
  const { chain, routed } = chainOf(stage, now.routed);
  const way = fallbackOf(chain, { error, last });
  const context = contextToSend(stage, { document, last });
  const task = fillTemplate(stage.task, document);
  switch (way.kind) {
    case "again":
      return {
        do: "hand_off",
        stage,
        target: way.target,
        task,
        context,
        last: way.last,
        delayMs: way.delayMs,
        routed,
      };
    case "ask":
      return { ...way, do: "ask_human", stage, context, error };
    case "go_on":
      return { do: "record_failure", stage, error };
    case "fail":
      return {
        do: "end",
        status: "failed",
        error: { ...error, message: `${stage.id}: ${error.message}` },
      };
  }
}

function contextOf({ context }: Stage, document: Json): Record<string, Json> {
  const values = Object.entries(context).flatMap(([name, pointer]) => {
    const value = readPointer(document, pointer);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

/** What a person made of it stands, however often it is sent. */
function contextToSend(
  stage: Stage,
  { document, last: { edited } }: { document: Json; last: Attempt },
): Record<string, Json> {
  const isObject = typeof edited === "object" && edited !== null && !Array.isArray(edited);
  return isObject ? edited : contextOf(stage, document);
}

/** What pointers point into. The place of a result that never came says so, and why. */
function documentOf({ stages }: Workflow, state: RunState): Json {
  const results = stages.flatMap(({ id }) => {
    const stage = state.stages.get(id);
    if (stage?.kind === "succeeded") return [[id, stage.result] as const];
    return stage?.kind === "absent" ? [[id, { absent: true, error: stage.error }] as const] : [];
  });
  return { input: state.input, results: Object.fromEntries(results) };
}

function resultOf({ result }: Workflow, document: Json): Json {
  if (!result) return readPointer(document, "/results") ?? {};
  return Object.fromEntries(
    Object.entries(result).map(([name, pointer]) => [name, readPointer(document, pointer) ?? null]),
  );
}
