import {
  listFindings as findFindings,
  type StoredFinding,
} from "@/db/queries/findings/list-findings";
import type { FindingDto, FindingList, FindingListQuery } from "@/lib/contracts/finding";
import { ruleOf } from "@/lib/domain/findings/registry";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import { formatInstant, nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { findKindEffects } from "../effects/kind-effect";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { toFindingRef } from "./to-finding-ref";

/** What was found wrong, newest trace first. */
export async function listFindings(
  ctx: ServiceContext,
  {
    trace_id: traceId,
    cause_id: causeId,
    limit,
    cursor,
    effects = false,
    ...query
  }: FindingListQuery,
): Promise<FindingList> {
  requireScope(ctx, "read");
  const rows = await findFindings(ctx.db, {
    projectId: ctx.projectId,
    traceId,
    causeId,
    kind: query.kind,
    status: query.status,
    from: query.from,
    to: query.to,
    after: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  const page = toPage(rows, {
    limit,
    keyOf: (row) => [row.startedAt, row.id],
    toItem: toFindingDto,
  });
  const [latest] = rows;
  if (!effects || !latest) return page;
  return withEffects(ctx, page, { ...periodUpTo(latest.startedAt), ...periodOf(query) });
}

const DAYS_BEFORE = nanosFromMs(30 * 86_400_000);
const HOUR = nanosFromMs(3_600_000);

/** The month up to the latest of them, where nobody asked for another one. */
function periodUpTo(startedAt: Nanos): StatsPeriodQuery {
  const to = nanos(startedAt + HOUR);
  return { from: nanos(to > DAYS_BEFORE ? to - DAYS_BEFORE : 0n), to };
}

function periodOf({ from, to }: StatsPeriodQuery): StatsPeriodQuery {
  return from === undefined && to === undefined ? {} : { from, to };
}

/** What each kind goes with among the handoffs of the project in that period. */
async function withEffects(
  ctx: ServiceContext,
  page: FindingList,
  period: StatsPeriodQuery,
): Promise<FindingList> {
  const kinds = page.items.map(({ kind }) => kind);
  const effects = await readInTime(ctx, {}, (reader) => findKindEffects(reader, { kinds, period }));
  const items = page.items.map((item) => ({
    ...item,
    project_effect: effects.get(item.kind) ?? null,
  }));
  return { ...page, items };
}

function keyFrom(cursor: string) {
  const [startedAt, id = ""] = decodeCursor(cursor, 2);
  return { startedAt: instantOfCursor(startedAt), id };
}

function toFindingDto(row: StoredFinding): FindingDto {
  const rule = ruleOf(row.kind);
  return {
    ...toFindingRef(row),
    trace_id: row.traceId,
    cause_id: row.causeId,
    started_at: formatInstant(row.startedAt),
    evidence: row.evidence.map(({ handoffId, stage, path, text }) => ({
      handoff_id: handoffId,
      stage,
      path,
      text,
    })),
    remedy: rule?.remedy ?? { text: "", code: "" },
    case_study_effect: rule?.caseStudyEffect ?? null,
    project_effect: null,
    status: row.status,
  };
}
