import {
  createSerializer,
  type inferParserType,
  parseAsFloat,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { traceHref, type ViewParams } from "@/lib/client/view-params";
import { leafPath } from "./facts/fact-name";
import { FACT_FILTERS } from "./facts/prepare-gap";
import { LINEAGE_FILTERS } from "./lineage/prepare-lineage";

export const PANES = [
  "graph",
  "timeline",
  "list",
  "lineage",
  "findings",
  "conversation",
  "raw",
] as const;
export type Pane = (typeof PANES)[number];
/** Drawn panes need width and a pointer. */
export function paneOfPhone(pane: Pane): Pane {
  return pane === "graph" || pane === "timeline" ? "list" : pane;
}

export const HANDOFF_TABS = [
  "context",
  "latency",
  "contract",
  "findings",
  "payloads",
  "events",
  "spans",
] as const;
export type HandoffTab = (typeof HANDOFF_TABS)[number];
/** What the Payloads tab can show; `record` is the handoff itself. */
export const PAYLOADS = ["held", "sent", "received", "understood", "result", "record"] as const;
export type PayloadName = (typeof PAYLOADS)[number];

/** What a link to a trace carries besides project, range and live. */
export const traceViewParsers = {
  /** `session`: the handoffs of all traces of the conversation. */
  scope: parseAsStringLiteral(["trace", "session"] as const).withDefault("trace"),
  view: parseAsStringLiteral(PANES).withDefault("graph"),
  graph: parseAsStringLiteral(["agents", "steps"] as const).withDefault("agents"),
  handoff: parseAsString,
  span: parseAsString,
  agent: parseAsString,
  tab: parseAsStringLiteral(HANDOFF_TABS).withDefault("context"),
  zoom: parseAsFloat.withDefault(1),
  raw: parseAsStringLiteral(["spans", "events"] as const).withDefault("spans"),
  payload: parseAsStringLiteral(PAYLOADS).withDefault("sent"),
  /** Which facts of a handoff; without it losses, where there are any. */
  gap: parseAsStringLiteral(FACT_FILTERS),
  /** Which facts of the whole trace, by kind and by words, and the one that is marked. */
  facts: parseAsStringLiteral(LINEAGE_FILTERS).withDefault("all"),
  find: parseAsString.withDefault(""),
  fact: parseAsString,
  /** How the input and output of a span are shown. */
  body: parseAsStringLiteral(["messages", "json"] as const).withDefault("messages"),
  /** A JSON pointer into the payload that is pointed at. */
  path: parseAsString,
  /** Where the replay stands, in milliseconds since the start of the trace. */
  at: parseAsFloat,
};
export type TraceView = inferParserType<typeof traceViewParsers>;

const serialize = createSerializer(traceViewParsers);

/** Another trace of the same session, the session still in view. */
export function sessionHref(
  { traceId, handoffId }: { traceId: string; handoffId: string | null },
  view: Partial<ViewParams>,
) {
  return traceHref(traceId, view, serialize({ scope: "session", handoff: handoffId }));
}

/** The one thing that is selected, in all panes at once. */
export type Selection =
  | { kind: "none" }
  | { kind: "handoff"; id: string }
  | { kind: "agent"; name: string }
  /** `handoffId` is where the reader came from, and goes back to. */
  | { kind: "span"; id: string; handoffId: string | null };

export type OnSelect = (selection: Selection) => void;

/** A handoff, and what of it is to be seen. */
export type Place = { handoffId: string } & Partial<
  Pick<TraceView, "tab" | "payload" | "path" | "fact">
>;
export type OnOpen = (place: Place) => void;

/** What a finding or a clause points at: a path in one of the payloads, or the handoff as such. */
export function evidencePlace({
  handoffId,
  stage,
  path,
}: {
  handoffId: string;
  stage: string | null;
  path: string | null;
}): Place {
  const payload = PAYLOADS.find((name) => name === stage);
  if (payload === undefined) return { handoffId, tab: "context", path };
  return { handoffId, tab: "payloads", payload, path: path === null ? null : leafPath(path) };
}

export function readSelection({
  handoff,
  span,
  agent,
}: Pick<TraceView, "handoff" | "span" | "agent">): Selection {
  if (span !== null) return { kind: "span", id: span, handoffId: handoff };
  if (handoff !== null) return { kind: "handoff", id: handoff };
  if (agent !== null) return { kind: "agent", name: agent };
  return { kind: "none" };
}

/** The handoff that is selected, or whose span is. */
export function selectedHandoffId(selection: Selection): string | null {
  if (selection.kind === "handoff") return selection.id;
  return selection.kind === "span" ? selection.handoffId : null;
}

export function writeSelection(
  selection: Selection,
): Pick<TraceView, "handoff" | "span" | "agent"> {
  const none = { handoff: null, span: null, agent: null };
  switch (selection.kind) {
    case "none":
      return none;
    case "handoff":
      return { ...none, handoff: selection.id };
    case "agent":
      return { ...none, agent: selection.name };
    case "span":
      return { ...none, span: selection.id, handoff: selection.handoffId };
  }
}

/** The handoff `by` places further in the order; the first or the last when none is selected. */
export function stepHandoff(
  handoffs: readonly { id: string }[],
  selection: Selection,
  by: 1 | -1,
): Selection {
  const id = selection.kind === "span" ? selection.handoffId : null;
  const current = selection.kind === "handoff" ? selection.id : id;
  const index = handoffs.findIndex((handoff) => handoff.id === current);
  if (index === -1) return toSelection(handoffs.at(by === 1 ? 0 : -1), selection);
  return toSelection(handoffs[index + by], selection);
}

function toSelection(handoff: { id: string } | undefined, otherwise: Selection): Selection {
  return handoff === undefined ? otherwise : { kind: "handoff", id: handoff.id };
}
