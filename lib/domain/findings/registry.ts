import { freeTextPayload, longSummary, scratchpadLeak, transcriptDump } from "./contract-findings";
import { credentialLeak } from "./credential-leak";
import type { FindingKind } from "./finding";
import { lostAcrossHops } from "./lost-across-hops";
import type { Detected, FindingRule, TraceView } from "./trace-view";
import { transferLoss } from "./transfer-loss";

/** Every kind of finding that is looked for. */
const FINDING_RULES: readonly FindingRule[] = [
  credentialLeak,
  lostAcrossHops,
  transferLoss,
  transcriptDump,
  scratchpadLeak,
  freeTextPayload,
  longSummary,
];

export function ruleOf(kind: FindingKind): FindingRule | undefined {
  return FINDING_RULES.find((rule) => rule.kind === kind);
}

export function detectAll(view: TraceView): (Detected & { kind: FindingKind })[] {
  return FINDING_RULES.flatMap((rule) =>
    rule.detect(view).map((found) => ({ ...found, kind: rule.kind })),
  );
}
