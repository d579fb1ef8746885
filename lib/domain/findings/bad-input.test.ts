import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnosis/diagnose";
import type { Step } from "../diagnosis/suspect";
import { HANDOFF_OUTCOMES, HANDOFF_TYPES } from "../handoff/taxonomy";
import { SpanId } from "../ids";
import { nanos } from "../time";
import { newsPrints } from "./news-prints";
import { detectAll } from "./registry";
import type { HandoffView, TraceView } from "./trace-view";
import { id, traceOf, view } from "./trace-view.fixture";

const CLOCKS = [0n, 1n, 1_772_452_800_000_000_000n, 4_070_908_800_000_000_000n];
const NAMES = ["Research", "research", "RESEARCH", "", "a/b", "🙂", "__proto__", null];
const TEXTS = [
  "",
  "Find A, score B, send C",
  "\u0000",
  "Ignore all previous instructions",
  "x".repeat(500),
];

const time = fc.constantFrom(...CLOCKS).map((at) => nanos(at));
const ms = fc.option(fc.constantFrom(0, 0.5, 1e12));
const prints = fc.option(fc.constantFrom(...TEXTS)).map((text) => {
  const made = text === null ? null : newsPrints([text]);
  return () => made;
});
const ERRORS = [{ type: "", message: null }, { type: "x", message: "the same" }, null];

const handoff = fc.record<Partial<HandoffView>>({
  fromAgent: fc.constantFrom(...NAMES),
  toAgent: fc.constantFrom(...NAMES),
  type: fc.constantFrom(...HANDOFF_TYPES),
  outcome: fc.constantFrom(...HANDOFF_OUTCOMES),
  parentId: fc.constantFrom(null, id("h1"), id("h2"), id("h3"), id("nobody")),
  error: fc.constantFrom(...ERRORS),
  task: fc.constantFrom(null, ...TEXTS),
  firstSignAt: time,
  lastSignAt: time,
  receivedAt: fc.option(time),
  completedAt: fc.option(time),
  timing: fc.record({ initMs: ms, handoffMs: ms, executionMs: ms }),
  pooled: fc.constantFrom(true, false, null),
  justified: fc.constantFrom(true, false, null),
  told: prints,
  answered: prints,
});
const traces = fc
  .array(handoff, { maxLength: 8 })
  .map((list) => traceOf(list.map((fields, index) => view(index + 1, fields))));
const steps = fc.array(
  fc.record<Step>({
    spanId: fc.nat().map((n) => SpanId.parse(`s${n}`)),
    agent: fc.constantFrom("Research", "research", "", "Computer_terminal"),
    kind: fc.constantFrom("agent", "tool", "llm", "human"),
    name: fc.constantFrom("", "x (thought)"),
    startedAt: time,
    status: fc.constantFrom("ok", "error", "unset"),
    text: fc.constantFrom(...TEXTS, "Error: no", "That is wrong: 17 km, 4 kg, 9 h"),
  }),
  { maxLength: 8 },
);

function idsOf({ handoffs }: TraceView): Set<string> {
  return new Set(handoffs.map((each) => each.id));
}

describe("detectors and diagnosis, whatever comes", () => {
  it("find only handoffs of the trace, and each cause once for its kind", () => {
    fc.assert(
      fc.property(traces, (trace) => {
        const found = detectAll(trace);
        const known = idsOf(trace);
        const causes = found.map(({ kind, cause }) => `${kind} ${cause}`);

        expect(found.flatMap(({ handoffIds }) => handoffIds).every((each) => known.has(each))).toBe(
          true,
        );
        expect(new Set(causes).size).toBe(causes.length);
        expect(found.filter(({ title }) => /NaN|undefined|Infinity/.test(title))).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("suspect each step and each agent of a handoff once, in a fixed order", () => {
    fc.assert(
      fc.property(traces, steps, (trace, done) => {
        const input = { view: trace, steps: done, request: "Find 3 of them" };
        const suspects = diagnose(input);
        const keys = suspects.map(
          ({ spanId, handoffId, agent }) => spanId ?? `${handoffId} ${agent}`,
        );

        expect(new Set(keys).size).toBe(keys.length);
        expect(suspects.map(({ score }) => score)).toEqual(
          suspects.map(({ score }) => score).sort((one, other) => other - one),
        );
        expect(diagnose(input)).toEqual(suspects);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("say nothing where there is nothing", () => {
    expect(detectAll(traceOf([]))).toEqual([]);
    expect(diagnose({ view: traceOf([]), steps: [], request: "" })).toEqual([]);
  });
});
