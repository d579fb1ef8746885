import { z } from "zod";
import type { Json } from "@/lib/domain/json";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { listOf } from "./list";

export const WorkflowDto = z.object({
  name: z.string(),
  version: z.int(),
  document: Workflow,
  author: z.string().nullable(),
  created_at: z.string(),
});
export type WorkflowDto = z.infer<typeof WorkflowDto>;
export const WorkflowList = listOf(WorkflowDto);
export type WorkflowList = z.infer<typeof WorkflowList>;

export const SaveWorkflowRequest = z.strictObject({
  document: Workflow,
  /** The version that it follows; left out: whatever is the newest. */
  after: z.int().nonnegative().optional(),
});
export type SaveWorkflowRequest = z.infer<typeof SaveWorkflowRequest>;

/** The same from a form; what is no workflow comes back with where it is wrong. */
export const SaveWorkflowInput = SaveWorkflowRequest.extend({ project: z.string() });
export type SaveWorkflowInput = Omit<z.input<typeof SaveWorkflowInput>, "document"> & {
  document: Json;
};
