import { textAt, type Fields } from "../openai-agents/fields";
import type { Run } from "./run";

const STEP_TAG = "graph:step:";
const HIDDEN_TAG = "langsmith:hidden";

/**
 * The agent whose run this is: a LangGraph node on the graph's outermost level. The run that a
 * compiled subgraph makes of itself has the same name and namespace, but no step's tag. A patch may
 * come without the name.
 */
export function graphAgent({ name, tags }: Run, metadata: Fields): string | null {
  const node = textAt(metadata, "langgraph_node");
  const namespace = textAt(metadata, "langgraph_checkpoint_ns", "checkpoint_ns");
  if (node === null || namespace === null || (name ?? node) !== node) return null;
  if (namespace.includes("|") || !isShownStep(tags ?? [])) return null;
  return namespace.split(":", 1)[0] || node;
}

function isShownStep(tags: readonly string[]): boolean {
  return tags.some((tag) => tag.startsWith(STEP_TAG)) && !tags.includes(HIDDEN_TAG);
}
