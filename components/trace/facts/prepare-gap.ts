import type { FactDto, GapDto } from "@/lib/contracts/gap";
import { formatCount, formatQuantity } from "@/lib/format/count";
import { factName, listNames } from "./fact-name";

export const FACT_FILTERS = ["losses", "key", "all"] as const;
export type FactFilter = (typeof FACT_FILTERS)[number];

export type LossKind = "withheld" | "transfer_loss" | "not_understood" | "unused";

/** A kind of loss: how many facts, or null where the stages it compares were not observed. */
export type Loss = { kind: LossKind; label: string; meaning: string; count: number | null };

export type PreparedGap = {
  summary: string;
  losses: Loss[];
  counts: Record<FactFilter, number>;
  /** What the analysis did not cover, in sentences. */
  limits: string[];
};

type StageName = keyof GapDto["stages"];

const LOSSES: readonly (Omit<Loss, "count"> & { from: StageName; to: StageName })[] = [
  {
    kind: "withheld",
    label: "Withheld",
    meaning: "known to the sender, not sent; may be meant",
    from: "held",
    to: "sent",
  },
  {
    kind: "transfer_loss",
    label: "Lost in transfer",
    meaning: "sent, not received; always a fault",
    from: "sent",
    to: "received",
  },
  {
    kind: "not_understood",
    label: "Not understood",
    meaning: "received, not restated by the receiver",
    from: "received",
    to: "understood",
  },
  {
    kind: "unused",
    label: "Unused",
    meaning: "received, in nothing that the receiver did; may be fine",
    from: "received",
    to: "used",
  },
];

const STAGE_WORDS: Record<StageName, string> = {
  held: "what the sender knew",
  sent: "what was sent",
  received: "what was received",
  understood: "what was understood",
  used: "what was used",
};

export function prepareGap(gap: GapDto): PreparedGap {
  return {
    summary: summarise(gap),
    losses: LOSSES.map(({ from, to, ...loss }) => ({
      ...loss,
      count: gap.stages[from].present && gap.stages[to].present ? gap[loss.kind].length : null,
    })),
    counts: {
      losses: gap.facts.filter(isLoss).length,
      key: gap.facts.filter(({ is_key }) => is_key).length,
      all: gap.facts.length,
    },
    limits: limitsOf(gap),
  };
}

export function filterFacts(facts: readonly FactDto[], filter: FactFilter): FactDto[] {
  if (filter === "all") return [...facts];
  return facts.filter(filter === "key" ? ({ is_key }) => is_key : isLoss);
}

const LOST: ReadonlySet<FactDto["status"]> = new Set([
  "dropped",
  "changed",
  "truncated",
  "redacted",
  "withheld",
]);

/** Did not arrive as it was, or was not sent at all. */
function isLoss({ status, states }: FactDto): boolean {
  const isLostBefore = LOST.has(status);
  return isLostBefore || states.understood === "dropped";
}

function summarise({ stages, transfer_loss, facts, facts_total }: GapDto): string {
  const unseen = (["sent", "received"] as const).filter((name) => !stages[name].present);
  if (unseen.length > 0) {
    const words = unseen.map((name) => STAGE_WORDS[name]).join(" and ");
    return facts_total === 0
      ? "There is no context to compare, so nothing can be said about losses."
      : `It is not known ${words}, so it cannot be said what was lost on the way.`;
  }
  const sent = formatQuantity(stages.sent.facts, "fact");
  if (stages.sent.facts === 0) return "Nothing was sent.";
  if (transfer_loss.length === 0) return `All ${sent} arrived.`;
  const names = listNames([...new Set(transfer_loss.map(factName))]);
  const lost = new Set(transfer_loss);
  const isAltered = facts.some(({ path, status }) => lost.has(path) && status !== "dropped");
  const how = isAltered ? "did not arrive as sent" : "did not arrive";
  return `${formatCount(transfer_loss.length)} of ${sent} ${how}: ${names}`;
}

function limitsOf({ stages, facts, facts_total }: GapDto): string[] {
  const cut = Object.entries(stages).flatMap(([name, { facts: count, is_complete, present }]) =>
    present && !is_complete
      ? [`Analysed the first ${formatQuantity(count, "fact")} of what was ${name}; there are more.`]
      : [],
  );
  const hidden =
    facts.length < facts_total
      ? [`Showing ${formatCount(facts.length)} of ${formatQuantity(facts_total, "fact")}.`]
      : [];
  return [...cut, ...hidden];
}
