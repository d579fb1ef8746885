import type { Json } from "@/lib/domain/json";
import { UnreadableLine } from "../guard/parse-ndjson";
import { fieldsAt, type Fields } from "../openai-agents/fields";

/** A run as the tracer writes it when it starts (`post`), or what is new of it later (`patch`). */
export type Half = { kind: "post" | "patch"; run: Fields | UnreadableLine };

/**
 * One object a run: a patch lacks the inputs, at times the name and the start, and is put together
 * with the post that came in the same batch.
 */
export function mergeHalves(halves: readonly Half[]): (Fields | UnreadableLine)[] {
  const posts = halves.filter(({ kind }) => kind === "post");
  const patches = halves.filter(({ kind }) => kind === "patch");
  const runs = new Map<unknown, Fields>();
  const others: (Fields | UnreadableLine)[] = [];
  for (const { run } of [...posts, ...patches]) {
    if (run instanceof UnreadableLine || typeof run["id"] !== "string") others.push(run);
    else runs.set(run["id"], mergeRuns(runs.get(run["id"]), run));
  }
  return [...runs.values(), ...others];
}

/** What a patch leaves out, or says is empty, stays as it was. */
function mergeRuns(known: Fields | undefined, patch: Fields): Fields {
  if (!known) return patch;
  const said = Object.entries(patch).filter(([, value]) => !isEmpty(value));
  const [before, after] = [fieldsAt(known, "extra"), fieldsAt(patch, "extra")];
  const metadata = { ...fieldsAt(before, "metadata"), ...fieldsAt(after, "metadata") };
  return { ...known, ...Object.fromEntries(said), extra: { ...before, ...after, metadata } };
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
