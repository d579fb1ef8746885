import { describe, expect, it } from "vitest";
import { AlertCondition } from "./alert";
import { type AlertReading, decideAlert, type WatchedAlert } from "./decide-alert";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const condition = AlertCondition.parse({
  measure: "success_rate",
  comparison: "below",
  threshold: 0.9,
  sample_min: 10,
});
const quiet: WatchedAlert = {
  condition,
  state: "quiet",
  isTold: false,
  toldAtMs: null,
  coolDownMs: 30 * MINUTE,
  silencedUntilMs: null,
};
const firing: WatchedAlert = { ...quiet, state: "firing", isTold: true, toldAtMs: NOW - MINUTE };
const unheard: WatchedAlert = { ...quiet, state: "firing" };
const low: AlertReading = { value: 0.5, sample: 10 };
const good: AlertReading = { value: 0.95, sample: 10 };

describe("decideAlert", () => {
  it.each<[string, WatchedAlert, AlertReading, unknown]>([
    ["fires beyond the bound", quiet, low, { kind: "fires", isTold: true }],
    ["stays on the bound itself", quiet, { value: 0.9, sample: 10 }, { kind: "stays" }],
    ["stays quiet while all is well", quiet, good, { kind: "stays" }],
    ["cannot say with too few", quiet, { value: 0, sample: 9 }, { kind: "unknown" }],
    ["cannot say with none", quiet, { value: null, sample: 0 }, { kind: "unknown" }],
    ["keeps firing, told once", firing, low, { kind: "stays" }],
    ["does not resolve for want of data", firing, { value: 1, sample: 2 }, { kind: "unknown" }],
    ["resolves, and whoever heard of it hears", firing, good, { kind: "resolves", isTold: true }],
    [
      "resolves in silence what nobody heard of",
      unheard,
      good,
      { kind: "resolves", isTold: false },
    ],
  ])("%s", (_name, alert, reading, expected) => {
    expect(decideAlert(alert, reading, NOW)).toEqual(expected);
  });

  it.each([
    [29 * MINUTE, false],
    [30 * MINUTE, true],
  ])("after a cool-down of half an hour, %i ms later: told %s", (ago, isTold) => {
    const again = { ...quiet, toldAtMs: NOW - ago };

    expect(decideAlert(again, low, NOW)).toEqual({ kind: "fires", isTold });
  });

  it("fires unheard while it is silenced, and is told when the silence ends", () => {
    const silenced = { ...quiet, silencedUntilMs: NOW + 1 };

    expect(decideAlert(silenced, low, NOW)).toEqual({ kind: "fires", isTold: false });
    const later = { ...unheard, silencedUntilMs: NOW + 1 };
    expect(decideAlert(later, low, NOW)).toEqual({ kind: "stays" });
    expect(decideAlert(later, low, NOW + 1)).toEqual({ kind: "tells" });
  });

  it("counts of nothing are numbers: silence can be watched", () => {
    const none = AlertCondition.parse({ measure: "handoffs", comparison: "below", threshold: 1 });

    expect(decideAlert({ ...quiet, condition: none }, { value: 0, sample: 0 }, NOW)).toEqual({
      kind: "fires",
      isTold: true,
    });
  });
});

describe("AlertCondition", () => {
  const base = { measure: "success_rate", comparison: "below", threshold: 0.9 };
  const pair = { from: "Desk", to: "Buyer" };
  it.each([
    [{ ...base, threshold: 90 }, "threshold"],
    [{ ...base, threshold: -1 }, "threshold"],
    [{ ...base, threshold: Number.NaN }, "threshold"],
    [{ ...base, window_minutes: 1 }, "window_minutes"],
    [{ ...base, sample_min: 0 }, "sample_min"],
    [{ ...base, finding_kind: "handoff-loop" }, "finding_kind"],
    [{ ...base, measure: "open_approvals", threshold: 5, pair }, "pair"],
    [{ ...base, pair: { from: " ", to: "Buyer" } }, "pair"],
  ])("refuses %j", (condition, path) => {
    const parsed = AlertCondition.safeParse(condition);

    expect(parsed.error?.issues[0]?.path[0]).toBe(path);
  });
});
