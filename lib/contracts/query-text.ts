import { z } from "zod";
import { parseQuery } from "@/lib/domain/query/parse-query";
import type { Query } from "@/lib/domain/query/query";

/** `?q=` of lists: the typed query (docs/query.md). A refusal names the characters: `q.5-8`. */
export const QueryText = z.string().transform((text, context): Query => {
  const parsed = parseQuery(text);
  if (parsed.kind === "parsed") return parsed.query;
  const { message, place } = parsed.error;
  context.addIssue({ code: "custom", message, path: [`${place.start}-${place.end}`] });
  return z.NEVER;
});
