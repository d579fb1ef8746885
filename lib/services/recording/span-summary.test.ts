import { expect, it } from "vitest";
import { nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { agentsOfSpans, labelOfSpans } from "./span-summary";

const span = (id: string, more: Partial<TraceSpan> = {}) =>
  Object.assign({} as TraceSpan, {
    id,
    name: id,
    agent: id,
    parentId: null,
    startedAt: nanos(1n),
    endedAt: nanos(2n),
    ...more,
  });
const boss = span("boss", { endedAt: nanos(9n) });
const first = span("agent-0", { parentId: boss.id });
const later = span("agent-1", { parentId: boss.id, startedAt: nanos(5n), endedAt: nanos(6n) });
const open = span("open", { endedAt: null });

it.each<[string, TraceSpan[], string[]]>([
  ["begin later", [later, first], ["agent-0", "agent-1"]],
  ["begin at once and end sooner", [first, boss], ["boss", "agent-0"]],
  ["begin at once and have ended", [boss, open], ["open", "boss"]],
  ["are the same in time", [span("b"), span("a")], ["a", "b"]],
])("names agents before those that %s, whichever came first", (_what, spans, expected) => {
  expect(agentsOfSpans(spans)).toEqual(expected);
  expect(agentsOfSpans(spans.toReversed())).toEqual(expected);
});

it("calls a trace without agents by its outermost root", () => {
  const quiet = [span("inner"), span("outer", { endedAt: nanos(9n) })];
  const spans = quiet.map((one) => ({ ...one, agent: null }));

  expect(labelOfSpans(spans)).toBe("outer");
  expect(labelOfSpans([])).toBeNull();
});
