import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { traceFacetsCache, type ValuesAsked } from "@/lib/client/trace-facets";
import type { TraceListView } from "@/lib/client/traces";
import { FACET_FIELDS } from "@/lib/domain/query/facets";
import { type Completion, completionAt } from "@/lib/domain/query/complete-query";
import { parseQuery } from "@/lib/domain/query/parse-query";
import { type Suggestion, suggestionsFor } from "./suggestions";

const ASK_AFTER_MS = 150;

type Typing = { view: TraceListView; text: string; caret: number; isOpen: boolean };

/** Suggestions for the caret; values come from the traces that the rest of the query finds. */
export function useSuggestions({ view, text, caret, isOpen }: Typing): Suggestion[] {
  const completion = completionAt(text, caret);
  const [settledText] = useDebouncedValue(text, ASK_AFTER_MS);
  const [settledCaret] = useDebouncedValue(caret, ASK_AFTER_MS);
  const settled = completionAt(settledText, Math.min(settledCaret, settledText.length));
  const { data } = useQuery(traceFacetsCache.values(view, isOpen ? askFor(settled) : null));
  return suggestionsFor(
    completion,
    data?.facets.find(({ field }) => isOf(completion, field)),
  );
}

function isOf(completion: Completion, field: string): boolean {
  return completion.kind === "value" && completion.field === field;
}

function askFor(completion: Completion): ValuesAsked | null {
  if (completion.kind !== "value") return null;
  const field = FACET_FIELDS.find((each) => each === completion.field);
  if (field === undefined) return null;
  const isReadable = parseQuery(completion.rest).kind === "parsed";
  return { field, contains: completion.typed, q: isReadable ? completion.rest : "" };
}
