import type { TracePlace } from "@/db/queries/trace-places";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import { checkContract, type Clause } from "@/lib/domain/context/check-contract";
import { createContextReader } from "@/lib/domain/context/context";
import type { Stage } from "@/lib/domain/context/fact-state";
import { analyseGap, type Gap } from "@/lib/domain/context/gap";
import { traceLineage } from "@/lib/domain/context/lineage";
import type { HandoffView, TraceView } from "@/lib/domain/findings/trace-view";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import { findMasked } from "@/lib/domain/masking/find-masked";
import type { ServiceContext } from "../context";
import type { ObservedContexts } from "./observed-contexts";
import { eachTraceContexts, type TraceContexts } from "./read-trace-contexts";
import { toContractSubject } from "./to-contract-subject";

const SECRETS_MAX = 100;

export type TraceAnalysis = {
  handoffs: readonly HandoffRow[];
  /** One for each handoff, as are `survival` and the handoffs of `view`. */
  gaps: readonly Gap[];
  survival: readonly (number | null)[];
  view: TraceView;
};

/** Everything that comparing the contexts of a trace tells, one trace after the other, read at once. */
export async function* eachTraceAnalysis(
  ctx: ServiceContext,
  places: readonly TracePlace[],
): AsyncGenerator<TraceAnalysis> {
  for await (const contexts of eachTraceContexts(ctx, places)) yield toTraceAnalysis(contexts);
}

function toTraceAnalysis({ handoffs, contexts, lineage: input }: TraceContexts): TraceAnalysis {
  const read = createContextReader();
  const gaps = handoffs.map((handoff) => analyseGap(contexts.stagesOf(handoff), read));
  const lineage = traceLineage(input, read);
  const views = handoffs.map((handoff, index) =>
    toView(handoff, {
      gap: gaps[index],
      contract: checkContract(toContractSubject(handoff, contexts, read)),
      secrets: secretsOf(handoff, contexts),
      questions: input.wishes.flatMap((wish) =>
        wish.why === "clarification" && wish.handoffId === handoff.id ? [wish.question] : [],
      ),
    }),
  );
  return {
    handoffs,
    gaps,
    survival: lineage.survival,
    view: { handoffs: views, lineage: lineage.facts },
  };
}

type Compared = Pick<HandoffView, "secrets" | "questions"> & {
  gap: Gap | undefined;
  contract: Clause[];
};

function toView(handoff: HandoffRow, { gap, ...compared }: Compared): HandoffView {
  const isKnown = gap !== undefined && gap.score !== null;
  return {
    id: handoff.id,
    seq: handoff.seq,
    fromAgent: handoff.fromAgent,
    toAgent: handoff.toAgent,
    type: handoff.type,
    parentId: handoff.parentId,
    outcome: handoff.outcome,
    explicit: handoff.explicit,
    justified: handoff.justified,
    validated: handoff.validated,
    phase: handoff.phase,
    requiredTools: handoff.requiredTools,
    contextBytes: handoff.contextBytes,
    ...compared,
    gapScore: gap?.score ?? null,
    transferLoss: isKnown
      ? gap.transferLoss.map(({ fact }) => ({ path: fact.path, text: fact.text }))
      : null,
  };
}

function secretsOf(handoff: HandoffRow, contexts: ObservedContexts): HandoffView["secrets"] {
  const { held, sent, received, understood, result } = handoff;
  const stages: [Stage | "result", PayloadRef | null][] = [
    ["held", held],
    ["sent", sent],
    ["received", received],
    ["understood", understood],
    ["result", result],
  ];
  return stages.flatMap(([stage, ref]) => {
    const body = contexts.bodyOf(ref);
    return body === undefined
      ? []
      : findMasked(body, SECRETS_MAX).map((place) => ({ ...place, stage }));
  });
}
