import { and, sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { isHandoffField, isTraceField } from "../../../lib/domain/query/fields";
import type { FieldTerm, Query, QueryTerm } from "../../../lib/domain/query/query";
import { handoff, trace } from "../../schema";
import { HANDOFF_FIELD_SQL, ofSameTrace } from "./handoff-fields";
import { handoffHasText, traceHasText } from "./text-terms";
import { TRACE_FIELD_SQL } from "./trace-fields";

type Asking = { projectId: ProjectId; query: Query };

/**
 * The conditions of a list of traces. What is asked of handoffs must hold for one of them, all of it
 * together. Where nothing but `-` is asked of handoffs, no handoff may be like that.
 */
export function traceConditions({ projectId, query }: Asking): SQL[] {
  const ofHandoff = query.filter(isOfHandoff);
  const conditions = query
    .filter((term) => !isOfHandoff(term))
    .map((term) => ofTrace(projectId, term));
  if (ofHandoff.length === 0) return conditions;
  const together = handoffTogether({ projectId, query });
  if (together !== undefined) return [...conditions, someHandoff(together)];
  const unwanted = ofHandoff.map(
    (term) => sql`not ${someHandoff(onHandoff(projectId, { ...term, isNegated: false }))}`,
  );
  return [...conditions, ...unwanted];
}

/** What one and the same handoff of a trace must be like; undefined when none is asked for. */
export function handoffTogether({ projectId, query }: Asking): SQL | undefined {
  const ofHandoff = query.filter(isOfHandoff);
  if (ofHandoff.every(({ isNegated }) => isNegated)) return undefined;
  return and(...ofHandoff.map((term) => onHandoff(projectId, term)));
}

/** The conditions of a list of handoffs: each must hold for the handoff, or for its trace. */
export function handoffConditions({ projectId, query }: Asking): SQL[] {
  return query.map((term) => {
    if (term.kind === "text") return signed(term, handoffHasText(projectId, term));
    if (isHandoffField(term.field)) return onHandoff(projectId, term);
    const condition = ofTrace(projectId, term);
    return sql`exists (select 1 from ${trace} where ${ofSameTrace()} and ${condition})`;
  });
}

/** What the trace does not answer by itself. */
function isOfHandoff(term: QueryTerm): term is FieldTerm {
  return term.kind === "field" && !isTraceField(term.field);
}

function ofTrace(projectId: ProjectId, term: QueryTerm): SQL {
  if (term.kind === "text") return signed(term, traceHasText(projectId, term));
  const { field, values } = term;
  if (!isTraceField(field)) return sql`false`;
  return signed(term, TRACE_FIELD_SQL[field]({ projectId, values }));
}

function onHandoff(projectId: ProjectId, term: FieldTerm): SQL {
  const { field, values } = term;
  if (!isHandoffField(field)) return sql`false`;
  return signed(term, HANDOFF_FIELD_SQL[field]({ projectId, values }));
}

function someHandoff(condition: SQL | undefined): SQL {
  return sql`exists (select 1 from ${handoff} where ${ofSameTrace()} and ${condition})`;
}

/** What is unknown is not like what must not be. */
function signed({ isNegated }: QueryTerm, condition: SQL): SQL {
  return isNegated ? sql`(${condition}) is not true` : condition;
}
