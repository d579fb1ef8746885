import type { Json } from "../json";
import type { Context, ContextReader } from "./context";
import { type Fact, factsOf } from "./fact";
import { isDueAt, type Result, resultsOf } from "./lineage-results";
import type { Lineage, LineageHandoff, LineageInput, Row } from "./lineage-model";
import { needFinder } from "./lineage-needs";
import { lostAt } from "./lineage-loss";
import type { FactState } from "./fact-state";
import { followFact } from "./follow-fact";
import { eachLeaf } from "./each-leaf";

const REQUEST_FACTS_MAX = 1_000;

/**
 * Facts × handoffs: where each fact of the request, and of each later result, still was. It follows
 * who served whom, not the clock, so a branch that never had a fact did not lose it (rulings, 13).
 */
export function traceLineage(input: LineageInput, read: ContextReader): Lineage {
  const { handoffs } = input;
  const one = (value: Json | undefined) => (value === undefined ? undefined : read(value));
  const given = handoffs.map(({ received, sent }) => one(received ?? sent));
  const request = one(input.request);
  const asked = request ? requestFacts(request) : [];
  const results = resultsOf(input, asked, read);
  const rows = [
    ...requestRows(asked, handoffs, given),
    ...results.flatMap((result) => resultRows(result, handoffs, given)),
  ];
  const needsOf = needFinder(input, read);
  const contexts = [request, ...given].filter((context) => context !== undefined);
  return {
    facts: rows.map((row) => {
      const needs = needsOf(row);
      return { ...row, needs, lostAt: needs.length === 0 ? null : lostAt(row, needs, handoffs) };
    }),
    survival: survivals(rows, handoffs),
    isComplete: asked.length < REQUEST_FACTS_MAX && contexts.every((context) => context.isComplete),
  };
}

/** A value that means nothing without its place (true) is no fact to follow. */
function requestFacts(context: Context): Fact[] {
  const facts: Fact[] = [];
  eachLeaf(context, (leaf) => {
    facts.push(...factsOf(leaf).filter(({ key }) => key !== ""));
    return facts.length < REQUEST_FACTS_MAX;
  });
  return facts.slice(0, REQUEST_FACTS_MAX);
}

type Given = readonly (Context | undefined)[];

function requestRows(
  facts: readonly Fact[],
  handoffs: readonly LineageHandoff[],
  given: Given,
): Row[] {
  return facts.map((fact) => ({
    id: `request${fact.path}`,
    fact,
    origin: "request",
    states: handoffs.map((handoff, column) => cellOf(fact, handoff, given[column])),
  }));
}

/** On a return the caller keeps what it has: what does not come back is not lost. */
function cellOf(fact: Fact, { type }: LineageHandoff, context: Context | undefined): FactState {
  if (!context) return "unknown";
  const state = followFact(fact, context);
  return type === "return" && state === "dropped" ? "absent" : state;
}

function resultRows(
  { from, facts }: Result,
  handoffs: readonly LineageHandoff[],
  given: Given,
): Row[] {
  const origin = handoffs[from]?.id;
  if (origin === undefined) return [];
  const due = isDueAt(handoffs, from);
  return facts.map((fact) => ({
    id: `${origin}${fact.path}`,
    fact,
    origin,
    states: handoffs.map((handoff, column) => {
      if (column === from) return "added";
      return due[column] === true ? cellOf(fact, handoff, given[column]) : "absent";
    }),
  }));
}

function survivals(rows: readonly Row[], handoffs: readonly LineageHandoff[]): (number | null)[] {
  const asked = rows.filter(({ origin }) => origin === "request");
  const columnOf = new Map(handoffs.map(({ id }, column) => [id, column]));
  const columnOfParent = ({ parentId }: LineageHandoff) =>
    parentId === null ? undefined : columnOf.get(parentId);
  return handoffs.map((handoff, column) => {
    if (handoff.type !== "return") return shareKept(asked, [column]);
    const answered = handoffs[columnOfParent(handoff) ?? -1];
    const serves = answered && columnOfParent(answered);
    // Whoever started the work holds the request itself.
    if (serves === undefined) return asked.length === 0 ? null : 1;
    return shareKept(asked, [column, serves]);
  });
}

function shareKept(rows: readonly Row[], columns: readonly number[]): number | null {
  const isKnown = rows.some(({ states }) => columns.some((column) => states[column] !== "unknown"));
  if (!isKnown) return null;
  const kept = rows.filter(({ states }) => columns.some((column) => isPresent(states[column])));
  return kept.length / rows.length;
}

function isPresent(state: FactState | undefined): boolean {
  return state === "kept" || state === "moved";
}
