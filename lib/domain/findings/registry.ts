import { blindRetry } from "./blind-retry";
import { cascadingFailure } from "./cascading-failure";
import { coldStart } from "./cold-start";
import { contextPoisoning } from "./context-poisoning";
import { duplicatedWork } from "./duplicated-work";
import { handoffLoop } from "./handoff-loop";
import { noAcknowledgement } from "./no-acknowledgement";
import { regression } from "./regression";
import { unstagedWorkflow } from "./unstaged-workflow";
import { freeTextPayload, longSummary, scratchpadLeak, transcriptDump } from "./contract-findings";
import { credentialLeak } from "./credential-leak";
import type { FindingKind } from "./finding";
import { implicitContext } from "./implicit-context";
import { misroute } from "./misroute";
import { missingJustification } from "./missing-justification";
import { neverFinished } from "./never-finished";
import { oversizeContext } from "./oversize-context";
import { prematureHandoff } from "./premature-handoff";
import { tooManyHandoffs } from "./too-many-handoffs";
import { unvalidatedCapability } from "./unvalidated-capability";
import { wrongPhase } from "./wrong-phase";
import { lostAcrossHops } from "./lost-across-hops";
import { DEFAULT_THRESHOLDS, type FindingThresholds } from "./thresholds";
import type { Detected, FindingRule, TraceView } from "./trace-view";
import { transferLoss } from "./transfer-loss";

/** Every kind of finding that is looked for. */
export const FINDING_RULES: readonly FindingRule[] = [
  credentialLeak,
  contextPoisoning,
  cascadingFailure,
  lostAcrossHops,
  transferLoss,
  handoffLoop,
  blindRetry,
  transcriptDump,
  scratchpadLeak,
  freeTextPayload,
  longSummary,
  implicitContext,
  prematureHandoff,
  wrongPhase,
  missingJustification,
  unvalidatedCapability,
  oversizeContext,
  tooManyHandoffs,
  misroute,
  neverFinished,
  noAcknowledgement,
  coldStart,
  unstagedWorkflow,
  duplicatedWork,
  regression,
];

export function ruleOf(kind: FindingKind): FindingRule | undefined {
  return FINDING_RULES.find((rule) => rule.kind === kind);
}

export function detectAll(
  view: TraceView,
  thresholds: FindingThresholds = DEFAULT_THRESHOLDS,
): (Detected & { kind: FindingKind })[] {
  return FINDING_RULES.flatMap((rule) =>
    rule.detect(view, thresholds).map((found) => ({ ...found, kind: rule.kind })),
  );
}
