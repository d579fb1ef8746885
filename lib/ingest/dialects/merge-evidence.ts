import { combine, type Handoff } from "./combine-evidence";
import { alike, DIALECTS, type Dialect, type Evidence } from "./evidence";
import { isNear, mayFollow } from "./nearness";

type Group = { members: [Evidence, ...Evidence[]]; dialects: Set<Dialect> };
type KeyOf = (evidence: Evidence) => string | null;

/**
 * One handoff per group: evidence of different dialects is merged one to one, best dialect first.
 * The same span or the same callee makes two one; else like names at the same time or place.
 * Two of one dialect always stay two. Takes evidence in order of its spans; linear.
 */
export function mergeEvidence(evidence: readonly Evidence[]): Handoff[] {
  const groups: Group[] = [];
  const index = new Map<string, Group[]>();
  const byDialect = Map.groupBy(evidence, ({ dialect }) => dialect);
  for (const dialect of DIALECTS) {
    const own = byDialect.get(dialect);
    if (!own) continue;
    const joined = groups.length === 0 ? new Map<Evidence, Group>() : joinAll(own, groups, index);
    for (const one of own) {
      const group = joined.get(one) ?? { members: [one], dialects: new Set([dialect]) };
      if (!joined.has(one)) groups.push(group);
      for (const key of [...exactKeys(one), ...looseKeys(one)]) remember(index, key, group);
    }
  }
  return groups.map(({ members: [lead, ...others] }) => combine(lead, others));
}

/** Which of a dialect's evidence belongs to what better dialects told already. */
function joinAll(
  own: readonly Evidence[],
  groups: readonly Group[],
  index: ReadonlyMap<string, Group[]>,
): Map<Evidence, Group> {
  const joined = new Map<Evidence, Group>();
  const join = (one: Evidence, group: Group) => {
    group.members.push(one);
    group.dialects.add(one.dialect);
    joined.set(one, group);
  };
  const left = () => own.filter((one) => !joined.has(one));
  const free = (dialect: Dialect) => groups.filter(({ dialects }) => !dialects.has(dialect));

  joinSame(own, index, join);
  for (const keyOf of [betweenKey, toKey]) {
    const rest = left();
    const [first] = rest;
    if (first) joinNear({ rest, groups: free(first.dialect), keyOf }, join);
  }
  return joined;
}

type Join = (one: Evidence, group: Group) => void;

/** The same span naming the same target, or the same callee. */
function joinSame(own: readonly Evidence[], index: ReadonlyMap<string, Group[]>, join: Join): void {
  const claims = countKeys(own);
  for (const one of own) {
    const exact = exactKeys(one).flatMap((key) => index.get(key) ?? []);
    const loose = looseKeys(one)
      .filter((key) => claims.get(key) === 1 && index.get(key)?.length === 1)
      .flatMap((key) => index.get(key) ?? []);
    const group = [...exact, ...loose].find(({ dialects }) => !dialects.has(one.dialect));
    if (group) join(one, group);
  }
}

/** Like names near each other: what the callee's side tells follows what the caller's side tells. */
function joinNear(
  { rest, groups, keyOf }: { rest: readonly Evidence[]; groups: readonly Group[]; keyOf: KeyOf },
  join: Join,
): void {
  const told = groupBy(groups, ({ members }) => keyOf(members[0]));
  for (const [key, ones] of groupBy(rest, keyOf)) {
    const candidates = (told.get(key) ?? []).sort((a, b) => compareAt(a.members[0], b.members[0]));
    const sorted = ones.toSorted(compareAt);
    joinFollowing(
      sorted.filter(({ isCalleeSide }) => isCalleeSide),
      candidates,
      join,
    );
    const open = candidates.filter(({ dialects }) => sorted[0] && !dialects.has(sorted[0].dialect));
    joinInOrder(
      sorted.filter(({ isCalleeSide }) => !isCalleeSide),
      open,
      join,
    );
  }
}

/** Each callee takes the latest that came before it. */
function joinFollowing(
  callees: readonly Evidence[],
  candidates: readonly Group[],
  join: Join,
): void {
  const before: Group[] = [];
  let next = 0;
  for (const one of callees) {
    for (; next < candidates.length; next++) {
      const candidate = candidates[next];
      if (!candidate || candidate.members[0].at > one.span.startedAt) break;
      before.push(candidate);
    }
    const top = before.at(-1);
    if (!top || !mayFollow(one, top.members)) continue;
    before.pop();
    join(one, top);
  }
}

function joinInOrder(ones: readonly Evidence[], candidates: readonly Group[], join: Join): void {
  const isEven = ones.length === candidates.length;
  let [i, j] = [0, 0];
  while (i < ones.length && j < candidates.length) {
    const [one, candidate] = [ones[i], candidates[j]];
    if (!one || !candidate) return;
    const isMatch = isNear(one, candidate.members, isEven);
    if (isMatch) join(one, candidate);
    if (isMatch || one.at < candidate.members[0].at) i++;
    if (isMatch || one.at >= candidate.members[0].at) j++;
  }
}

function exactKeys({ span, to, callee, from, handoffId }: Evidence): string[] {
  return [
    ...(handoffId === null ? [] : [`handoff ${handoffId}`]),
    ...(callee ? [`callee ${callee.id} of ${alike(from?.name ?? "")}`] : []),
    ...(to ? [`span ${span.id} to ${alike(to.name)}`] : []),
  ];
}

/** Good where nobody else claims them. An agent's own span may tell of several handoffs. */
function looseKeys({ span, callee }: Evidence): string[] {
  return [
    ...(callee ? [`callee ${callee.id}`] : []),
    ...(span.kind === "tool" || span.kind === "handoff" ? [`span ${span.id}`] : []),
  ];
}

function betweenKey({ from, to, dialect }: Evidence): string | null {
  if (!from || !to || dialect === "approval") return null;
  return `${alike(from.name)} to ${alike(to.name)}`;
}

/** One of the two does not know who the caller was. */
function toKey({ to, dialect }: Evidence): string | null {
  return to && dialect !== "approval" ? alike(to.name) : null;
}

function compareAt(a: Evidence, b: Evidence): number {
  if (a.at === b.at) return 0;
  return a.at < b.at ? -1 : 1;
}

function countKeys(own: readonly Evidence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of own.flatMap(looseKeys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function remember(index: Map<string, Group[]>, key: string, group: Group): void {
  const known = index.get(key);
  if (!known) index.set(key, [group]);
  else if (known.at(-1) !== group) known.push(group);
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
