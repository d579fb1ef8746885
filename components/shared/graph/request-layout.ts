import Elk, { type ELK } from "elkjs/lib/elk-api.js";
import { type Direction, readElkLayout, toElkGraph } from "./elk-graph";
import type { GraphLayout, GraphShape } from "./graph-layout";
import { layoutLayered } from "./layered-layout";
import { readingDirection } from "./reading-direction";

const LAYOUT_DEADLINE_MS = 5_000;
/** On a slow machine ELK itself takes long to arrive; that says nothing about the graph. */
const LOAD_DEADLINE_MS = 10_000;

type Engine = {
  elk: ELK;
  /** Its first answer. */
  ready: Promise<unknown>;
  failed: Promise<never>;
};

/** One that is ready: ELK takes longer to load than most graphs take to lay out. */
let spare: Engine | undefined;

/** Starts loading ELK in its worker, before there is a graph for it. */
export function warmLayout(): void {
  spare ??= startEngine();
}

type Wanted = {
  isSequence: boolean;
  /** Left out: as it reads best. */
  direction?: Direction | undefined;
  signal: AbortSignal;
};

/**
 * Lays out in a worker, so that a deadline can end it; falls back to the simple layout. A sequence wraps
 * into lines.
 */
export async function requestLayout(
  graph: GraphShape,
  { isSequence, direction: given, signal }: Wanted,
): Promise<GraphLayout> {
  const engine = spare ?? startEngine();
  spare = undefined;
  try {
    await within(LOAD_DEADLINE_MS, [engine.ready, engine.failed], signal);
    const direction = given ?? (isSequence ? "RIGHT" : readingDirection(graph));
    const laidOut = engine.elk.layout(toElkGraph(graph, { isSequence, direction }));
    const layout = await within(LAYOUT_DEADLINE_MS, [laidOut, engine.failed], signal);
    spare ??= engine;
    return readElkLayout(layout);
  } catch (error) {
    // It may never come to an end: another one takes its place when it is needed.
    engine.elk.terminateWorker();
    if (signal.aborted) throw error;
    return layoutLayered(graph);
  }
}

async function within<Value>(
  deadlineMs: number,
  answers: readonly Promise<Value>[],
  signal: AbortSignal,
): Promise<Value> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const deadline = setTimeout(() => reject(new Error("deadline")), deadlineMs);
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([...answers, ended]);
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener("abort", abort);
  }
}

function startEngine(): Engine {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const elk = new Elk({
    workerFactory: () => {
      const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), {
        type: "module",
      });
      worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      return worker;
    },
  });
  const ready = elk.knownLayoutAlgorithms();
  // Awaited only together with a layout; until then nobody listens.
  ready.catch(() => undefined);
  failed.catch(() => undefined);
  return { elk, ready, failed };
}
