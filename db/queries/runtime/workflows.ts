import { and, desc, eq } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Workflow, WorkflowName } from "../../../lib/domain/orchestration/workflow";
import type { Db } from "../../client";
import { workflow } from "../../schema";

export type WorkflowRow = typeof workflow.$inferSelect;

/** The newest version, or a given one. */
export async function findWorkflow(
  db: Db,
  { projectId, name, version }: { projectId: ProjectId; name: WorkflowName; version?: number },
): Promise<WorkflowRow | undefined> {
  const [row] = await db
    .select()
    .from(workflow)
    .where(
      and(
        eq(workflow.projectId, projectId),
        eq(workflow.name, name),
        version === undefined ? undefined : eq(workflow.version, version),
      ),
    )
    .orderBy(desc(workflow.version))
    .limit(1);
  return row;
}

/** The newest version of each. */
export async function listWorkflows(db: Db, projectId: ProjectId): Promise<WorkflowRow[]> {
  return db
    .selectDistinctOn([workflow.name])
    .from(workflow)
    .where(eq(workflow.projectId, projectId))
    .orderBy(workflow.name, desc(workflow.version))
    .limit(500);
}

/** Undefined when somebody else saved this version first. */
export async function insertWorkflowVersion(
  db: Db,
  row: { projectId: ProjectId; document: Workflow; after: number; author: string | null },
): Promise<WorkflowRow | undefined> {
  const { projectId, document, after, author } = row;
  const [saved] = await db
    .insert(workflow)
    .values({ projectId, name: document.name, version: after + 1, document, author })
    .onConflictDoNothing()
    .returning();
  return saved;
}

/** Gives projects workflows that they do not have yet. */
export async function insertMissingWorkflows(
  db: Db,
  { projectIds, documents }: { projectIds: readonly ProjectId[]; documents: readonly Workflow[] },
): Promise<void> {
  const rows = projectIds.flatMap((projectId) =>
    documents.map((document) => ({ projectId, name: document.name, version: 1, document })),
  );
  if (rows.length > 0) await db.insert(workflow).values(rows).onConflictDoNothing();
}
