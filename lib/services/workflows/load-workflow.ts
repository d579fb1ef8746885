import { findWorkflow } from "@/db/queries/runtime/workflows";
import type { Workflow, WorkflowName } from "@/lib/domain/orchestration/workflow";
import type { ServiceContext } from "../context";

const CACHED_MAX = 1000;
const cache = new Map<string, Workflow>();

/** One version of a workflow. Versions never change, so each is read once a process. */
export async function loadWorkflow(
  { db, projectId }: Pick<ServiceContext, "db" | "projectId">,
  { name, version }: { name: WorkflowName; version: number },
): Promise<Workflow> {
  const key = `${projectId.length}:${projectId}:${name}:${version}`;
  const cached = cache.get(key);
  if (cached) return cached;
  const row = await findWorkflow(db, { projectId, name, version });
  if (!row) throw new Error(`there is no version ${version} of the workflow ${name}`);
  if (cache.size >= CACHED_MAX) cache.clear();
  cache.set(key, row.document);
  return row.document;
}
