import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { PayloadRef } from "../../lib/domain/event/native-event";
import type { SpanKind } from "../../lib/domain/handoff/taxonomy";
import type { ProjectId, SpanId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { span } from "../schema";

type Place = { projectId: ProjectId; day: string; traceId: TraceId };

export type SpanContentRow = {
  id: SpanId;
  kind: SpanKind;
  name: string;
  agent: string | null;
  startedAt: Nanos;
  endedAt: Nanos | null;
  input: PayloadRef | null;
  output: PayloadRef | null;
};

const hasContent = or(isNotNull(span.input), isNotNull(span.output));

/** Whether what was said to and by models is known; then it tells the conversation by itself. */
export async function hasModelContent(db: Db, place: Place): Promise<boolean> {
  const rows = await db
    .select({ id: span.id })
    .from(span)
    .where(and(inPlace(place), eq(span.kind, "llm"), hasContent))
    .limit(1);
  return rows.length > 0;
}

/** Spans that carry something, in order of start. */
export async function listSpanContents(
  db: Db,
  page: Place & {
    kinds: readonly SpanKind[];
    after: { startedAt: Nanos; id: string } | undefined;
    limit: number;
  },
): Promise<SpanContentRow[]> {
  const { after } = page;
  return db
    .select({
      id: span.id,
      kind: span.kind,
      name: span.name,
      agent: span.agent,
      startedAt: span.startedAt,
      endedAt: span.endedAt,
      input: span.input,
      output: span.output,
    })
    .from(span)
    .where(
      and(
        inPlace(page),
        inArray(span.kind, [...page.kinds]),
        hasContent,
        after &&
          sql`(${span.startedAt}, ${span.id}) > (${after.startedAt.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(page.limit);
}

function inPlace({ projectId, day, traceId }: Place) {
  return and(eq(span.projectId, projectId), eq(span.day, day), eq(span.traceId, traceId));
}
