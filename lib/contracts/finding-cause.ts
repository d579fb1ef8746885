import { z } from "zod";
import { FINDING_KINDS, FINDING_SEVERITIES, FINDING_STATUSES } from "@/lib/domain/findings/finding";
import { FindingDto } from "./finding";
import { ListPage } from "./list";
import { OverviewQuery } from "./stats";

const TEXT_CHARS_MAX = 200;
const REASON_CHARS_MAX = 500;

/** What causes it: a pair of agents, the workflow as a whole, or something that is named. */
const Origin = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("pair"),
    from_agent: z.string().nullable(),
    to_agent: z.string().nullable(),
  }),
  z.object({ kind: z.literal("trace") }),
  z.object({ kind: z.literal("text"), text: z.string() }),
]);

/** One thing wrong, in however many traces of a period it shows. */
export const FindingCauseDto = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  origin: Origin,
  status: z.enum(FINDING_STATUSES),
  changed_at: z.string(),
  severity: z.enum(FINDING_SEVERITIES),
  count: z.int(),
  traces: z.int(),
  first_at: z.string(),
  last_at: z.string(),
  latest: z.object({ trace_id: z.string(), title: z.string() }),
  /** How often in each step of the list. */
  trend: z.array(z.int()),
});
export type FindingCauseDto = z.infer<typeof FindingCauseDto>;

export const FindingCauseList = z.object({
  items: z.array(FindingCauseDto),
  next_cursor: z.string().nullable(),
  /** When each step of the trends begins. */
  steps: z.array(z.string()),
  /** Causes of the period by status, whatever is filtered. */
  counts: z.record(z.enum(FINDING_STATUSES), z.int()),
});
export type FindingCauseList = z.infer<typeof FindingCauseList>;

const Filters = {
  status: z.enum(FINDING_STATUSES).optional(),
  kind: z.enum(FINDING_KINDS).optional(),
  severity: z.enum(FINDING_SEVERITIES).optional(),
  q: z.string().trim().max(TEXT_CHARS_MAX).optional(),
};

export const FindingCauseQuery = ListPage.extend({ ...OverviewQuery.shape, ...Filters });
export type FindingCauseQuery = z.infer<typeof FindingCauseQuery>;

export const CAUSE_EXPORT_MAX = 10_000;
export const FindingCauseExportQuery = OverviewQuery.extend({
  ...Filters,
  format: z.enum(["csv", "json"]).default("csv"),
});
export type FindingCauseExportQuery = z.infer<typeof FindingCauseExportQuery>;

/** Of one cause, besides what the list says: what to do, and who has decided what about it. */
export const FindingCauseDetail = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  origin: Origin,
  status: z.enum(FINDING_STATUSES),
  remedy: z.object({ text: z.string(), code: z.string() }),
  case_study_effect: z.string().nullable(),
  /** Of all handoffs with this kind of finding in the period; null: too few to say. */
  project_effect: FindingDto.shape.project_effect,
  history: z.array(
    z.object({
      status: z.enum(FINDING_STATUSES),
      /** Null: it returned by itself. */
      changed_by: z.string().nullable(),
      reason: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type FindingCauseDetail = z.infer<typeof FindingCauseDetail>;

export const ChangeFindingBody = z.strictObject({
  status: z.enum(FINDING_STATUSES),
  reason: z.string().trim().min(1).max(REASON_CHARS_MAX).optional(),
});
export type ChangeFindingBody = z.infer<typeof ChangeFindingBody>;

export const ChangeFindingInput = ChangeFindingBody.extend({
  project: z.string().min(1),
  id: z.string().min(1).max(128),
});
export type ChangeFindingInput = z.infer<typeof ChangeFindingInput>;
