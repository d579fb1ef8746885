import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { LossStage } from "../../../lib/domain/context/loss-stages";
import type { HandoffTiming } from "../../../lib/domain/handoff/handoff";
import type { HandoffFieldName } from "../../../lib/domain/query/fields";
import { factLoss, finding, handoff, handoffGap, trace } from "../../schema";
import {
  byWord,
  compared,
  type FieldSql,
  oneOf,
  oneOfAnyCase,
  openFinding,
  since,
  textArray,
  textsOf,
  until,
} from "./match-values";

/** How a handoff answers for each field that is its own. */
export const HANDOFF_FIELD_SQL: Record<HandoffFieldName, FieldSql> = {
  from: oneOf(handoff.fromAgent),
  to: oneOf(handoff.toAgent),
  agent: (asked) => eitherEnd(handoff.fromAgent, handoff.toAgent, textArray(textsOf(asked))),
  outcome: oneOf(handoff.outcome),
  type: oneOf(handoff.type),
  reason: oneOfAnyCase(handoff.reason),
  error: (asked) =>
    sql`(${handoff.error} is not null and ${oneOfAnyCase(sql`${handoff.error} ->> 'type'`)(asked)})`,
  has: byWord({
    error: sql`${handoff.error} is not null`,
    session: sql`exists (select 1 from ${trace} where ${ofSameTrace()} and ${trace.sessionId} is not null)`,
    usage: sql`${handoff.usage} is not null`,
  }),
  // The first condition leads to the index of flagged handoffs.
  flag: (asked) =>
    sql`(${handoff.flags} <> '[]'::jsonb and ${handoff.flags} ?| ${textArray(textsOf(asked))})`,
  finding: (asked) => sql`exists (select 1 from ${finding}
    where ${finding.projectId} = ${handoff.projectId} and ${finding.traceId} = ${handoff.traceId}
      and ${handoff.id} = any(${finding.handoffIds}) and ${openFinding(asked)})`,
  gap: (asked) =>
    ofGap(
      byWord({
        withheld: sql`${handoffGap.withheld} > 0`,
        lost: sql`${handoffGap.lost} > 0`,
        not_understood: sql`${handoffGap.notUnderstood} > 0`,
        unused: sql`${handoffGap.unused} > 0`,
      })(asked),
    ),
  withheld: lossOf("withheld"),
  lost: lossOf("lost"),
  hop: (asked) => ofGap(sql`not ${handoffGap.isReturn} and ${compared(handoffGap.hop)(asked)}`),
  bytes: compared(handoff.contextBytes),
  latency: timing("handoffMs"),
  serialization: timing("serializationMs"),
  network: timing("networkMs"),
  init: timing("initMs"),
  deserialization: timing("deserializationMs"),
  execution: timing("executionMs"),
  quality: compared(sql`${handoff.quality}::numeric`),
  pattern: oneOf(handoff.pattern),
  mode: oneOf(handoff.mode),
  phase: oneOf(handoff.phase),
  explicit: truth(handoff.explicit),
  justified: truth(handoff.justified),
  validated: truth(handoff.validated),
  staged: truth(handoff.staged),
  pooled: truth(handoff.pooled),
  source: oneOf(handoff.source),
  service: (asked) => eitherEnd(handoff.fromService, handoff.toService, textArray(textsOf(asked))),
  handoff: oneOf(handoff.id),
  after: since(handoff.firstSignAt),
  before: until(handoff.firstSignAt),
};

/** The trace of the handoff that is looked at, or a handoff of the trace: one join for both ways. */
export function ofSameTrace(): SQL {
  return sql`${trace.projectId} = ${handoff.projectId} and ${trace.id} = ${handoff.traceId}`;
}

/** What the analysis of its contexts came to. */
function ofGap(condition: SQL): SQL {
  return sql`exists (select 1 from ${handoffGap}
    where ${handoffGap.projectId} = ${handoff.projectId} and ${handoffGap.traceId} = ${handoff.traceId}
      and ${handoffGap.handoffId} = ${handoff.id} and ${condition})`;
}

/** Fields by their pattern. */
function lossOf(stage: LossStage): FieldSql {
  return (asked) => sql`exists (select 1 from ${factLoss}
    where ${factLoss.projectId} = ${handoff.projectId} and ${factLoss.traceId} = ${handoff.traceId}
      and ${factLoss.handoffId} = ${handoff.id} and ${factLoss.stage} = ${stage}
      and ${oneOf(factLoss.pattern)(asked)})`;
}

function timing(component: keyof HandoffTiming): FieldSql {
  return compared(sql`(${handoff.timing} ->> ${sql.raw(`'${component}'`)})::numeric`);
}

function truth(column: SQLWrapper): FieldSql {
  return byWord({
    true: sql`${column} is true`,
    false: sql`${column} is false`,
    unknown: sql`${column} is null`,
  });
}

function eitherEnd(from: SQLWrapper, to: SQLWrapper, names: SQL): SQL {
  return sql`(${from} = any(${names}) or ${to} = any(${names}))`;
}
