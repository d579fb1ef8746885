import { nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { alike, type Evidence } from "./evidence";

type Window = { start: Nanos; end: Nanos };

/** A native event is told beside the call that it is about: somewhat before or after. */
const TOLD_BESIDE = nanosFromMs(1_000);

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

/** A native event lies under no span: it may be beside any. */
function areSiblings(one: Evidence, other: Evidence): boolean {
  if (one.dialect === "native" || other.dialect === "native") return true;
  return one.span.parentId !== null && one.span.parentId === other.span.parentId;
}

function overlap(one: Evidence, other: Evidence): boolean {
  const [a, b] = [windowOf(one), windowOf(other)];
  return a.start <= b.end && b.start <= a.end;
}

/** From the request until the callee began; until the request ended where none is known. */
function windowOf({ at, span, callee, dialect }: Evidence): Window {
  const beside = dialect === "native" ? TOLD_BESIDE : 0n;
  const start = at < span.startedAt ? at : span.startedAt;
  const end = callee?.startedAt ?? span.endedAt ?? span.startedAt;
  return { start: nanos(start - beside), end: nanos((end < start ? start : end) + beside) };
}
