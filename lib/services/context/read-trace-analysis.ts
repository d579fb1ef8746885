import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { TracePlace } from "@/db/queries/trace-places";
import { checkContract } from "@/lib/domain/context/contract/check-contract";
import { createContextReader } from "@/lib/domain/context/context";
import { analyseGap, type Gap } from "@/lib/domain/context/gap";
import { traceLineage } from "@/lib/domain/context/lineage";
import type { ToolCall, TraceView } from "@/lib/domain/findings/trace-view";
import type { Json } from "@/lib/domain/json";
import { identifyAgents } from "@/lib/domain/trace/agent-identity";
import type { ServiceContext } from "../context";
import { readPairPast, type ReadPairPast } from "../findings/read-pair-past";
import { eachTraceContexts, type TraceContexts } from "./read-trace-contexts";
import { readToolCalls } from "./read-tool-calls";
import { toContractSubject } from "./to-contract-subject";
import { toHandoffView } from "./to-handoff-view";

export type TraceAnalysis = {
  handoffs: readonly HandoffRow[];
  /** One for each handoff, as are `survival` and the handoffs of `view`. */
  gaps: readonly Gap[];
  survival: readonly (number | null)[];
  view: TraceView;
  /** What the workflow was asked for. */
  request: Json | undefined;
};

/** Everything that comparing the contexts of a trace tells, one trace after the other, read at once. */
export async function* eachTraceAnalysis(
  ctx: ServiceContext,
  places: readonly TracePlace[],
): AsyncGenerator<TraceAnalysis> {
  const traceIds = places.map(({ traceId }) => traceId);
  const pastOf = await readPairPast(ctx, traceIds);
  const calls = await readToolCalls(ctx, places);
  let index = 0;
  for await (const contexts of eachTraceContexts(ctx, places)) {
    const traceId = traceIds[index];
    index += 1;
    const own = (traceId && calls.get(traceId)) ?? [];
    yield toTraceAnalysis(contexts, { pastOf, calls: own });
  }
}

export async function readTraceAnalysis(
  ctx: ServiceContext,
  place: TracePlace,
): Promise<TraceAnalysis> {
  for await (const analysis of eachTraceAnalysis(ctx, [place])) return analysis;
  throw new RangeError("one trace has one analysis");
}

type Around = { pastOf: ReadPairPast; calls: readonly ToolCall[] };

function toTraceAnalysis(
  { handoffs, contexts, lineage: input, board }: TraceContexts,
  { pastOf, calls }: Around,
): TraceAnalysis {
  const read = createContextReader();
  const gaps = handoffs.map((handoff) => analyseGap(contexts.stagesOf(handoff), read));
  const lineage = traceLineage(input, read);
  const keyOf = identifyAgents(handoffs);
  const views = handoffs.map((handoff, index) =>
    toHandoffView(handoff, {
      gap: gaps[index],
      contract: checkContract(toContractSubject(handoff, contexts, read)),
      contexts,
      questions: input.wishes.flatMap((wish) =>
        wish.why === "clarification" && wish.handoffId === handoff.id ? [wish.question] : [],
      ),
      keyOf,
      past: pastOf(handoff),
    }),
  );
  return {
    handoffs,
    gaps,
    survival: lineage.survival,
    request: input.request,
    view: { handoffs: views, lineage: lineage.facts, calls, board },
  };
}
