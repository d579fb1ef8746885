import { z } from "zod";
import { FINDING_KINDS, FINDING_SEVERITIES, FINDING_STATUSES } from "@/lib/domain/findings/finding";
import { TraceId } from "@/lib/domain/ids";
import { ListPage, listOf } from "./list";
import { StatsPeriodQuery } from "./pair";

/** A finding as traces and lists carry it. */
export const FindingRefDto = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(FINDING_SEVERITIES),
  handoff_ids: z.array(z.string()),
  title: z.string(),
});
export type FindingRefDto = z.infer<typeof FindingRefDto>;

/** Where it was seen: `path` is a JSON pointer into `stage` of the handoff, where there is one. */
const Evidence = z.object({
  handoff_id: z.string().nullable(),
  stage: z.string().nullable(),
  path: z.string().nullable(),
  text: z.string(),
});

export const FindingDto = FindingRefDto.extend({
  trace_id: z.string(),
  /** The same thing wrong in other traces: what is muted, resolved and reopened. */
  cause_id: z.string(),
  /** When its trace began. */
  started_at: z.string(),
  evidence: z.array(Evidence),
  remedy: z.object({ text: z.string(), code: z.string() }),
  /** What the case study measured, in a sentence; null where it did not. */
  case_study_effect: z.string().nullable(),
  /** Success with it and without, and the interval of the difference; null: not asked for, or too few to say. */
  project_effect: z
    .object({
      with: z.number(),
      without: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      n: z.number(),
    })
    .nullable(),
  status: z.enum(FINDING_STATUSES),
});
export type FindingDto = z.infer<typeof FindingDto>;

export const FindingList = listOf(FindingDto);
export type FindingList = z.infer<typeof FindingList>;

export const FindingListQuery = ListPage.extend({
  trace_id: TraceId.optional(),
  kind: z.enum(FINDING_KINDS).optional(),
  /** Those of one cause. */
  cause_id: z.string().min(1).max(128).optional(),
  status: z.enum(FINDING_STATUSES).optional(),
  /** With `project_effect`: it takes longer. */
  effects: z.stringbool().optional(),
  ...StatsPeriodQuery.shape,
});
export type FindingListQuery = z.infer<typeof FindingListQuery>;
