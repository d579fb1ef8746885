import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { Clause } from "@/lib/domain/context/contract/clause";
import type { Stage } from "@/lib/domain/context/fact-state";
import type { Gap } from "@/lib/domain/context/gap";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import { findOrders, type Order } from "@/lib/domain/findings/find-orders";
import { newsPrints } from "@/lib/domain/findings/news-prints";
import type { PairPast } from "@/lib/domain/findings/pair-past";
import type { HandoffView } from "@/lib/domain/findings/trace-view";
import { findMasked } from "@/lib/domain/masking/find-masked";
import type { AgentIdentity } from "@/lib/domain/trace/agent-identity";
import type { ObservedContexts } from "./observed-contexts";

const SECRETS_MAX = 100;

type Compared = {
  gap: Gap | undefined;
  contract: Clause[];
  contexts: ObservedContexts;
  questions: readonly string[];
  keyOf: AgentIdentity;
  past: PairPast | null;
};

/** One handoff as the detectors see it. */
export function toHandoffView(handoff: HandoffRow, compared: Compared): HandoffView {
  const { gap, contract, contexts, questions, keyOf, past } = compared;
  const isKnown = gap !== undefined && gap.score !== null;
  return {
    ...handoff,
    fromKey: keyOf(handoff.fromAgent, handoff.fromService),
    toKey: keyOf(handoff.toAgent, handoff.toService),
    contract,
    questions,
    gapScore: gap?.score ?? null,
    transferLoss: isKnown
      ? gap.transferLoss.map(({ fact }) => ({ path: fact.path, text: fact.text }))
      : null,
    secrets: secretsOf(handoff, contexts),
    orders: ordersTo(handoff, contexts),
    told: once(() => toldTo(handoff, contexts)),
    answered: once(() => answeredBy(handoff, contexts)),
    past,
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A context that was never sent is none; one that nobody observed is unknown. */
function toldTo({ task, sent, received, explicit }: HandoffRow, contexts: ObservedContexts) {
  const context = contexts.bodyOf(sent) ?? contexts.bodyOf(received);
  if (context === undefined && explicit !== false) return null;
  return newsPrints([task ?? "", context ?? ""]);
}

function answeredBy({ result }: HandoffRow, contexts: ObservedContexts) {
  const answer = contexts.bodyOf(result);
  return answer === undefined ? null : newsPrints([answer]);
}

/** A return tells its caller what was found: that, too, is data. */
function ordersTo({ sent, received }: HandoffRow, contexts: ObservedContexts): Order[] {
  const context = contexts.bodyOf(received) ?? contexts.bodyOf(sent);
  return context === undefined ? [] : findOrders(context);
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
