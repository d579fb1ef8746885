import { listNamesAnyCase } from "@/db/queries/search/agent-names";
import { fieldOf } from "@/lib/domain/query/fields";
import type { FieldTerm, Query } from "@/lib/domain/query/query";
import type { ServiceContext } from "../context";

/**
 * `from:research` means the agent `Research` as well. The names are looked up first: with them as values
 * PostgreSQL knows how rare they are, and takes the index.
 */
export async function resolveAgents(
  ctx: Pick<ServiceContext, "db" | "projectId">,
  query: Query,
): Promise<Query> {
  const typed = query.filter(isOfAgents).flatMap(textsOf);
  if (typed.length === 0) return query;
  const known = await listNamesAnyCase(ctx.db, { projectId: ctx.projectId, names: typed });
  return query.map((term) => {
    if (!isOfAgents(term)) return term;
    const lower = new Set(textsOf(term).map((text) => text.toLowerCase()));
    const names = known.filter((name) => lower.has(name.toLowerCase()));
    const texts = new Set([...textsOf(term), ...names]);
    return { ...term, values: [...texts].map((text) => ({ kind: "text" as const, text })) };
  });
}

function isOfAgents(term: Query[number]): term is FieldTerm {
  return term.kind === "field" && fieldOf(term.field).type === "agent";
}

function textsOf({ values }: FieldTerm): string[] {
  return values.flatMap((value) => (value.kind === "text" ? [value.text] : []));
}
