import { SpanId } from "@/lib/domain/ids";
import type { Handoff } from "./combine-evidence";
import { alike, evidenceOf, partyOfRun, type AgentRun, type Evidence } from "./evidence";
import { knownLinks, seenTwice } from "./known-links";
import type { SpanTree } from "./span-tree";
import { passedWith } from "./tool-call";

/** Agents as tools: an agent that ran inside another, and nothing else says how it came to. */
export function readNesting(tree: SpanTree, stated: readonly Handoff[]): Evidence[] {
  const known = knownLinks(stated);
  const isSecond = seenTwice();
  return tree.runs.flatMap((run) => {
    const caller = tree.above.get(run.id)?.agent;
    if (!caller || known.isExplained(caller, run) || isLaterNode(run, tree)) return [];
    const call = callAround(run, caller, tree);
    const isTool = call !== undefined || isBareChild(run, caller, tree);
    return isTool && !isSecond(run) ? [nested(run, caller, call)] : [];
  });
}

/**
 * Not under a bare model call, as the ADK runs whom it transferred to: its call is yet to come. Nor
 * the same agent twice: two instruments, or a graph and its node.
 */
function isBareChild(run: AgentRun, caller: AgentRun, { above }: SpanTree): boolean {
  return !above.get(run.id)?.llm && alike(caller.agent) !== alike(run.agent);
}

function nested(run: AgentRun, caller: AgentRun, call: ReturnType<typeof callAround>): Evidence {
  return evidenceOf({
    dialect: "nesting",
    span: run,
    part: "nested",
    at: call?.startedAt ?? run.startedAt,
    from: partyOfRun(caller),
    to: partyOfRun(run),
    caller,
    callee: run,
    isCalleeSide: true,
    isReturning: true,
    contents: call?.input ? { sent: call.input } : {},
    words: { ...(call && passedWith(call).words), type: "delegate", mode: "sync" },
    inferredWhy: `"${run.agent}" ran inside "${caller.agent}", as a tool does.`,
  });
}

/** The tool call in which it ran, if it is not directly in its caller. */
function callAround(run: AgentRun, caller: AgentRun, { above, byId }: SpanTree) {
  const enclosing = SpanId.safeParse(above.get(run.id)?.enclosing).data;
  return enclosing === undefined || enclosing === caller.id ? undefined : byId.get(enclosing);
}

/** A graph's own steps lead to all its nodes but the first. */
function isLaterNode({ id }: AgentRun, { graph }: SpanTree): boolean {
  const step = graph.get(id)?.step ?? null;
  return step !== null && step > 1;
}
