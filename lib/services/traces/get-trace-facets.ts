import { countFacets, FACET_TRACES_MAX, type FacetRow } from "@/db/queries/search/facets";
import type { Facet, TraceFacets, TraceFacetsQuery } from "@/lib/contracts/trace-facets";
import { type FacetField, PANEL_FACETS } from "@/lib/domain/query/facets";
import type { Query } from "@/lib/domain/query/query";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { traceScope } from "./trace-scope";

const PANEL_VALUES_MAX = 8;
const FIELD_VALUES_MAX = 50;

/**
 * What the traces of a query have in common, value by value. A field's own term does not narrow its
 * values: after `status:failed` one still sees how many are running.
 */
export async function getTraceFacets(
  ctx: ServiceContext,
  query: TraceFacetsQuery,
): Promise<TraceFacets> {
  requireScope(ctx, "read");
  return readInTime(ctx, { query: query.q }, (timed) => countAll(timed, query));
}

async function countAll(
  ctx: ServiceContext,
  { field, contains, ...filter }: TraceFacetsQuery,
): Promise<TraceFacets> {
  const { projectId, filter: scoped } = await traceScope(ctx, filter);
  const query = scoped.query ?? [];
  const fields: readonly FacetField[] = field === undefined ? PANEL_FACETS : [field];
  const limit = field === undefined ? PANEL_VALUES_MAX : FIELD_VALUES_MAX;
  const count = (narrowed: Query, names: readonly FacetField[]) =>
    countFacets(ctx.db, {
      projectId,
      filter: { ...scoped, query: narrowed },
      fields: names,
      contains,
      limit,
    });

  const plain = fields.filter((name) => !query.some((term) => isAskedOf(term, name)));
  const { counted, rows } = await count(query, plain);
  const found = [...rows];
  for (const name of fields.filter((each) => !plain.includes(each))) {
    const others = query.filter((term) => !isAskedOf(term, name));
    found.push(...(await count(others, [name])).rows);
  }
  const facets = fields.map((name) => toFacet(name, found));
  return { counted, counted_max: FACET_TRACES_MAX, facets };
}

function isAskedOf(term: Query[number], field: FacetField): boolean {
  return term.kind === "field" && !term.isNegated && term.field === field;
}

function toFacet(field: FacetField, rows: readonly FacetRow[]): Facet {
  const own = rows.filter((row) => row.field === field);
  const values = own.map(({ value, count }) => ({ value, count }));
  return { field, values, value_count: own[0]?.values ?? 0 };
}
