import Elk from "elkjs/lib/elk-api.js";
import { readElkLayout, toElkGraph } from "./elk-graph";
import type { GraphLayout } from "./graph-layout";
import type { GraphMode, TraceGraph } from "./graph-model";
import { layoutLayered } from "./layered-layout";

const LAYOUT_DEADLINE_MS = 5_000;

/** Lays out in a worker of its own, so that a deadline can end it; falls back to the simple layout. */
export async function requestLayout(
  graph: TraceGraph,
  mode: GraphMode,
  signal: AbortSignal,
): Promise<GraphLayout> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const elk = new Elk({ workerFactory: () => startWorker(reject) });
  const deadline = setTimeout(() => reject(new Error("layout deadline")), LAYOUT_DEADLINE_MS);
  signal.addEventListener("abort", () => reject(signal.reason));
  try {
    return readElkLayout(await Promise.race([elk.layout(toElkGraph(graph, mode)), ended]));
  } catch (error) {
    if (signal.aborted) throw error;
    return layoutLayered(graph);
  } finally {
    clearTimeout(deadline);
    elk.terminateWorker();
  }
}

function startWorker(onError: (reason: Error) => void): Worker {
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", ({ message }) => onError(new Error(message)));
  return worker;
}
