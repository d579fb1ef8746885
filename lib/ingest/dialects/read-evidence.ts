import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { readA2a } from "./a2a";
import { readApprovals } from "./approval";
import { readBaton } from "./baton";
import type { Evidence } from "./evidence";
import { readGenAiHandoff } from "./gen-ai-handoff";
import { readInterrupts } from "./graph-interrupt";
import { readHandoffParent } from "./handoff-parent";
import { readGraphRuns, readTraceloopCommand } from "./langgraph";
import { readNative } from "./native";
import { readOpenAi } from "./openai";
import { readUnknownHandoff } from "./openai-calls";
import { readOpenInferenceNodes, readOpenInferenceTool } from "./openinference";
import { readOtelCaller } from "./otel-caller";
import { readOtelHandoff } from "./otel-handoff";
import { readOtelTransfer } from "./otel-transfer";
import type { SpanTree } from "./span-tree";
import { readToolName } from "./tool-name";

type ReadSpan = (span: TraceSpan, tree: SpanTree) => readonly Evidence[] | Evidence | undefined;
type ReadTree = (tree: SpanTree) => Evidence[];

const OF_SPANS: readonly ReadSpan[] = [
  readOtelTransfer,
  readOtelHandoff,
  readOtelCaller,
  readGenAiHandoff,
  readOpenAi,
  readUnknownHandoff,
  readOpenInferenceTool,
  readHandoffParent,
  readTraceloopCommand,
  readToolName,
];
const OF_TREES: readonly ReadTree[] = [
  readBaton,
  readOpenInferenceNodes,
  readGraphRuns,
  readA2a,
  readApprovals,
  readInterrupts,
];

/** What every dialect states of a trace; those that only infer come after (`nesting`, `sequence`). */
export function readEvidence(tree: SpanTree): Evidence[] {
  const ofSpans = tree.spans.flatMap((span) => OF_SPANS.flatMap((read) => read(span, tree) ?? []));
  return [...readNative(tree.natives), ...OF_TREES.flatMap((read) => read(tree)), ...ofSpans];
}
