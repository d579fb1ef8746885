import type { WorkflowRow } from "@/db/queries/runtime/workflows";
import type { WorkflowDto } from "@/lib/contracts/workflow";

export function toWorkflowDto({
  name,
  version,
  document,
  author,
  createdAt,
}: WorkflowRow): WorkflowDto {
  return { name, version, document, author, created_at: createdAt.toISOString() };
}
