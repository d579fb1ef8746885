import type { BoardEntryRow, BoardVersionRow } from "@/db/queries/runtime/blackboard";
import type { BoardEntryDto, BoardValueDto } from "@/lib/contracts/blackboard";
import type { Json } from "@/lib/domain/json";
import { formatInstant } from "@/lib/domain/time";

export function toBoardEntryDto(row: BoardEntryRow): BoardEntryDto {
  return {
    key: row.key,
    version: row.version,
    bytes: row.bytes,
    written_by: row.writtenBy,
    written_at: formatInstant(row.writtenAt),
    trace_id: row.traceId,
    handoff_id: row.handoffId,
  };
}

export function toBoardValueDto(row: BoardVersionRow): BoardValueDto {
  const value: Json = JSON.parse(row.body);
  return { ...toBoardEntryDto(row), value };
}
