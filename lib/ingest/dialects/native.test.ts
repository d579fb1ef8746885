import { describe, expect, it } from "vitest";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { deriveHandoffEvents } from "./derive-handoffs";
import type { NativeHandoff } from "./native";
import { checkStored, span, toolCall } from "./spans.fixture";

/** A handoff that its sender told itself, at `at`. */
function told(id: string, pair: string, at: number, ...events: string[]): NativeHandoff {
  const [fromAgent = null, toAgent = null] = pair.split(">");
  return {
    id: HandoffId.parse(id),
    traceId: TraceId.parse("trace"),
    at: nanos(at),
    fromAgent,
    fromService: null,
    toAgent,
    toService: null,
    told: new Set(["handoff_initiated", ...events]) as NativeHandoff["told"],
  };
}

/** One line an event of what the spans add: `id name`; an edge of their own as `A>B`, inferred `A~B`. */
function addedTo(natives: readonly NativeHandoff[], spans: readonly TraceSpan[]): string[] {
  return checkStored(deriveHandoffEvents(spans, { natives })).map((event) => {
    if (event.event !== "handoff_initiated") return `${event.handoff_id} ${event.event}`;
    const { from_agent: from, to_agent: to, inferred_why: why } = event;
    if (from === undefined) return `${event.handoff_id} held`;
    return `${from}${why === undefined ? ">" : "~"}${to}`;
  });
}

const root = span("root", { kind: "other", name: "run", times: [0, 100] });
const caller = span("a", { parent: "root", agent: "A", times: [1, 50] });
const nested = span("b", { parent: "a", agent: "B", times: [12, 20] });
const beside = [
  span("a", { parent: "root", agent: "A", times: [1, 9] }),
  span("b", { parent: "root", agent: "B", times: [12, 20] }),
];
const transfer = toolCall("transfer_to_B", "t", { parent: "a", times: [5, 9] });
const ends = ["h handoff_received", "h task_complete"];

describe("handoffs that the sender tells in native events beside its spans", () => {
  it.each<[string, NativeHandoff[], TraceSpan[], string[]]>([
    ["nesting", [told("h", "A>B", 10)], [root, caller, nested], ends],
    ["a sequence", [told("h", "A>B", 10)], [root, ...beside], ends],
    ["a transfer by tool", [told("h", "A>B", 6)], [root, transfer, ...beside], ends],
    ["a transfer told a little later", [told("h", "A>B", 11)], [root, transfer, ...beside], ends],
    [
      "a transfer to an agent that nobody observes, told later",
      [told("h", "A>B", 30, "task_complete")],
      [root, caller, transfer],
      [],
    ],
    ["an agent's name written otherwise", [told("h", "a>b", 10)], [root, caller, nested], ends],
    [
      "what it calls by the same id in a span",
      [told("h", "A>B", 90)],
      [
        root,
        caller,
        span("x", {
          parent: "a",
          kind: "other",
          times: [5, 6],
          attributes: { "baton.handoff.id": "h", "baton.handoff.to_agent": "B" },
        }),
      ],
      [],
    ],
    [
      "two to one agent, each told twice",
      [told("h1", "A>B", 4), told("h2", "A>B", 24)],
      [
        root,
        caller,
        toolCall("transfer_to_B", "t1", { parent: "a", times: [5, 9] }),
        span("b1", { parent: "t1", agent: "B", times: [6, 8] }),
        toolCall("transfer_to_B", "t2", { parent: "a", times: [25, 29] }),
        span("b2", { parent: "t2", agent: "B", times: [26, 28] }),
      ],
      ["h1 handoff_received", "h1 task_complete", "h2 handoff_received", "h2 task_complete"],
    ],
  ])("are one with %s", (_what, natives, spans, added) => {
    expect(addedTo(natives, spans)).toEqual(added);
  });

  it("leave the inferred edges of others alone", () => {
    const third = span("c", { parent: "root", agent: "C", times: [60, 70] });

    expect(addedTo([told("h", "A>B", 10)], [root, ...beside, third])).toEqual([
      "h handoff_received",
      "B~C",
      "h task_complete",
      "trace:c:followed handoff_received",
      "trace:c:followed task_complete",
    ]);
  });

  it("keep their own word on what both tell", () => {
    const own = told("h", "A>B", 10, "handoff_received", "task_failed");

    expect(addedTo([own], [root, caller, nested])).toEqual([]);
  });

  it("learn from the caller's model call what it held, unless they say it", () => {
    const call = span("llm", { parent: "a", kind: "llm", times: [2, 4], input: "conversation" });
    const spans = [root, caller, call, nested];

    expect(addedTo([told("h", "A>B", 10)], spans)).toEqual(["h held", ...ends]);
    expect(addedTo([told("h", "A>B", 10, "held")], spans)).toEqual(ends);
  });
});
