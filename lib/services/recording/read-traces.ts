import { copyPayloads, listAnswers, type SessionAnswer } from "@/db/queries/record/sessions";
import type { Db } from "@/db/client";
import type { TraceId } from "@/lib/domain/ids";
import { Resumption } from "@/lib/domain/trace/resumption";
import { readTrace, type TraceReading } from "@/lib/ingest/dialects/derive-handoffs";
import { loadNativeHandoffs } from "./load-native-handoffs";
import type { SpansByTrace } from "./load-spans";
import type { Touched } from "./touched";

type Answer = SessionAnswer & { parsed: Resumption };

/**
 * What the spans of each trace tell. Where they ask what another trace of the session may have answered,
 * they are read again with its answers: a trace stays what it is, its handoffs go on.
 */
export async function readTraces(
  db: Db,
  touched: Touched,
  spans: SpansByTrace,
): Promise<ReadonlyMap<TraceId, TraceReading>> {
  const readings = new Map<TraceId, TraceReading>();
  const natives = await loadNativeHandoffs(db, touched, spans);
  const nativesOf = (id: TraceId) => natives.get(id) ?? [];
  for (const [id, list] of spans) readings.set(id, readTrace(list, { natives: nativesOf(id) }));
  for (const [id, answers] of await findAnswers(db, touched, readings)) {
    const byKey = Map.groupBy(
      answers.map(({ parsed }) => parsed),
      ({ key }) => key,
    );
    const beside = { answers: byKey, natives: nativesOf(id) };
    readings.set(id, readTrace(spans.get(id) ?? [], beside));
  }
  return readings;
}

async function findAnswers(
  db: Db,
  { projectId, traces }: Touched,
  readings: ReadonlyMap<TraceId, TraceReading>,
): Promise<ReadonlyMap<TraceId, readonly Answer[]>> {
  const asked = traces.flatMap(({ id: traceId, sessionId }) => {
    const keys = readings.get(traceId)?.asked ?? [];
    return sessionId === null || keys.length === 0 ? [] : [{ traceId, sessionId, keys }];
  });
  if (asked.length === 0) return new Map();
  const rows = await listAnswers(db, { projectId, asked });
  const answers = rows.map((row) => ({ ...row, parsed: Resumption.parse(row.resumption) }));
  const days = new Map(traces.map(({ id, day }) => [id, day]));
  const moves = answers.flatMap(({ askedBy, traceId, day, parsed }) => {
    const [hash, toDay] = [parsed.ended?.result?.payload, days.get(askedBy)];
    if (hash === undefined || toDay === undefined) return [];
    return [{ hash, from: { day, traceId }, to: { day: toDay, traceId: askedBy } }];
  });
  if (moves.length > 0) await copyPayloads(db, { projectId, moves });
  return Map.groupBy(answers, ({ askedBy }) => askedBy);
}
