import { randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDay } from "@/db/queries/partitions";
import { project } from "@/db/schema";
import { ProjectId, TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import { getDiagnosis } from "@/lib/services/diagnosis/get-diagnosis";
import { importLog } from "@/lib/services/imports/import-log";

const NOW = nanos(1_772_452_800_000_000_000n);
const STEP = /-m(\d+)$/;

/** A project into which logs are imported, and diagnosed there. */
export async function openDiagnosis(url: string) {
  await migrateDatabase(url);
  const { db, close } = connect(url, { max: 4 });
  await ensureDay(db, new Date(Number(NOW / 1_000_000n)).toISOString().slice(0, 10));
  await ensureDay(db, new Date().toISOString().slice(0, 10));
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: "bench", name: "Bench" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: () => NOW };
  return {
    close,
    async diagnose(fileName: string, bytes: Uint8Array) {
      const { trace_id: traceId } = await importLog(ctx, { file_name: fileName, bytes });
      const { suspects } = await getDiagnosis(ctx, TraceId.parse(traceId));
      return suspects.map(({ agent, span_id: spanId, handoff_id: handoffId, reasons }) => ({
        agent,
        step: stepOf(spanId ?? handoffId),
        reasons: reasons.map(({ why }) => why),
      }));
    },
  };
}

/** The message that a span is, or with which a handoff was made. */
function stepOf(id: string | null): number | null {
  const found = STEP.exec(id ?? "")?.[1] ?? /-h(\d+)/.exec(id ?? "")?.[1];
  return found === undefined ? null : Number(found);
}
