import type { Baton } from "./baton.ts";
import { LANGSMITH_RUNS } from "./door.ts";
import type { Approval } from "./generated/wire.ts";
import { steadyClock } from "./instant.ts";

type Words = { task?: string; justification?: string; context?: unknown };
type Metadata = Record<string, unknown>;
type Run = {
  id: string;
  trace_id: string;
  parent_run_id: string | null;
  name: string;
  run_type: "chain" | "llm" | "tool";
  dotted_order: string;
  start_time: string;
  inputs: unknown;
  tags: string[];
  extra: { metadata: Metadata };
};
type Started = Omit<Run, "trace_id" | "dotted_order" | "start_time" | "extra"> & {
  metadata: Metadata | undefined;
};

/** Said of a `Command`, and not part of it: a graph's state knows nothing of it. */
const said = new WeakMap<object, Words>();

/** `return handsOff(new Command({ goto, update }), { task, justification, context })`: says why and with what. */
export function handsOff<Command extends object>(command: Command, words: Words): Command {
  said.set(command, words);
  return command;
}

/**
 * `graph.invoke(input, { callbacks: [batonCallbacks(baton)] })`: records nodes, commands and what each was
 * given, also a `Command.PARENT` that is thrown, of which other tracers keep only a text.
 */
export function batonCallbacks(baton: Baton) {
  const record = baton.through(LANGSMITH_RUNS);
  const open = new OpenRuns();
  const end = (id: string, ended: object) => {
    const run = open.end(id);
    if (run) record({ ...run, ...ended, end_time: open.now() });
  };
  const endWell = (outputs: unknown, id: string) => end(id, { outputs: described(outputs) });
  const endBadly = (error: unknown, id: string) => end(id, errorOf(error));
  return {
    name: "baton",
    // The order of the arguments is the runtime's; the declared one is another.
    handleChainStart: (...[chain, inputs, id, parent, tags, metadata, , name]: ChainStart) =>
      open.start({
        ...placeOf(id, parent, tags),
        name: name ?? nameOf(chain),
        run_type: "chain",
        inputs,
        metadata,
      }),
    handleChainEnd: endWell,
    handleChainError: endBadly,
    handleToolStart: (...[tool, input, id, parent, tags, metadata, name]: ToolStart) =>
      open.start({
        ...placeOf(id, parent, tags),
        name: name ?? nameOf(tool),
        run_type: "tool",
        inputs: { input },
        metadata,
      }),
    handleToolEnd: (output: unknown, id: string) =>
      end(id, { outputs: { output: described(output) } }),
    handleToolError: endBadly,
    handleChatModelStart: (...[model, messages, id, parent, , tags, metadata, name]: ModelStart) =>
      open.start({
        ...placeOf(id, parent, tags),
        name: name ?? nameOf(model),
        run_type: "llm",
        inputs: { messages },
        metadata,
      }),
    handleLLMEnd: endWell,
    handleLLMError: endBadly,
  };
}

type Common = [id: string, parent: string | undefined];
type ChainStart = [unknown, unknown, ...Common, string[]?, Metadata?, string?, string?];
type ToolStart = [unknown, string, ...Common, string[]?, Metadata?, string?];
type ModelStart = [unknown, unknown, ...Common, unknown?, string[]?, Metadata?, string?];

function placeOf(id: string, parent: string | undefined, tags: string[] = []) {
  return { id, parent_run_id: parent ?? null, tags };
}

/** Runs that have begun, so that each knows its trace and its place in it. */
class OpenRuns {
  readonly now = steadyClock();
  readonly #runs = new Map<string, Run>();

  start({ metadata = {}, ...started }: Started): void {
    const start_time = this.now();
    const above =
      started.parent_run_id === null ? undefined : this.#runs.get(started.parent_run_id);
    const mine = `${start_time.replace(/[-:.]/g, "")}${started.id}`;
    this.#runs.set(started.id, {
      ...started,
      trace_id: above?.trace_id ?? started.parent_run_id ?? started.id,
      dotted_order: above ? `${above.dotted_order}.${mine}` : mine,
      start_time,
      extra: { metadata },
    });
  }

  end(id: string): Run | undefined {
    const run = this.#runs.get(id);
    this.#runs.delete(id);
    return run;
  }
}

function nameOf(serialized: unknown): string {
  const { name, id } = Object(serialized);
  return String(name ?? (Array.isArray(id) ? id.at(-1) : "run"));
}

/** A command with what was said of it, where the vocabulary looks for it. */
function described(output: unknown): unknown {
  if (Array.isArray(output)) return output.map(described);
  const words = typeof output === "object" && output !== null ? said.get(output) : undefined;
  if (!words) return output;
  const { lg_name, goto, update } = Object(output);
  return { lg_name, goto, update: { ...Object(update), ...words } };
}

/** What LangGraph throws to leave a node is no failure; the command is in it. */
function errorOf(error: unknown): object {
  const { name, message, stack, command } = Object(error);
  const outputs = name === "ParentCommand" && command ? { outputs: described(command) } : {};
  return { ...outputs, error: `${String(message ?? error)}\n\n${String(stack ?? name)}` };
}

/**
 * Asks in Baton's inbox what a graph stopped at, waits, and answers what to go on with:
 * `graph.invoke(new Command({ resume: (await answerInterrupts(baton, result)).resume }), thread)`.
 */
export async function answerInterrupts(
  baton: Baton,
  result: object,
  request: object = {},
): Promise<{ approval: Approval; resume: unknown[] }> {
  const interrupts = "__interrupt__" in result ? result.__interrupt__ : [];
  const approval = await baton.requestApproval({ __interrupt__: interrupts, ...request });
  return { approval, resume: [approval.response] };
}
