import { z } from "zod";
import { TraceId } from "@/lib/domain/ids";
import { RUN_STATUSES } from "@/lib/domain/orchestration/run-state";
import { RunFailure } from "@/lib/domain/orchestration/run-event";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { ListPage, listOf } from "./list";

export const StartRunRequest = z.strictObject({
  workflow: WorkflowName,
  version: z.int().positive().optional(),
  input: z.json().default({}),
});
export type StartRunRequest = z.infer<typeof StartRunRequest>;

const StageDto = z.object({
  id: z.string(),
  target: z.string(),
  depends_on: z.array(z.string()),
  /** `cancelled`: the run was over before it was. */
  state: z.enum([
    "waiting",
    "gated",
    "cleared",
    "sent",
    "broken",
    "asked",
    "succeeded",
    "absent",
    "cancelled",
  ]),
  attempt: z.int(),
  handoff_id: z.string().nullable(),
  approval_id: z.string().nullable(),
  error: RunFailure.nullable(),
});
export type RunStageDto = z.infer<typeof StageDto>;

export const RunDto = z.object({
  id: RunId,
  workflow: WorkflowName,
  version: z.int(),
  status: z.enum(RUN_STATUSES),
  trace_id: TraceId,
  input: z.json(),
  result: z.json(),
  error: RunFailure.nullable(),
  waiting_for: z
    .union([z.object({ approval_id: z.string() }), z.object({ agent: z.string() })])
    .nullable(),
  started_by: z.string().nullable(),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  stages: z.array(StageDto),
});
export type RunDto = z.infer<typeof RunDto>;

export const RunSummaryDto = RunDto.omit({
  input: true,
  result: true,
  error: true,
  waiting_for: true,
  stages: true,
});
export type RunSummaryDto = z.infer<typeof RunSummaryDto>;

export const RunList = listOf(RunSummaryDto);
export type RunList = z.infer<typeof RunList>;

export const RunListQuery = ListPage.extend({
  workflow: WorkflowName.optional(),
  status: z.enum(RUN_STATUSES).optional(),
});
export type RunListQuery = z.infer<typeof RunListQuery>;

/** The same from a form: which project, and what the API has in the address or in headers. */
export const StartRunInput = StartRunRequest.extend({ project: z.string() });
export type StartRunInput = z.infer<typeof StartRunInput>;
export const RunActionInput = z.strictObject({ project: z.string(), id: RunId });
export type RunActionInput = z.infer<typeof RunActionInput>;

export const CancelRunRequest = z.strictObject({ reason: z.string().max(1000).optional() });
