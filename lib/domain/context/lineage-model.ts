import type { HandoffType } from "../handoff/taxonomy";
import type { HandoffId } from "../ids";
import type { Json } from "../json";
import type { FactState } from "./fact-state";
import type { Fact } from "./fact";

/** Something that shows what a callee needed (domain §4, "across hops"). */
export type Wish = { handoffId: HandoffId } & (
  | { why: "clarification"; fields: readonly string[]; question: string }
  /** What a tool answered to the callee: it looked up what it had not been given. */
  | { why: "refetch"; answer: Json }
  | { why: "contract"; fields: readonly string[] }
);

export type Need = { handoffId: HandoffId; why: Wish["why"] };

export type LineageHandoff = {
  id: HandoffId;
  parentId: HandoffId | null;
  type: HandoffType;
  fromAgent: string | null;
  toAgent: string | null;
  sent: Json | undefined;
  received: Json | undefined;
  result: Json | undefined;
};

export type LineageInput = {
  /** What the workflow was asked for. */
  request: Json | undefined;
  /** All handoffs of the trace, in order. */
  handoffs: readonly LineageHandoff[];
  wishes: readonly Wish[];
};

export type LineageFact = {
  id: string;
  fact: Fact;
  origin: "request" | HandoffId;
  /** One for each handoff. */
  states: FactState[];
  needs: Need[];
  lostAt: HandoffId | null;
};

export type Lineage = {
  facts: LineageFact[];
  /** Share of the request's facts that each callee received; null where nothing was observed. */
  survival: (number | null)[];
  isComplete: boolean;
};

/** A row of the matrix before anybody asks who needed it. */
export type Row = Omit<LineageFact, "needs" | "lostAt">;
