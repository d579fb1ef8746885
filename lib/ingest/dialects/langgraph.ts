import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, partyOfRun, type AgentRun, type Evidence } from "./evidence";
import { graphExitOf } from "./graph-outcome";
import { graphLevels, type GraphLevels } from "./graph-levels";
import { COMMAND_ATTRIBUTE } from "./langgraph-command";
import { recordAt, textAt, textsAt, textsIn } from "./read-attributes";
import type { SpanTree } from "./span-tree";
import { statedWords } from "./stated-words";

const SOURCE_NODE = "langgraph.command.source_node";
const END = "__end__";

/** Where a command was stated: by the node itself or by a tool that it ran. */
type Command = { span: TraceSpan; goto: readonly string[] };

/** Traceloop's attributes of a `Command`. */
export function readTraceloopCommand(span: TraceSpan): Evidence[] {
  const from = textAt(span.attributes, SOURCE_NODE);
  if (from === null) return [];
  return traceloopGotos(span).map((to, index) =>
    evidenceOf({
      dialect: "langgraph_command",
      span,
      part: index === 0 ? "" : String(index),
      from: partyOf(from),
      to: partyOf(to),
    }),
  );
}

function traceloopGotos({ attributes }: TraceSpan): readonly string[] {
  const nodes = textsAt(attributes, "langgraph.command.goto_nodes");
  const node = textAt(attributes, "langgraph.command.goto_node");
  return (nodes.length > 0 || node === null ? nodes : [node]).filter((name) => name !== END);
}

/** LangGraph's runs: a `Command` says where to, else the next step of the same graph suggests it. */
export function readGraphRuns(tree: SpanTree): Evidence[] {
  if (tree.graph.size === 0) return [];
  const levels = graphLevels(tree);
  const commands = commandsBySender(tree);
  const senders = levels.runs.filter((run) => commands.has(run.id));
  const silent = levels.runs.filter((run) => !commands.has(run.id) && wentOn(run));
  return [
    ...senders.flatMap((run) => readCommands(run, commands.get(run.id) ?? [], levels)),
    ...levels.stepsAfter(silent).map(([run, next]) => readStep(run, next)),
  ];
}

/** The node's own command, else those of its tools; what only moves inside a subgraph is left out. */
function commandsBySender(tree: SpanTree): Map<SpanId, Command[]> {
  const inner = innerNodes(tree);
  const own = new Map<SpanId, Command[]>();
  const ofTools = new Map<SpanId, Command[]>();
  for (const span of tree.spans) {
    const goto = gotoOf(span, tree).filter((node) => node !== END);
    const sender = span.kind === "tool" ? tree.above.get(span.id)?.agent : span;
    if (goto.length === 0 || !sender || sender.kind !== "agent") continue;
    if (sender === span) own.set(span.id, [{ span, goto }]);
    else {
      const left = goto.filter((node) => !inner.has(`${sender.id} ${node}`));
      if (left.length === 0) continue;
      const told = ofTools.get(sender.id);
      if (told) told.push({ span, goto: left });
      else ofTools.set(sender.id, [{ span, goto: left }]);
    }
  }
  return new Map([...ofTools, ...own]);
}

function gotoOf(span: TraceSpan, { graph }: SpanTree): string[] {
  const { attributes } = span;
  const command = recordAt(attributes, COMMAND_ATTRIBUTE);
  if ("goto" in command) return textsIn(command["goto"]);
  const destination = span.kind === "tool" ? graph.get(span.id)?.destination : null;
  return destination ? [destination] : [];
}

function innerNodes({ graph, above }: SpanTree): Set<string> {
  const inner = new Set<string>();
  for (const [id, { node, checkpointNs }] of graph) {
    if (checkpointNs.includes("|")) inner.add(`${above.get(id)?.agent?.id} ${node}`);
  }
  return inner;
}

function readCommands(
  run: AgentRun,
  commands: readonly Command[],
  levels: GraphLevels,
): Evidence[] {
  return commands
    .flatMap(({ span, goto }) =>
      goto.map((node, index) => {
        const command = recordAt(span.attributes, COMMAND_ATTRIBUTE);
        const callee = levels.take(run, node);
        const sent = isSend(command, node) ? callee?.input : updateOf(command, span);
        return evidenceOf({
          ...endsOf(run, callee),
          span,
          part: index === 0 ? "" : String(index),
          to: partyOf(node),
          words: statedWords(command),
          contents: { ...(run.input && { held: run.input }), ...(sent && { sent }) },
        });
      }),
    )
    .map(withReceived);
}

function updateOf(command: Record<string, unknown>, { output }: TraceSpan) {
  return command["has_update"] === true ? output : null;
}

/** A node that was sent to starts with just what it was sent. */
function isSend({ sends }: Record<string, unknown>, node: string): boolean {
  return textsIn(sends).includes(node);
}

function readStep(run: AgentRun, next: AgentRun): Evidence {
  return withReceived(
    evidenceOf({
      ...endsOf(run, next),
      span: run,
      part: `step ${next.id}`,
      to: partyOfRun(next),
      contents: {
        ...(run.input && { held: run.input }),
        ...(run.output && { sent: run.output }),
      },
      inferredWhy: `"${next.agent}" ran in the step of the graph after "${run.agent}".`,
    }),
  );
}

function endsOf(run: AgentRun, callee: AgentRun | null) {
  return {
    dialect: "langgraph_run" as const,
    at: run.endedAt ?? run.startedAt,
    from: partyOfRun(run),
    caller: run,
    callee,
  };
}

/** A node starts with the whole state that it was given. */
function withReceived(evidence: Evidence): Evidence {
  const received = evidence.callee?.input;
  return received ? { ...evidence, contents: { ...evidence.contents, received } } : evidence;
}

/** A node that failed, or waits for a person, hands nothing on. */
function wentOn(run: AgentRun): boolean {
  const exit = graphExitOf(run);
  if (exit) return exit === "parent_command";
  return run.endedAt !== null && run.status !== "error";
}
