import type { LineageFact } from "../context/lineage-model";
import { felledBy } from "../findings/cascading-failure";
import { handoffLoop } from "../findings/handoff-loop";
import { DEFAULT_THRESHOLDS } from "../findings/thresholds";
import type { HandoffView, TraceView } from "../findings/trace-view";
import type { Suspicion, SuspicionKind } from "./suspect";

const SHOWN_CHARS = 200;

/** What the record of a trace's handoffs says about where it went wrong. */
export function handoffSuspicions(view: TraceView): Suspicion[] {
  const { handoffs, lineage } = view;
  return [
    ...errorOrigins(handoffs),
    ...unfinished(handoffs),
    ...firstLosses(handoffs, lineage),
    ...firstContradiction(handoffs, lineage),
    ...questions(handoffs),
    ...loopEntries(view),
  ];
}

function suspect(
  why: SuspicionKind,
  handoff: HandoffView,
  { agent, text }: { agent: string | null; text: string },
): Suspicion {
  const { id, firstSignAt } = handoff;
  return {
    why,
    agent,
    handoffId: id,
    spanId: null,
    at: firstSignAt,
    text: text.slice(0, SHOWN_CHARS),
  };
}

/** Where an error began, not where it surfaced. */
function errorOrigins(handoffs: readonly HandoffView[]): Suspicion[] {
  return [...felledBy(handoffs)].map(([origin, felled]) => {
    const what = [origin.error?.type, origin.error?.message].filter(Boolean).join(": ");
    const others = felled.length === 0 ? "" : ` ${felled.length} more failed with it.`;
    return suspect("error_origin", origin, {
      agent: origin.toAgent,
      text: `It failed first: ${what || "no error was given"}.${others}`,
    });
  });
}

/** Of those that wait for each other, the innermost is where nothing more was heard. */
function unfinished(handoffs: readonly HandoffView[]): Suspicion[] {
  const open = handoffs.filter(({ outcome }) => outcome === "incomplete");
  const waiting = new Set(open.flatMap(({ parentId }) => parentId ?? []));
  return open
    .filter(({ id }) => !waiting.has(id))
    .slice(0, 1)
    .map((handoff) =>
      suspect("premature_end", handoff, {
        agent: handoff.toAgent,
        text: "Nothing more was heard of it.",
      }),
    );
}

/** The first handoff at which something went missing that somebody needed later; its sender left it out. */
function firstLosses(
  handoffs: readonly HandoffView[],
  lineage: readonly LineageFact[],
): Suspicion[] {
  const needed = lineage.filter(({ lostAt, needs }) => lostAt !== null && needs.length > 0);
  const place = handoffs.find(({ id }) => needed.some(({ lostAt }) => lostAt === id));
  if (!place) return [];
  const facts = needed.filter(({ lostAt }) => lostAt === place.id).map(({ fact }) => fact.text);
  return [
    suspect("lost_fact", place, {
      agent: place.fromAgent,
      text: `Went missing here and was needed later: ${facts.slice(0, 5).join(", ")}.`,
    }),
  ];
}

function firstContradiction(
  handoffs: readonly HandoffView[],
  lineage: readonly LineageFact[],
): Suspicion[] {
  const index = handoffs.findIndex((_, at) =>
    lineage.some(({ fact, states }) => fact.isKey && states[at] === "changed"),
  );
  const place = handoffs[index];
  if (!place) return [];
  const changed = lineage.find(({ fact, states }) => fact.isKey && states[index] === "changed");
  return [
    suspect("contradiction", place, {
      agent: place.fromAgent,
      text: `It says otherwise than before: ${changed?.fact.path ?? ""} was ${changed?.fact.text ?? ""}.`,
    }),
  ];
}

/** Who is asked back handed over too early. */
function questions(handoffs: readonly HandoffView[]): Suspicion[] {
  const first = handoffs.find((handoff) => handoff.questions.length > 0);
  const [question] = first?.questions ?? [];
  if (!first || question === undefined) return [];
  return [
    suspect("asked_back", first, {
      agent: first.fromAgent,
      text: `The receiver had to ask: ${question}`,
    }),
  ];
}

function loopEntries(view: TraceView): Suspicion[] {
  return handoffLoop.detect(view, DEFAULT_THRESHOLDS).flatMap(({ handoffIds: [entry], title }) => {
    const handoff = view.handoffs.find(({ id }) => id === entry);
    return handoff
      ? [suspect("loop_entry", handoff, { agent: handoff.fromAgent, text: `${title}.` })]
      : [];
  });
}
