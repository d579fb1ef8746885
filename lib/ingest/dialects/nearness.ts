import type { Nanos } from "@/lib/domain/time";
import { alike, type Evidence } from "./evidence";

type Window = { start: Nanos; end: Nanos };

/**
 * Two instruments that watched one handoff: overlapping in time; of one parent, where both told of
 * equally many (`isEven`), so that their order tells which is which.
 */
export function isNear(one: Evidence, told: readonly Evidence[], isEven: boolean): boolean {
  return told.some(
    (other) =>
      mayBeSameCaller(one, other) && (overlap(one, other) || (isEven && areSiblings(one, other))),
  );
}

/** Whether this callee's run can be what was asked for: nobody else's, or the same seen twice. */
export function mayFollow(one: Evidence, told: readonly Evidence[]): boolean {
  return told.every((other) => mayBeSameCaller(one, other) && ranTogether(one, other));
}

function mayBeSameCaller({ from }: Evidence, { from: other }: Evidence): boolean {
  return !from || !other || alike(from.name) === alike(other.name);
}

function ranTogether({ callee }: Evidence, { callee: other }: Evidence): boolean {
  if (!callee || !other) return true;
  const startsBeforeEnd = (a: typeof callee, b: typeof callee) =>
    b.endedAt === null || a.startedAt <= b.endedAt;
  return startsBeforeEnd(callee, other) && startsBeforeEnd(other, callee);
}

function areSiblings({ span }: Evidence, { span: other }: Evidence): boolean {
  return span.parentId !== null && span.parentId === other.parentId;
}

function overlap(one: Evidence, other: Evidence): boolean {
  const [a, b] = [windowOf(one), windowOf(other)];
  return a.start <= b.end && b.start <= a.end;
}

/** From the request until the callee began; until the request ended where none is known. */
function windowOf({ at, span, callee }: Evidence): Window {
  const start = at < span.startedAt ? at : span.startedAt;
  const end = callee?.startedAt ?? span.endedAt ?? span.startedAt;
  return { start, end: end < start ? start : end };
}
