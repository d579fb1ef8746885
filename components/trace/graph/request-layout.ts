import Elk, { type ELK } from "elkjs/lib/elk-api.js";
import { readElkLayout, toElkGraph } from "./elk-graph";
import { fitZoom, type GraphLayout } from "./graph-layout";
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
    return await Promise.race([layoutBest(elk, graph, mode), ended]);
  } catch (error) {
    if (signal.aborted) throw error;
    return layoutLayered(graph);
  } finally {
    clearTimeout(deadline);
    elk.terminateWorker();
  }
}

/** A long chain of agents reads better downwards, a star sideways: the one that can be shown larger. */
async function layoutBest(elk: ELK, graph: TraceGraph, mode: GraphMode): Promise<GraphLayout> {
  const sideways = readElkLayout(await elk.layout(toElkGraph(graph, mode)));
  if (mode === "steps" || fitZoom(sideways) >= 1) return sideways;
  const downwards = readElkLayout(await elk.layout(toElkGraph(graph, mode, "DOWN")));
  return fitZoom(downwards) > fitZoom(sideways) ? downwards : sideways;
}

function startWorker(onError: (reason: Error) => void): Worker {
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", ({ message }) => onError(new Error(message)));
  return worker;
}
