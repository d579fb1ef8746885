import { describe, expect, it } from "vitest";
import type { OverviewDto } from "@/lib/contracts/stats";
import { prepareTiles } from "./prepare-tiles";

const NOW: OverviewDto = {
  from: "2026-01-08T00:00:00Z",
  to: "2026-01-15T00:00:00Z",
  handoffs: 120,
  traces: 60,
  handoffs_per_trace: 2,
  success_rate: 0.9,
  failure_rate: 0.08,
  incomplete_rate: 0.02,
  context_loss_share_of_failures: 0.5,
  handoff_ms: { p50: 100, p95: 400, p99: 900 },
  credential_leaks: 2,
  open_approvals: 3,
  previous: null,
  steps: [],
};
const { steps: _, previous: __, open_approvals: ___, from: ____, to: _____, ...FIGURES } = NOW;

function changes(before: Partial<typeof FIGURES>) {
  const tiles = prepareTiles({ ...NOW, previous: { ...FIGURES, ...before } });
  return Object.fromEntries(tiles.map(({ name, change }) => [name, change]));
}

describe("prepareTiles", () => {
  it("says whether more is better", () => {
    const before = { handoffs: 100, success_rate: 0.85, credential_leaks: 1 };
    const latency = { p50: 100, p95: 500, p99: 900 };

    expect(changes({ ...before, handoff_ms: latency })).toMatchObject({
      handoffs: { text: "▲ 20 %", direction: "neutral" },
      success: { text: "▲ 5.0 points", direction: "better" },
      latency: { text: "▼ 20 %", direction: "better" },
      context_loss: { text: "unchanged" },
      leaks: { text: "▲ 100 %", direction: "worse" },
      approvals: null,
    });
  });

  it("compares with nothing where nothing was", () => {
    expect(changes({ handoffs: 0, success_rate: null, credential_leaks: 0 })).toMatchObject({
      handoffs: null,
      success: null,
      leaks: null,
    });
  });

  it("says nothing of what is not known", () => {
    const tiles = prepareTiles({ ...NOW, success_rate: null, handoff_ms: null });

    expect(tiles.filter(({ value }) => value === null).map(({ name }) => name)).toEqual([
      "success",
      "latency",
    ]);
  });
});
