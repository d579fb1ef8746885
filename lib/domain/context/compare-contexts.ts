import type { Context } from "./context";
import { differencesOf } from "./differences";
import { type Fact, factsOf, isTelling } from "./fact";
import type { FactState } from "./fact-state";
import { type Leaf, weightOf } from "./leaf";
import { lookUp } from "./look-up";

/** What became of one fact. `survived` 0..1: how much of it is still there. */
export type Fate = {
  readonly state: FactState;
  readonly survived: number;
  /** What stands in its place, where that differs. */
  readonly became: { path: string; text: string } | null;
};

export type Comparison = {
  /** Share of the earlier context, by weight, that is not in the later one. */
  readonly lostShare: number;
  /** The facts that are not simply still in their place, in order. */
  readonly fates: readonly Judged[];
  /** What became of a fact of the earlier context. */
  fateOf(fact: Fact): Fate;
  /** Values that the earlier context had nowhere. */
  readonly added: readonly Leaf[];
};

export const KEPT: Fate = { state: "kept", survived: 1, became: null };
const DROPPED: Fate = { state: "dropped", survived: 0, became: null };
const BECAME_CHARS_MAX = 300;
const TRUNCATED_CHARS_MIN = 8;
const CUT_MARK = /(?:\s*(?:…|\.\.\.|\[(?:…|\.\.\.)?\s*truncated\]|\[cut\])){1,4}$/i;
/** Looked for at the end alone: from each blank of a long run it would look anew. */
const CUT_MARK_CHARS_MAX = 100;
const REDACTED = /^(?:\[masked:.*\]|[[<(]?redacted[\])>]?|[*•x]{3,})$/i;

type Sides = {
  a: Context;
  b: Context;
  /** Values in new places, by value; `taken` are those that turned out to have moved there. */
  free: ReadonlyMap<Leaf["value"], readonly Leaf[]>;
  taken: Set<Leaf>;
};

/** Follows what one context said into a later one. Linear in the size of both. */
export function compareContexts(a: Context, b: Context): Comparison {
  const differences = differencesOf(a, b);
  const free = Map.groupBy(differences.added, ({ value }) => value);
  const sides: Sides = { a, b, free, taken: new Set() };
  const fates: Judged[] = [];
  let total = differences.keptWeight;
  let lost = 0;
  for (const { leaf, now } of differences.gone) {
    const judged = judgeLeaf(leaf, now, sides);
    for (const one of judged) fates.push(one);
    const weight = weightOf(leaf);
    total += weight;
    lost += weight * lostShareOf(judged);
  }
  const added = differences.added.filter((leaf) => !sides.taken.has(leaf));
  return { lostShare: total === 0 ? 0 : lost / total, fates, fateOf: lookUpIn(fates), added };
}

type Judged = { fact: Fact; fate: Fate };

/** Few facts are asked for, and hardly ever those of data, which are most: each index waits for its first. */
function lookUpIn(fates: readonly Judged[]): (fact: Fact) => Fate {
  const indexOnce = (isData: boolean) => {
    let index: Map<string, Fate> | undefined;
    return () =>
      (index ??= new Map(
        fates
          .filter(({ fact }) => fact.leaf.isData === isData)
          .map(({ fact, fate }) => [fact.path, fate]),
      ));
  };
  const [data, stated] = [indexOnce(true), indexOnce(false)];
  return ({ path, leaf }) => (leaf.isData ? data() : stated()).get(path) ?? KEPT;
}

function judgeLeaf(leaf: Leaf, now: Leaf | null, sides: Sides): Judged[] {
  const facts = factsOf(leaf);
  const own = facts[0];
  if (!own) return [];
  const fate = now ? inPlace(own, now, sides) : (movedTo(own, sides) ?? elsewhere(own, sides));
  const isWhole = fate.state === "moved" && fate.survived === 1;
  const there = now && !isWhole ? factsOf(now).filter(({ isEntity }) => isEntity) : [];
  return facts.map((fact) => {
    const isOfWhole = fact === own || isWhole;
    return { fact, fate: isOfWhole ? fate : entityFate(fact, there, sides) };
  });
}

function inPlace({ leaf, kind }: Fact, now: Leaf, { b }: Sides): Fate {
  const text = String(now.value);
  const became = { path: now.path, text: text.slice(0, BECAME_CHARS_MAX) };
  if (typeof leaf.value !== "string") return { state: "changed", survived: 0, became };
  if (REDACTED.test(text)) return { state: "redacted", survived: 0, became };
  const cut = lengthWhenCut(leaf.value, text);
  if (cut > 0) return { state: "truncated", survived: cut / leaf.value.length, became };
  const restated = kind === "text" ? (b.words().shareOf(leaf.value) ?? 0) : 0;
  return { state: "changed", survived: restated, became };
}

/** How many characters of `text` are left in `cut`, when that is its beginning; else 0. */
function lengthWhenCut(text: string, cut: string): number {
  const end = cut.slice(-CUT_MARK_CHARS_MAX);
  const rest = cut.slice(0, cut.length - end.length) + end.replace(CUT_MARK, "");
  const isCut = rest.length >= TRUNCATED_CHARS_MIN && rest.length < text.length;
  return isCut && text.startsWith(rest) ? rest.length : 0;
}

/** The same value in a place that is new: a member that was renamed or moved. */
function movedTo({ leaf, text }: Fact, { free, taken }: Sides): Fate | undefined {
  if (typeof leaf.value === "boolean") return undefined;
  const places = free.get(leaf.value) ?? [];
  if (places.length !== 1 && !isTelling(text)) return undefined;
  const place = places.find((one) => !taken.has(one));
  if (!place) return undefined;
  taken.add(place);
  return { state: "moved", survived: 1, became: { path: place.path, text: "" } };
}

/** The same fact in another form: a number in a sentence, a sentence in other words. */
function elsewhere(fact: Fact, { b }: Sides): Fate {
  const found = lookUp(fact, b);
  if (found === null) return DROPPED;
  const state = found < 1 ? "changed" : "moved";
  return { state, survived: found, became: null };
}

function entityFate(fact: Fact, there: readonly Fact[], sides: Sides): Fate {
  if (there.some(({ key }) => key === fact.key)) return KEPT;
  const found = elsewhere(fact, sides);
  if (found.state !== "dropped") return found;
  const instead = there.find(({ kind }) => kind === fact.kind);
  if (!instead || lookUp(instead, sides.a) !== null) return DROPPED;
  return { state: "changed", survived: 0, became: { path: instead.path, text: instead.text } };
}

/** A text is lost as far as its facts are, and its other words. */
function lostShareOf(judged: readonly Judged[]): number {
  const own = judged[0];
  if (!own) return 0;
  let rest = String(own.fact.leaf.value).length;
  let total = 0;
  let lost = 0;
  for (const { fact, fate } of judged) {
    if (!fact.isEntity) continue;
    const size = fact.text.length * (fact.isKey ? 2 : 1);
    rest -= fact.text.length;
    total += size;
    lost += size * (1 - fate.survived);
  }
  const words = Math.max(rest, judged.length === 1 ? 1 : 0);
  return (lost + words * (1 - own.fate.survived)) / (total + words || 1);
}
