import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { TextTerm } from "../../../lib/domain/query/query";
import { handoff, searchDocument, searchPending, trace } from "../../schema";
import { escapeLike } from "./match-values";
import { wordsQuery } from "./words";

const CONTEXTS = [
  handoff.held,
  handoff.sent,
  handoff.received,
  handoff.understood,
  handoff.result,
] as const;

/** How many of the newest that wait are looked at. */
const PENDING_MAX = 10_000;

/** Anything of the trace contains it. A trace that waits to be indexed is known by its name and id. */
export function traceHasText(projectId: ProjectId, term: TextTerm): SQL {
  const pattern = `%${escapeLike(term.text)}%`;
  const hits = sql`
    select ${searchDocument.traceId} from ${searchDocument}
    where ${searchDocument.projectId} = ${projectId} and ${searchDocument.words} @@ ${wordsQuery(term.text, term)}
    union all
    select named.id from ${trace} named
    where named.project_id = ${projectId} and named.id = any(array(
        select ${searchPending.traceId} from ${searchPending} where ${searchPending.projectId} = ${projectId}
        order by ${searchPending.id} desc limit ${PENDING_MAX}))
      and (named.name ilike ${pattern} or named.label ilike ${pattern} or named.id ilike ${pattern})`;
  // Hits are gathered once, whatever PostgreSQL knows of the tables; what must not be hit is looked up by hash.
  return term.isNegated ? sql`${trace.id} in (${hits})` : sql`${trace.id} = any(array(${hits}))`;
}

/**
 * The handoff's own words contain it, or one of its contexts does. The first condition goes from the hits
 * to few traces by index; the second looks at the parts of a handoff by their keys.
 */
export function handoffHasText(projectId: ProjectId, term: TextTerm): SQL {
  const { words, part, traceId } = searchDocument;
  const hit = sql`${searchDocument.projectId} = ${projectId} and ${words} @@ ${wordsQuery(term.text, term)}`;
  const payloads = sql.join(
    CONTEXTS.map((context) => sql`'payload:' || (${context} ->> 'payload')`),
    sql`, `,
  );
  return sql`(
    ${handoff.traceId} in (select ${traceId} from ${searchDocument} where ${hit} and ${part} <> 'trace')
    and exists (
      select 1 from ${searchDocument} where ${hit} and ${traceId} = ${handoff.traceId}
        and ${part} = any(array['handoff:' || ${handoff.id}, ${payloads}])))`;
}
