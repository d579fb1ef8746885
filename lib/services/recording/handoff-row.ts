import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { PlacedHandoff } from "@/lib/domain/handoff/handoff";
import type { ProjectId } from "@/lib/domain/ids";

/** The fold as it is stored: one column a field, contexts by reference. */
export function toHandoffRow(
  placed: PlacedHandoff,
  { projectId, source }: { projectId: ProjectId; source: string },
): HandoffRow {
  const { contexts, ...fields } = placed;
  return { ...fields, ...contexts, projectId, source };
}

/** The other way round, for handoffs of the trace that this batch did not touch. */
export function fromHandoffRow(row: HandoffRow): PlacedHandoff {
  const { projectId: _project, source: _source, ...fields } = row;
  const { held, sent, received, understood, result, ...rest } = fields;
  return { ...rest, contexts: { held, sent, received, understood, result } };
}
