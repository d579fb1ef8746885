import type { FactDto, GapDto } from "@/lib/contracts/gap";

export function makeFact(path: string, over: Partial<FactDto> = {}): FactDto {
  return {
    path,
    text: path,
    kind: "string",
    is_key: false,
    states: {
      held: "unknown",
      sent: "kept",
      received: "kept",
      understood: "unknown",
      used: "kept",
    },
    status: "kept",
    became: null,
    ...over,
  };
}

export function makeGap(over: Partial<GapDto> = {}): GapDto {
  const stage = { present: true, bytes: 100, facts: 14, is_complete: true };
  const facts = over.facts ?? [];
  return {
    handoff_id: "h",
    trace_id: "t",
    gap_score: 0,
    stages: { held: stage, sent: stage, received: stage, understood: stage, used: stage },
    facts,
    facts_total: facts.length,
    withheld: [],
    transfer_loss: [],
    not_understood: [],
    unused: [],
    ...over,
  };
}
