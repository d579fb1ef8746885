import { sql } from "drizzle-orm";
import type { TraceFieldName } from "../../../lib/domain/query/fields";
import { finding, trace } from "../../schema";
import {
  byWord,
  compared,
  type FieldSql,
  oneOf,
  since,
  textArray,
  textsOf,
  until,
  openFinding,
} from "./match-values";

const NANOS_PER_MS = 1e6;
/** Input and output together; null where neither is known. */
export const TRACE_TOKENS = sql`(case when ${trace.usage} ?| array['input_tokens', 'output_tokens'] then
  coalesce((${trace.usage} ->> 'input_tokens')::numeric, 0)
  + coalesce((${trace.usage} ->> 'output_tokens')::numeric, 0) end)`;

/** How a trace answers for each field that is its own. */
export const TRACE_FIELD_SQL: Record<TraceFieldName, FieldSql> = {
  agent: (asked) => sql`${trace.agents} && ${textArray(textsOf(asked))}`,
  status: oneOf(trace.status),
  has: byWord({
    error: sql`${trace.errorCount} > 0`,
    session: sql`${trace.sessionId} is not null`,
    usage: sql`${trace.usage} is not null`,
  }),
  finding: (asked) => sql`exists (select 1 from ${finding}
    where ${finding.projectId} = ${trace.projectId} and ${finding.traceId} = ${trace.id} and ${openFinding(asked)})`,
  duration: compared(sql`(${trace.endedAt} - ${trace.startedAt})`, NANOS_PER_MS),
  handoffs: compared(trace.handoffCount),
  spans: compared(trace.spanCount),
  errors: compared(trace.errorCount),
  tokens: compared(TRACE_TOKENS),
  cost: compared(sql`(${trace.usage} ->> 'cost_usd')::numeric`),
  source: oneOf(trace.source),
  session: oneOf(trace.sessionId),
  trace: oneOf(trace.id),
  after: since(trace.startedAt),
  before: until(trace.startedAt),
};
