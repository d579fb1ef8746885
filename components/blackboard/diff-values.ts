import { compareContexts } from "@/lib/domain/context/compare-contexts";
import { createContextReader } from "@/lib/domain/context/context";
import type { FactState } from "@/lib/domain/context/fact-state";
import type { Json } from "@/lib/domain/json";

export type ValueChange = {
  path: string;
  change: "changed" | "removed" | "added" | "moved";
  before: string | null;
  after: string | null;
};

/** What differs between two values, fact by fact, as the trace pages compare contexts. */
export function diffValues(before: Json, after: Json): ValueChange[] {
  const read = createContextReader();
  const { fates, added } = compareContexts(read(before), read(after));
  const own = [...fates.values()].filter(({ fact }) => !fact.isEntity);
  const changes = own.map(({ fact, fate }): ValueChange => {
    const became = fate.became?.text ?? null;
    return {
      path: fact.path,
      change: changeOf(fate.state, became),
      before: fact.text,
      after: fate.state === "moved" ? (fate.became?.path ?? became) : became,
    };
  });
  return [
    ...changes,
    ...added.map(({ path, value }): ValueChange => ({
      path,
      change: "added",
      before: null,
      after: String(value),
    })),
  ];
}

function changeOf(state: FactState, became: string | null): ValueChange["change"] {
  if (state === "moved") return "moved";
  return became === null ? "removed" : "changed";
}
