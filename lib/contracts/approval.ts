import { z } from "zod";
import {
  APPROVAL_DECISIONS,
  APPROVAL_STATUSES,
  ApprovalId,
  RECEIPT_STATES,
} from "@/lib/domain/approvals/approval";
import { BusinessHours } from "@/lib/domain/approvals/business-hours";
import { APPROVAL_SHAPES } from "@/lib/domain/approvals/shapes/shape-names";
import { toNativeAsk } from "@/lib/domain/approvals/shapes/read-shape";
import { OnTimeout, TIMEOUT_ENDS } from "@/lib/domain/approvals/timeout";
import { APPROVAL_STEPS } from "@/lib/domain/approvals/trail";
import { AgentName, Milliseconds, Text, Word } from "@/lib/domain/event/shapes";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { RunId } from "@/lib/domain/task/task";
import { ListPage, listOf } from "./list";

const Decision = z.object({
  decision: z.enum(APPROVAL_DECISIONS),
  by: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  edited: z.json(),
});

export const ApprovalDto = z.object({
  id: ApprovalId,
  status: z.enum(APPROVAL_STATUSES),
  kind: z.string(),
  title: z.string(),
  question: z.string(),
  action: z.object({ name: z.string(), args: z.json(), schema: z.json().optional() }).nullable(),
  allowed: z.array(z.enum(APPROVAL_DECISIONS)),
  trace_id: z.string().nullable(),
  handoff_id: z.string().nullable(),
  run_id: z.string().nullable(),
  requested_by: z.string(),
  requested_at: z.string(),
  due_at: z.string().nullable(),
  version: z.int(),
  decision: Decision.nullable(),
  /** Decided on a page, and not in force before `effective_at`. */
  pending: Decision.extend({ effective_at: z.string() }).nullable(),
  assignee: z.string().nullable(),
  snoozed_until: z.string().nullable(),
  on_timeout: OnTimeout.nullable(),
  /** The policy's rule, and how many must say yes. */
  rule: z.string().nullable(),
  quorum: z.object({ needed: z.int(), approved_by: z.array(z.string()) }),
  context_hash: z.string(),
  shape: z.enum(APPROVAL_SHAPES),
  /** The answer in the form of the question; null while there is none. */
  response: z.json(),
  /** Where secrets were masked: there the requester keeps its own values. */
  masked: z.array(z.string()),
  receipt: z
    .object({ state: z.enum(RECEIPT_STATES), at: z.string(), note: z.string().nullable() })
    .nullable(),
});
export type ApprovalDto = z.infer<typeof ApprovalDto>;
export const ApprovalList = listOf(ApprovalDto);
export type ApprovalList = z.infer<typeof ApprovalList>;

/** One, with what the requester knew, what was done with it, and what comes if nobody answers. */
export const ApprovalDetail = ApprovalDto.extend({
  context: z.json(),
  trail: z.array(
    z.object({
      step: z.enum(APPROVAL_STEPS),
      by: z.string(),
      at: z.string(),
      note: z.string().nullable(),
    }),
  ),
  if_unanswered: z.array(
    z.object({
      at: z.string(),
      what: z.enum(["escalate", ...TIMEOUT_ENDS]),
      to: z.string().nullable(),
    }),
  ),
  /** In which its time limit counts; null: it counts by the clock. */
  business_hours: BusinessHours.nullable(),
});
export type ApprovalDetail = z.infer<typeof ApprovalDetail>;

export const ApprovalListQuery = ListPage.extend({
  status: z.enum([...APPROVAL_STATUSES, "open", "done"]).optional(),
  run_id: RunId.optional(),
  trace_id: TraceId.optional(),
  kind: Word.optional(),
  context_hash: Word.optional(),
  /** `me`, or the e-mail or name of a person. */
  assignee: Word.optional(),
  q: z.string().max(500).optional(),
});
export type ApprovalListQuery = z.infer<typeof ApprovalListQuery>;

export const ApprovalCounts = z.object({
  waiting: z.int(),
  mine: z.int(),
  snoozed: z.int(),
  done: z.int(),
});
export type ApprovalCounts = z.infer<typeof ApprovalCounts>;

export const DeciderList = z.object({
  items: z.array(z.object({ name: z.string(), email: z.string(), role: z.string() })),
});
export type DeciderList = z.infer<typeof DeciderList>;

const Ask = z.object({
  kind: Word.default("approval"),
  title: Text.max(200).optional(),
  question: Text.min(1, "must not be empty"),
  action: z
    .object({ name: Word, args: z.json(), schema: z.record(z.string(), z.json()).optional() })
    .nullable()
    .default(null),
  context: z.json().default(null),
  allowed: z.array(z.enum(APPROVAL_DECISIONS)).min(1).optional(),
  requested_by: AgentName.optional(),
  trace_id: TraceId.optional(),
  handoff_id: HandoffId.optional(),
  assignee: Word.optional(),
  due_at: z.iso.datetime({ offset: true }).optional(),
  timeout_ms: Milliseconds.min(1).optional(),
  on_timeout: OnTimeout.optional(),
  shape: z.enum(APPROVAL_SHAPES),
  origin: z.json(),
});

/** What of it is masked before it is kept. */
export const AskedContent = Ask.pick({
  question: true,
  title: true,
  action: true,
  context: true,
  origin: true,
}).required({ title: true });

/** What an outside system asks: in Baton's words, or as its own SDK puts it. */
export const AskRequest = z.preprocess(toNativeAsk, Ask);
export type AskRequest = z.infer<typeof AskRequest>;

export const DecideRequest = z.strictObject({
  decision: z.enum(APPROVAL_DECISIONS),
  edited: z.json().optional(),
  reason: Text.optional(),
  /** The version that the person saw; left out: whatever it is now. */
  version: z.int().positive().optional(),
  /** What the person saw; left out: whatever it is now. */
  context_hash: Word.optional(),
});
export type DecideRequest = z.infer<typeof DecideRequest>;

export const SnoozeRequest = z.strictObject({ until: z.iso.datetime({ offset: true }) });
export type SnoozeRequest = z.infer<typeof SnoozeRequest>;
export const ReassignRequest = z.strictObject({ to: Word, note: Text.optional() });
export type ReassignRequest = z.infer<typeof ReassignRequest>;
export const NoteRequest = z.strictObject({ note: Text.min(1, "must not be empty").max(10_000) });
export type NoteRequest = z.infer<typeof NoteRequest>;
export const ReceiptRequest = z.strictObject({
  state: z.enum(RECEIPT_STATES),
  note: Text.max(10_000).optional(),
});
export type ReceiptRequest = z.infer<typeof ReceiptRequest>;

const place = { project: z.string(), id: ApprovalId };
export const DecideInput = DecideRequest.extend(place);
export type DecideInput = z.infer<typeof DecideInput>;
export const UndoInput = z.object(place);
export type UndoInput = z.infer<typeof UndoInput>;
export const SnoozeInput = SnoozeRequest.extend(place);
export type SnoozeInput = z.infer<typeof SnoozeInput>;
export const ReassignInput = ReassignRequest.extend(place);
export type ReassignInput = z.infer<typeof ReassignInput>;
export const NoteInput = NoteRequest.extend(place);
export type NoteInput = z.infer<typeof NoteInput>;

export const ApprovalQuery = z.object({
  wait_ms: z.coerce.number().int().min(0).max(60_000).default(0),
});

export const ViewerList = z.object({ items: z.array(z.object({ name: z.string() })) });
export type ViewerList = z.infer<typeof ViewerList>;
