import type { TraceSpan } from "@/lib/client/trace-spans";
import { LANE_NONE, type SpanParent } from "./timeline-model";

export type NestedSpan = { span: TraceSpan; parent: SpanParent; lane: string; depth: number };

type Link = { span: TraceSpan; parent: SpanParent; lane: string | undefined };

/**
 * Spans by lane in tree order; `spans` come ordered by start. Every span is kept once: an orphan hangs at
 * the top of its lane, and a circle of parents is cut at its earliest member. Linear and without recursion.
 */
export function nestSpans(spans: readonly TraceSpan[]): Map<string, NestedSpan[]> {
  const links = linkSpans(spans);
  assignLanes(links);
  return orderLanes(links);
}

function linkSpans(spans: readonly TraceSpan[]): Map<string, Link> {
  const links = new Map<string, Link>();
  for (const span of spans) {
    if (links.has(span.id)) continue;
    links.set(span.id, { span, parent: "root", lane: undefined });
  }
  for (const link of links.values()) {
    if (link.span.parentId === null) continue;
    link.parent = links.has(link.span.parentId) ? "present" : "missing";
  }
  return links;
}

/** Walks down from the tops; what no top reaches lies on or below a circle, which is then cut. */
function assignLanes(links: Map<string, Link>): void {
  const children = Map.groupBy(
    [...links.values()].filter(({ parent }) => parent === "present"),
    ({ span }) => span.parentId,
  );
  const walk = (top: Link): void => {
    top.lane = top.span.agent ?? LANE_NONE;
    const open = [top];
    for (let link = open.pop(); link; link = open.pop()) {
      for (const child of children.get(link.span.id) ?? []) {
        if (child.lane !== undefined) continue;
        child.lane = child.span.agent ?? link.lane ?? LANE_NONE;
        open.push(child);
      }
    }
  };
  for (const link of links.values()) if (link.parent !== "present") walk(link);
  for (const link of links.values()) {
    if (link.lane !== undefined) continue;
    link.parent = "cut";
    walk(link);
  }
}

function orderLanes(links: Map<string, Link>): Map<string, NestedSpan[]> {
  const { tops, children } = splitByLane(links);
  const lanes = new Map<string, NestedSpan[]>();
  for (const [lane, laneTops] of tops) {
    const open = laneTops.toReversed().map((link) => ({ link, depth: 0 }));
    for (let next = open.pop(); next; next = open.pop()) {
      const { link, depth } = next;
      append(lanes, lane, { span: link.span, parent: link.parent, lane, depth });
      const below = children.get(link.span.id) ?? [];
      for (const child of below.toReversed()) open.push({ link: child, depth: depth + 1 });
    }
  }
  return lanes;
}

/** Inside a lane a span hangs below its parent only when that is of the same lane. */
function splitByLane(links: Map<string, Link>) {
  const tops = new Map<string, Link[]>();
  const children = new Map<string, Link[]>();
  for (const link of links.values()) {
    const lane = link.lane ?? LANE_NONE;
    const parent = link.parent === "present" ? links.get(link.span.parentId ?? "") : undefined;
    if (parent?.lane === lane) append(children, parent.span.id, link);
    else append(tops, lane, link);
  }
  return { tops, children };
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
