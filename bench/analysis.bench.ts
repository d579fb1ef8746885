/**
 * Gap and lineage of a trace of 100 handoffs with 100 KB contexts, against `JSON.parse` of the very same
 * bytes in the same run; and at a tenth of the size, to see that it is linear.
 */
import { analyseGap } from "../lib/domain/context/gap";
import { traceLineage } from "../lib/domain/context/lineage";
import { createContextReader } from "../lib/domain/context/context";
import { HandoffId } from "../lib/domain/ids";
import type { Json } from "../lib/domain/json";
import { printResult } from "./bench-server.ts";
import { makeHandoffs, type LoadedHandoff } from "./context-load.ts";

/** The first are of cold code, which no server runs for long, and every other parse meets a collection. */
const ROUNDS_COLD = 5;
const ROUNDS = 25;
const REQUEST = {
  user_request: "Find 20 fintech companies using Stripe, not in Berlin, by 30 June 2026",
  constraints: { minimum_results: 20, exclude_city: "Berlin", budget_usd: 5000 },
};

for (const [handoffs, bytes] of [
  [100, 10_000],
  [100, 100_000],
] as const) {
  const load = makeHandoffs(handoffs, bytes);
  const all = Array.from({ length: ROUNDS_COLD + ROUNDS }, () => measure(load));
  const rounds = all.slice(ROUNDS_COLD);
  rounds.sort((a, b) => a.ratio - b.ratio);
  const median = rounds[Math.floor(ROUNDS / 2)];
  printResult({
    bench: "analysis",
    handoffs,
    context_bytes: bytes,
    parsed_mb: Math.round((sizeOf(load) / 1e6) * 10) / 10,
    parse_cpu_ms: Math.round(median?.parseMs ?? 0),
    analysis_cpu_ms: Math.round(median?.analysisMs ?? 0),
    losses: median?.losses ?? 0,
    ratio: Math.round((median?.ratio ?? 0) * 100) / 100,
  });
}

function sizeOf(load: readonly LoadedHandoff[]): number {
  return load.reduce((sum, { sent, received, understood }) => {
    return sum + sent.length + received.length + understood.length;
  }, 0);
}

function measure(load: readonly LoadedHandoff[]) {
  const parse = cpuOf(() =>
    load.map(({ sent, received, understood }) => ({
      held: undefined,
      used: undefined,
      sent: parsed(sent),
      received: parsed(received),
      understood: parsed(understood),
    })),
  );
  const analysis = cpuOf(() => {
    const reader = createContextReader();
    const gaps = parse.result.map((stages) => analyseGap(stages, reader));
    traceLineage(
      {
        request: REQUEST,
        wishes: [],
        handoffs: parse.result.map(({ sent, received }, index) => ({
          id: HandoffId.parse(`h${index}`),
          parentId: index === 0 ? null : HandoffId.parse(`h${index - 1}`),
          type: "delegate",
          fromAgent: `a${index}`,
          toAgent: `a${index + 1}`,
          sent,
          received,
          result: undefined,
        })),
      },
      reader,
    );
    return gaps.reduce((sum, { transferLoss }) => sum + transferLoss.length, 0);
  });
  return {
    parseMs: parse.ms,
    analysisMs: analysis.ms,
    losses: analysis.result,
    ratio: analysis.ms / parse.ms,
  };
}

function parsed(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

function cpuOf<Result>(work: () => Result): { result: Result; ms: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}
