import type { BoardUse, Detected, FindingRule, HandoffView } from "./trace-view";
import { wayOf } from "./trace-view";

const EVIDENCE_MAX = 20;
const OUTPUT_KEY = /^output\/([^/]+)\//;

/**
 * Data that reads like an order, or the output of an agent that another one overwrote. Needs what reached
 * the receiver, and who wrote what it read.
 */
export const contextPoisoning: FindingRule = {
  kind: "context-poisoning",
  caseStudyEffect: null,
  remedy: {
    text: "Treat what comes from tools, pages and other agents as data: mark it as such, never join it to instructions, and let each agent write only to its own keys of the blackboard.",
    code: `await baton.handoff({
  to_agent: "writer",
  task: "Summarise the page",
  context: { page: { untrusted: true, text } },   // not: instructions + text
});`,
  },
  detect: ({ handoffs, board }) => [
    ...handoffs.flatMap((handoff) => orderedBy(handoff)),
    ...overwritten(handoffs, board),
  ],
};

function orderedBy(handoff: HandoffView): Detected[] {
  const { orders, id } = handoff;
  if (orders.length === 0) return [];
  return [
    {
      cause: id,
      severity: "high",
      title: `Data that reads like an order reached ${wayOf(handoff)}`,
      handoffIds: [id],
      evidence: orders
        .slice(0, EVIDENCE_MAX)
        .map(({ path, text }) => ({ handoffId: id, stage: "received", path, text })),
    },
  ];
}

/** Whoever reads a key as the output of one agent must not find what another has put there. */
function overwritten(handoffs: readonly HandoffView[], board: readonly BoardUse[]): Detected[] {
  const writers = new Map<string, BoardUse>();
  const found = new Map<string, Detected>();
  for (const use of board) {
    if (use.action === "wrote") {
      writers.set(use.key, use);
      continue;
    }
    const writer = writers.get(use.key);
    const owner = OUTPUT_KEY.exec(use.key)?.[1];
    const reader = readerOf(use, handoffs);
    if (!writer || owner === undefined || !reader || isOf(owner, writer.agent)) continue;
    if (lineageOf(reader, handoffs).has(writer.agent)) continue;
    found.set(`${reader.id}:${use.key}`, {
      cause: `${reader.id}:${use.key}`,
      severity: "critical",
      title: `${writer.agent} wrote what ${use.agent} read as the output of ${owner}: ${wayOf(reader)}`,
      handoffIds: [reader.id],
      evidence: [
        {
          handoffId: reader.id,
          stage: null,
          path: null,
          text: `${use.key}, written by ${writer.agent}.`,
        },
      ],
    });
  }
  return [...found.values()];
}

function readerOf({ handoffId, key, agent }: BoardUse, handoffs: readonly HandoffView[]) {
  return (
    handoffs.find(({ id }) => id === handoffId) ??
    handoffs.find(({ outputKey, toAgent }) => outputKey === key && toAgent === agent)
  );
}

function isOf(owner: string, agent: string): boolean {
  return owner === agent || decoded(owner) === agent;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** All that had a part in the work which this handoff belongs to. */
function lineageOf(handoff: HandoffView, handoffs: readonly HandoffView[]): Set<string> {
  const byId = new Map(handoffs.map((each) => [each.id, each]));
  const rootOf = (start: HandoffView): string => {
    const passed = new Set<string>();
    let top = start;
    while (top.parentId !== null && !passed.has(top.id)) {
      passed.add(top.id);
      const above = byId.get(top.parentId);
      if (!above) break;
      top = above;
    }
    return top.fromAgent ?? top.id;
  };
  const root = rootOf(handoff);
  const own = handoffs.filter((each) => rootOf(each) === root);
  return new Set(own.flatMap(({ fromAgent, toAgent }) => [fromAgent ?? [], toAgent ?? []].flat()));
}
