import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacedHandoff } from "../handoff/handoff";
import { handoffId, handoffTold } from "../handoff/fold-event.fixture";
import type { AgentRole } from "../handoff/taxonomy";
import { nanosFromMs } from "../time";
import { agentKey } from "./agent-identity";
import { handoffsFrom, returnedAt, withFields } from "./handoff-notation.fixture";
import { placeHandoffs } from "./place-handoffs";

const NO_ROLES: ReadonlyMap<string, AgentRole> = new Map();

const typesOf = (placed: PlacedHandoff[]) => placed.map(({ type }) => type).join(" ");
const parentsOf = (placed: PlacedHandoff[]) =>
  placed.map(({ parentId }) => parentId ?? "-").join(" ");

describe("placeHandoffs", () => {
  it.each([
    { trace: "A>B", types: "route", parents: "-" },
    { trace: "A>B B>A", types: "route return", parents: "- h1" },
    { trace: "A>B B>C C>B B>A", types: "route delegate return return", parents: "- h1 h2 h1" },
    { trace: "A>B B>A A>B", types: "route return route", parents: "- h1 -" },
    { trace: "A>B A>C C>A B>A", types: "route route return return", parents: "- - h2 h1" },
    { trace: "A>B C>D D>E", types: "route route delegate", parents: "- - h2" },
    { trace: "A>B C>B B>A B>C", types: "route route return return", parents: "- - h1 h2" },
    { trace: "A>B C>B B>D", types: "route route delegate", parents: "- - h2" },
    {
      trace: "A>B A>B B>A B>A B>A",
      types: "route route return return route",
      parents: "- - h2 h1 -",
    },
    { trace: "A>B B>C C>A", types: "route delegate delegate", parents: "- h1 h2" },
    { trace: "A>B B>human human>B", types: "route escalate return", parents: "- h1 h2" },
    { trace: "A>B! B>B B>C", types: "route loop delegate", parents: "- h1 h2" },
    {
      trace: "A>B! B>B! B>B B>A B>C",
      types: "route loop loop return route",
      parents: "- h1 h2 h1 -",
    },
    { trace: "A>A! A>A A>B", types: "loop loop route", parents: "- h1 -" },
    { trace: "A>B! A>B=loop B>A B>A", types: "route loop return route", parents: "- h1 h1 -" },
    { trace: "A>B B>C C>A=return C>D", types: "route delegate return route", parents: "- h1 h2 -" },
    { trace: "A>B^far B>C^h1 C>B", types: "route delegate return", parents: "far h1 h2" },
    { trace: "A>B A>B B>A^h1 B>C", types: "route route return delegate", parents: "- - h1 h2" },
    { trace: "A>B% B>A", types: "route return", parents: "- h1" },
    { trace: "A>B=delegate^h1", types: "delegate", parents: "-" },
  ])("$trace is $types", ({ trace, types, parents }) => {
    const placed = placeHandoffs(handoffsFrom(trace), NO_ROLES);

    expect(typesOf(placed)).toBe(types);
    expect(parentsOf(placed)).toBe(parents);
    expect(placed.map(({ seq }) => seq)).toEqual(placed.map((_, index) => index + 1));
  });

  it("reads the transfers of a captured ADK run", () => {
    const run =
      "coordinator>billing@692 billing>coordinator@706 coordinator>tech@709 tech>network@717 network>tech@732 tech>coordinator@736 coordinator>billing@762";

    const placed = placeHandoffs(handoffsFrom(run), NO_ROLES);

    expect(typesOf(placed)).toBe("route return route delegate return return route");
    expect(parentsOf(placed)).toBe("- h1 - h3 h4 h3 -");
  });

  it.each([
    { role: "orchestrator", agent: "B", types: "route route" },
    { role: "specialist", agent: "B", types: "route delegate" },
    { role: "human", agent: "C", types: "route escalate" },
  ] as const)("A>B B>C with $agent as $role is $types", ({ role, agent, types }) => {
    const placed = placeHandoffs(handoffsFrom("A>B B>C"), new Map([[agent, role]]));

    expect(typesOf(placed)).toBe(types);
  });

  it("closes a handoff whose result was returned, but not at that very instant", () => {
    const returned = withFields(handoffsFrom("A>B@10 B>C@30"), "h1", returnedAt(20));
    const returning = withFields(handoffsFrom("A>B@10 B>A@20"), "h1", returnedAt(20));

    expect(typesOf(placeHandoffs(returned, NO_ROLES))).toBe("route route");
    expect(typesOf(placeHandoffs(returning, NO_ROLES))).toBe("route return");
  });

  it("lets nobody serve a transfer that was never delivered", () => {
    const error = { type: "not_delivered", message: null };
    const handoffs = withFields(handoffsFrom("A>B! B>C"), "h1", { error });

    expect(typesOf(placeHandoffs(handoffs, NO_ROLES))).toBe("route route");
  });

  it("orders by instant, then by the sender's count, then by id", () => {
    const counted = { loopState: { handoff_count: 1 } };
    const handoffs = withFields(handoffsFrom("A>B@10 A>C@10 A>D@10 A>E@5"), "h3", counted);

    expect(placeHandoffs(handoffs, NO_ROLES).map(({ id }) => id)).toEqual(["h4", "h3", "h1", "h2"]);
  });

  it("tells agents of one name in two services apart", () => {
    const services = [{ toService: "eu" }, { toService: "us" }, { fromService: "eu" }];
    const handoffs = handoffsFrom("A>B A>B B>A").map((handoff, index) =>
      Object.assign(handoff, services[index]),
    );

    const placed = placeHandoffs(handoffs, new Map([[agentKey("B", "us"), "human"]]));

    expect(typesOf(placed)).toBe("route escalate return");
    expect(parentsOf(placed)).toBe("- - h1");
  });

  it("takes an agent without a service for the only one of its name", () => {
    const handoffs = handoffsFrom("A>B B>A").map((handoff) => ({
      ...handoff,
      fromService: `of ${handoff.fromAgent}`,
    }));

    const placed = placeHandoffs(handoffs, NO_ROLES);

    expect(typesOf(placed)).toBe("route return");
  });

  it("completes a return that was received, and undoes it when the type changes", () => {
    const back = handoffTold(
      { event: "handoff_initiated", at: 20, handoff_id: "h2", from_agent: "B", to_agent: "A" },
      { event: "handoff_received", at: 21, handoff_id: "h2" },
    );

    const [, asReturn] = placeHandoffs([...handoffsFrom("A>B"), back], NO_ROLES);
    const [alone] = placeHandoffs(asReturn ? [asReturn] : [], NO_ROLES);

    expect(asReturn).toMatchObject({ type: "return", outcome: "succeeded" });
    expect(alone).toMatchObject({ type: "route", outcome: "in_flight" });
  });

  it("fails a return that was rated low, and leaves other outcomes as they were", () => {
    const handoffs = handoffsFrom("A>B! A>C% A>D~ A>E? B>A?");
    const receivedAt = nanosFromMs(60);
    const placed = placeHandoffs(
      withFields(handoffs, "h5", { receivedAt, quality: 0.5 }),
      NO_ROLES,
    );

    expect(placed.map(({ outcome, error }) => [outcome, error?.type ?? null])).toEqual([
      ["failed", "e"],
      ["rejected", "rejected"],
      ["incomplete", "timeout"],
      ["in_flight", null],
      ["failed", "low_quality"],
    ]);
  });

  it("keeps parents a DAG when senders declare a ring", () => {
    const placed = placeHandoffs(handoffsFrom("A>B^h3 B>C^h1 C>D^h2 D>E^h3"), NO_ROLES);

    expect(parentsOf(placed)).toBe("h3 - h2 h3");
  });

  it("knows no agent by no name", () => {
    const unknown = { fromAgent: null, toAgent: null };

    const placed = placeHandoffs(withFields(handoffsFrom("A>B C>D"), "h2", unknown), NO_ROLES);

    expect(typesOf(placed)).toBe("route route");
  });
});

const hop = fc
  .tuple(
    fc.constantFrom("A", "B", "C", "human"),
    fc.constantFrom("A", "B", "C", "human"),
    fc.constantFrom("", "?", "!", "%", "~"),
    fc.constantFrom("", "=return", "=loop", "=delegate"),
    fc.constantFrom("", "^h1", "^h3"),
    fc.nat(4),
  )
  .map(([from, to, ending, type, parent, at]) => `${from}>${to}${ending}${type}${parent}@${at}`);
const traces = fc.array(hop, { minLength: 1, maxLength: 12 });

describe("placement", () => {
  it("does not depend on the order in which handoffs arrive", () => {
    const shuffled = traces.chain((hops) => {
      const handoffs = handoffsFrom(hops.join(" "));
      const all = { minLength: handoffs.length, maxLength: handoffs.length };
      return fc.tuple(fc.constant(handoffs), fc.shuffledSubarray(handoffs, all));
    });

    fc.assert(
      fc.property(shuffled, ([handoffs, again]) => {
        expect(placeHandoffs(again, NO_ROLES)).toEqual(placeHandoffs(handoffs, NO_ROLES));
      }),
    );
  });

  it("is settled: placing what was placed changes nothing", () => {
    fc.assert(
      fc.property(traces, (hops) => {
        const placed = placeHandoffs(handoffsFrom(hops.join(" ")), NO_ROLES);

        expect(placeHandoffs(placed, NO_ROLES)).toEqual(placed);
      }),
    );
  });

  it("always reaches a root when it follows parents", () => {
    fc.assert(
      fc.property(traces, (hops) => {
        const placed = placeHandoffs(handoffsFrom(hops.join(" ")), NO_ROLES);
        const parentOf = new Map(placed.map(({ id, parentId }) => [id, parentId]));

        for (const { id } of placed) {
          let steps = 0;
          let next = parentOf.get(id);
          while (next && steps <= placed.length) {
            next = parentOf.get(next);
            steps += 1;
          }
          expect(steps).toBeLessThanOrEqual(placed.length);
        }
      }),
    );
  });

  it("walks 10,000 handoffs one by one, not pair by pair", () => {
    const roundTrip = handoffsFrom("A>B B>A");
    const handoffs = Array.from({ length: 5_000 }, (_, trip) =>
      roundTrip.map((handoff, leg) => ({
        ...handoff,
        id: handoffId(`${trip}.${leg}`),
        initiatedAt: nanosFromMs(2 * trip + leg),
      })),
    ).flat();

    const placed = placeHandoffs(handoffs, NO_ROLES);

    expect(placed.at(-1)).toMatchObject({ seq: 10_000, type: "return", parentId: "4999.0" });
  }, 2_000);
});
