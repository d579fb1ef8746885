import { expect, it } from "vitest";
import type { PairDto } from "@/lib/contracts/pair";
import { leastReliable, slowest } from "./rank-pairs";

function pair(name: string, [low, high]: [number, number], p95?: number): PairDto {
  return {
    from_agent: "Desk",
    to_agent: name,
    count: 10,
    decided: 10,
    succeeded: 5,
    success_rate: (low + high) / 2,
    success_interval: [low, high],
    components: p95 === undefined ? {} : { handoff: { p50: 1, p95, p99: 2 * p95, n: 10 } },
    avg_context_bytes: null,
    context_lost_rate: null,
  };
}

const names = (pairs: readonly PairDto[]) => pairs.map(({ to_agent: to }) => to);

it("puts the pair first that is surely unreliable, not the one with a single failure", () => {
  const pairs = [pair("once", [0, 0.8]), pair("often", [0.4, 0.6]), pair("fine", [0.9, 1])];

  expect(names(leastReliable(pairs))).toEqual(["often", "once", "fine"]);
});

it("leaves out of the slowest what nobody timed", () => {
  const pairs = [pair("quick", [0, 1], 5), pair("untimed", [0, 1]), pair("slow", [0, 1], 500)];

  expect(names(slowest(pairs))).toEqual(["slow", "quick"]);
});
