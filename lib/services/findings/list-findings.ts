import {
  listFindings as findFindings,
  type StoredFinding,
} from "@/db/queries/findings/list-findings";
import type { FindingDto, FindingList, FindingListQuery } from "@/lib/contracts/finding";
import { ruleOf } from "@/lib/domain/findings/registry";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { toFindingRef } from "./to-finding-ref";

/** What was found wrong, newest trace first. */
export async function listFindings(
  ctx: ServiceContext,
  { trace_id: traceId, cause_id: causeId, limit, cursor, ...query }: FindingListQuery,
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
  return toPage(rows, { limit, keyOf: (row) => [row.startedAt, row.id], toItem: toFindingDto });
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
