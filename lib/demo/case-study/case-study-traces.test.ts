import { describe, expect, it } from "vitest";
import { NativeEvent, type NativeEventInput } from "../../domain/event/native-event";
import { parseInstant } from "../../domain/time";
import { caseStudyTraces } from "./case-study-traces";
import { measureHandoffs, type Measured } from "./testing/measure-handoffs";

const traces = [...caseStudyTraces()];
const events = traces.flat();
const handoffs = measureHandoffs(events);
const BUCKETS = ["<500 B", "500 B–2 KB", "2–5 KB", "5–10 KB", ">10 KB"];

function countBy(key: (handoff: Measured) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const handoff of handoffs) counts[key(handoff)] = (counts[key(handoff)] ?? 0) + 1;
  return counts;
}

function successPercent(test: (handoff: Measured) => boolean): number {
  const chosen = handoffs.filter(test);
  const good = chosen.filter(({ outcome }) => outcome === "succeeded");
  return Math.round((1000 * good.length) / chosen.length) / 10;
}

function quantile(values: readonly (number | null)[], share: number): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.ceil(share * known.length) - 1] ?? Number.NaN;
}

function ms(test: (handoff: Measured) => boolean): (number | null)[] {
  return handoffs.filter(test).map(({ latencyMs }) => latencyMs);
}

function parts(name: keyof Measured["parts"]): (number | null)[] {
  return handoffs.map((handoff) => handoff.parts[name]);
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function execution(justified: boolean): (number | null)[] {
  return handoffs
    .filter((handoff) => handoff.justified === justified && handoff.outcome === "succeeded")
    .map(({ executionMs }) => executionMs);
}

describe("the case study's margins", () => {
  const tables: [string, Record<string, number>, Record<string, number>][] = [
    ["traces", { traces: traces.length }, { traces: 6240 }],
    [
      "type",
      countBy(({ type }) => type),
      { route: 4820, delegate: 2145, return: 3240, escalate: 425, loop: 212 },
    ],
    [
      "size",
      countBy(({ bucket }) => BUCKETS[bucket] ?? "?"),
      { "<500 B": 2840, "500 B–2 KB": 4210, "2–5 KB": 2450, "5–10 KB": 980, ">10 KB": 362 },
    ],
    [
      "outcome",
      countBy(({ outcome }) => outcome),
      { succeeded: 9466, failed: 1105, incomplete: 271 },
    ],
    [
      "reason",
      countBy(({ reason }) => reason ?? "none"),
      {
        task_classification: 2840,
        missing_capability: 1650,
        complexity_threshold: 980,
        approval_required: 425,
        error_recovery: 212,
        timeout: 105,
        cost_limit: 85,
        none: 4545,
      },
    ],
    [
      "success by size",
      Object.fromEntries(
        BUCKETS.map((name, bucket) => [
          name,
          successPercent((handoff) => handoff.bucket === bucket),
        ]),
      ),
      { "<500 B": 92.1, "500 B–2 KB": 89.5, "2–5 KB": 84.2, "5–10 KB": 78.6, ">10 KB": 68.8 },
    ],
    [
      "success by type",
      Object.fromEntries(
        ["route", "delegate", "return", "escalate", "loop"].map((type) => [
          type,
          successPercent((handoff) => handoff.type === type),
        ]),
      ),
      { route: 89.5, delegate: 65.5, return: 98.1, escalate: 100, loop: 68.4 },
    ],
    [
      "effects",
      {
        explicit: successPercent(({ explicit }) => explicit),
        implicit: successPercent(({ explicit }) => !explicit),
        validated: successPercent(({ validated }) => validated),
        unvalidated: successPercent(({ validated }) => !validated),
      },
      { explicit: 93.6, implicit: 65.8, validated: 96.2, unvalidated: 84.1 },
    ],
  ];

  it.each(tables)("hold by %s", (_name, got, asked) => {
    expect(got).toEqual(asked);
  });

  it("are met in latency, in milliseconds within 5 %", () => {
    const all = ms(() => true);
    const rows: [string, number, number][] = [
      ["p50", quantile(all, 0.5), 180],
      ["p95", quantile(all, 0.95), 520],
      ["p99", quantile(all, 0.99), 1220],
      [
        "route",
        quantile(
          ms(({ type }) => type === "route"),
          0.5,
        ),
        240,
      ],
      [
        "delegate",
        quantile(
          ms(({ type }) => type === "delegate"),
          0.5,
        ),
        180,
      ],
      [
        "return",
        quantile(
          ms(({ type }) => type === "return"),
          0.5,
        ),
        95,
      ],
      [
        "loop",
        quantile(
          ms(({ type }) => type === "loop"),
          0.5,
        ),
        320,
      ],
      ...[95, 180, 340, 620, 1150].map((asked, size): [string, number, number] => [
        `mean ${BUCKETS[size]}`,
        mean(ms(({ bucket }) => bucket === size)),
        asked,
      ]),
      ["serialization p50", quantile(parts("serialization"), 0.5), 45],
      ["serialization p95", quantile(parts("serialization"), 0.95), 120],
      ["serialization p99", quantile(parts("serialization"), 0.99), 280],
      ["network p50", quantile(parts("network"), 0.5), 18],
      ["network p95", quantile(parts("network"), 0.95), 65],
      ["network p99", quantile(parts("network"), 0.99), 150],
      ["init p50", quantile(parts("init"), 0.5), 85],
      ["init p95", quantile(parts("init"), 0.95), 240],
      ["init p99", quantile(parts("init"), 0.99), 580],
      ["deserialization p50", quantile(parts("deserialization"), 0.5), 32],
      ["deserialization p95", quantile(parts("deserialization"), 0.95), 95],
      ["deserialization p99", quantile(parts("deserialization"), 0.99), 210],
      [
        "pooled p95",
        quantile(
          ms(({ pooled }) => pooled === true),
          0.95,
        ),
        215,
      ],
      ["justified", quantile(execution(true), 0.5), 12_400],
      ["unjustified", quantile(execution(false), 0.5), 15_100],
    ];

    const far = rows.filter(([, got, asked]) => Math.abs(got - asked) > 0.05 * asked);

    expect(far).toEqual([]);
  });
});

describe("the case study's traces", () => {
  it("are native events with unique ids, at most about five per handoff", () => {
    const wrong = events.filter((event) => !NativeEvent.safeParse(event).success);

    expect(wrong).toEqual([]);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(events.length);
    expect(events.length / handoffs.length).toBeLessThan(5);
  });

  it("lie inside the period to the last event", () => {
    const at = events.map((event) => parseInstant(String(event.at)) ?? 0n);
    const from = parseInstant("2025-06-01T00:00:00Z") ?? 0n;
    const to = parseInstant("2025-09-01T00:00:00Z") ?? 0n;

    expect(at.filter((instant) => instant < from || instant >= to)).toEqual([]);
  });

  it("put the cause of 62 % of the failures into the data", () => {
    const failed = handoffs.filter(({ outcome }) => outcome === "failed");
    const lost = failed.filter(
      ({ explicit, askedBack, factsLost }) => !explicit || askedBack || factsLost,
    );

    expect(lost.length / failed.length).toBeCloseTo(0.62, 2);
  });

  it("are the same in every run", () => {
    const again: NativeEventInput[] = [...caseStudyTraces()].flat();

    expect(JSON.stringify(again)).toBe(JSON.stringify(events));
  });
});
