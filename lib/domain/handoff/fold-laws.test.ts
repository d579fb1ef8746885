import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldEvent, payload } from "./fold-event.fixture";
import type { FoldEvent } from "./fold-event";
import { finishHandoff } from "./finish-handoff";
import { foldHandoff } from "./fold";
import { mergeStates } from "./handoff-state";
import { stateOf } from "./state-of";

const word = fc.constantFrom("x", "y");
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const context = maybe(word.map((name) => payload(name)));
const score = fc.constantFrom(0.2, 0.7, 0.71, 1);

/** Few instants, few ids and few values, so that every kind of conflict and tie comes up. */
const anyEvent: fc.Arbitrary<FoldEvent> = fc
  .tuple(
    fc.record({
      at: fc.nat(3),
      id: word,
      origin: fc.constantFrom("native" as const, "foreign" as const),
    }),
    fc.oneof(
      fc.record({
        event: fc.constant("handoff_initiated"),
        from_agent: maybe(word),
        to_agent: maybe(word),
        context,
        type: maybe(fc.constantFrom("return", "route")),
        justification: maybe(word),
        mode: maybe(fc.constantFrom("sync", "async")),
        state: maybe(fc.record({ visited_agents: fc.array(word, { maxLength: 2 }) })),
        timing: maybe(fc.record({ sent_at: fc.constantFrom("1000000", "2000000") })),
      }),
      fc.record({ event: fc.constant("handoff_received"), context, cold_start: fc.boolean() }),
      fc.record({
        event: fc.constant("task_complete"),
        result: context,
        quality: maybe(score),
        tool_error: fc.boolean(),
      }),
      fc.record({ event: fc.constant("task_failed"), error: fc.record({ type: word }) }),
      fc.record({ event: fc.constant("handoff_rejected"), reason: maybe(word) }),
      fc.record({ event: fc.constant("handoff_timed_out") }),
      fc.record({ event: fc.constant("quality_rated"), rater: word, score }),
      fc.record({
        event: fc.constant("handoff_progressed"),
        step: fc.constantFrom("claimed", "returned", "lease_lost"),
      }),
      fc.record({ event: fc.constant("approval_requested"), approval_id: word }),
      fc.record({
        event: fc.constant("approval_decided"),
        approval_id: word,
        decision: fc.constant("approve"),
      }),
    ),
  )
  .map(([base, told]) => foldEvent({ ...base, ...told }));

const events = fc.array(anyEvent, { minLength: 1, maxLength: 8 });
const state = events.map((list) => list.map(stateOf).reduce(mergeStates));

/** The same events, each at least once, some again, in another order. */
const retold = events.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.subarray(list).chain((again) => shuffled([...list, ...again])),
  ),
);

function shuffled<Item>(list: Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
}

describe("mergeStates", () => {
  it("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(mergeStates(a, b)).toEqual(mergeStates(b, a));
        expect(mergeStates(mergeStates(a, b), c)).toEqual(mergeStates(a, mergeStates(b, c)));
        expect(mergeStates(a, a)).toEqual(a);
      }),
    );
  });
});

describe("foldHandoff", () => {
  it("gives the same handoff in any order and with any duplicates", () => {
    fc.assert(
      fc.property(retold, ([list, again]) => {
        expect(foldHandoff(again)).toEqual(foldHandoff(list));
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same handoff in any batches", () => {
    fc.assert(
      fc.property(events, fc.nat(8), (list, cut) => {
        const batches = [list.slice(0, cut), list.slice(cut)].filter(({ length }) => length > 0);
        const states = batches.map((batch) => batch.map(stateOf).reduce(mergeStates));

        expect(finishHandoff(states.reduce(mergeStates))).toEqual(foldHandoff(list));
      }),
    );
  });

  it("never loses a success by a late, a repeated or a reordered event", () => {
    const story = [
      foldEvent({ event: "handoff_initiated", at: 0, from_agent: "A", to_agent: "B" }),
      foldEvent({ event: "handoff_received", at: 1 }),
      foldEvent({ event: "task_failed", at: 2, error: { type: "boom" } }),
      foldEvent({ event: "task_complete", at: 3 }),
    ];
    const late = fc.array(fc.constantFrom(...story), { maxLength: 6 });

    fc.assert(
      fc.property(
        late.chain((again) => shuffled([...story, ...again])),
        (list) => {
          expect(foldHandoff(list)?.outcome).toBe("succeeded");
        },
      ),
    );
  });
});
