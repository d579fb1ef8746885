import type { Json } from "../json";
import { MARK, MARK_START } from "./mark";

/** A secret that was masked before it was stored. `path` is the JSON pointer of its text. */
export type MaskedPlace = { path: string; kind: string; fingerprint: string };

/** A value on its way from the root; the pointer is only written where a mark is found. */
type Visit = { value: Json; key: string; parent: Visit | null };

/** More places than anybody reads; the rest of a hostile value is not worth the work. */
const PLACES_MAX = 1000;

/**
 * The marks in a JSON value, in its own order, also in the names of members; the same mark twice in one
 * text counts once. Iterative and without spread arguments: senders choose the depth and the length.
 */
export function findMasked(root: Json, placesMax = PLACES_MAX): MaskedPlace[] {
  const places: MaskedPlace[] = [];
  const stack: Visit[] = [{ value: root, key: "", parent: null }];
  for (let visit = stack.pop(); visit && places.length < placesMax; visit = stack.pop()) {
    addPlaces(places, visit.key, visit);
    if (typeof visit.value === "string") addPlaces(places, visit.value, visit);
    else pushMembers(stack, visit);
  }
  return places.slice(0, placesMax);
}

/** Last first, so that the stack gives them back in order. */
function pushMembers(stack: Visit[], parent: Visit): void {
  const { value } = parent;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value).toReversed()) {
    stack.push({ value: inner, key, parent });
  }
}

function addPlaces(places: MaskedPlace[], text: string, visit: Visit): void {
  if (!text.includes(MARK_START)) return;
  const seen = new Set<string>();
  let path: string | undefined;
  for (const [mark, kind = "", fingerprint = ""] of text.matchAll(MARK)) {
    if (seen.has(mark)) continue;
    if (seen.size >= PLACES_MAX) return;
    seen.add(mark);
    path ??= pointerTo(visit);
    places.push({ path, kind, fingerprint });
  }
}

function pointerTo(visit: Visit): string {
  const steps: string[] = [];
  for (let at = visit; at.parent; at = at.parent) {
    steps.push(at.key.replaceAll("~", "~0").replaceAll("/", "~1"));
  }
  return steps
    .toReversed()
    .map((step) => `/${step}`)
    .join("");
}
