import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { alike, evidenceOf, partyOf, type Evidence } from "./evidence";
import { textAt } from "./read-attributes";
import type { SpanTree } from "./span-tree";
import { passedWith } from "./tool-call";

const NAME = /^handoff to (.+)$/i;

/** OpenInference, the sender's side: a TOOL span `handoff to X`. */
export function readOpenInferenceTool(span: TraceSpan): Evidence | undefined {
  const target = span.kind === "tool" ? NAME.exec(span.name)?.[1] : undefined;
  if (target === undefined) return undefined;
  const { contents, words } = passedWith(span, ["from_agent", "to_agent"]);
  return evidenceOf({
    dialect: "openinference_tool",
    span,
    to: partyOf(target),
    contents,
    words,
  });
}

/** OpenInference, the receiver's side: an AGENT span whose `graph.node.parent_id` names its caller. */
export function readOpenInferenceNodes(tree: SpanTree): Evidence[] {
  const runs = tree.runs.filter(({ attributes }) => "graph.node.parent_id" in attributes);
  if (runs.length === 0) return [];
  const names = new Map<string, string>();
  for (const run of tree.runs) {
    const id = textAt(run.attributes, "graph.node.id");
    if (id !== null) names.set(id, run.agent);
  }
  return runs.flatMap((run) => {
    const parent = textAt(run.attributes, "graph.node.parent_id");
    const from = parent === null ? null : (names.get(parent) ?? parent);
    if (from === null || alike(from) === alike(run.agent)) return [];
    return [
      evidenceOf({
        dialect: "openinference_node",
        span: run,
        part: "callee",
        from: partyOf(from),
        to: partyOf(run.agent, run.service),
        callee: run,
        isCalleeSide: true,
      }),
    ];
  });
}
