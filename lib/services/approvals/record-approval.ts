import { findApprovalPolicy } from "@/db/queries/runtime/approval-policies";
import {
  type ApprovalRow,
  findRefusal,
  insertApproval,
  type NewApproval,
} from "@/db/queries/runtime/approvals";
import { insertNotices } from "@/db/queries/notices";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { ruleFor } from "@/lib/domain/approvals/apply-policy";
import type { ApprovalPolicy, Ask, PolicyRule } from "@/lib/domain/approvals/policy";
import { dueAfter } from "@/lib/domain/approvals/timeout-plan";
import { msFromNanos, nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requestedEvents } from "./approval-events";
import { contextHashOf } from "./hashes";
import { settleDecision } from "./settle-decision";
import { addToTrail } from "./trail";

const NANOS_PER_MS = 1_000_000;
const NO_POLICY: ApprovalPolicy = { rules: [], remember_refusal_ms: 0 };

/** What is asked, before the policy has said who decides. */
export type Asking = Omit<NewApproval, "projectId" | "status" | "requestedAt" | "contextHash"> &
  Pick<Required<NewApproval>, "context">;

/**
 * Asks, in the caller's transaction; undefined when the same was asked already. What the policy decides
 * by itself, or a person refused a moment ago, comes back decided; what that does to a run is the
 * caller's to carry out.
 */
export async function recordApproval(
  ctx: ServiceContext,
  asking: Asking,
): Promise<ApprovalRow | undefined> {
  const { document: policy } = (await findApprovalPolicy(ctx.db, ctx.projectId)) ?? {
    document: NO_POLICY,
  };
  const action = asking.action ?? null;
  const contextHash = contextHashOf({ ...asking, action });
  const rule = ruleFor(policy, { kind: asking.kind, action, requester: asking.requestedBy });
  const row = await insertApproval(ctx.db, {
    ...asking,
    ...askedBy(rule),
    projectId: ctx.projectId,
    status: "waiting",
    requestedAt: ctx.now(),
    contextHash,
    ...timeoutOf(asking, { rule, policy, nowMs: msFromNanos(ctx.now()) }),
  });
  if (!row) return undefined;
  await addToTrail(ctx, row, { step: "requested", by: asking.requestedBy });
  if (row.traceId) {
    await insertOutbox(ctx.db, {
      projectId: ctx.projectId,
      events: requestedEvents(row),
    });
  }
  const verdict = verdictOf(rule) ?? (await earlierRefusal(ctx, { row, policy }));
  if (verdict) return settleDecision(ctx, row, verdict);
  const { projectId, id: approvalId } = row;
  await insertNotices(ctx.db, { projectId, type: "approval.requested", approvalId });
  return row;
}

function askedBy(rule: PolicyRule | undefined): Partial<NewApproval> {
  if (!rule || !("ask" in rule.do)) return {};
  const { roles, members, quorum, no_self_approval: noSelfApproval } = rule.do.ask;
  return { quorum, deciders: { rule: rule.name, roles, members, noSelfApproval } };
}

/** What the request says itself wins, and counts by the clock. */
function timeoutOf(
  asking: Asking,
  { rule, policy, nowMs }: { rule: PolicyRule | undefined; policy: ApprovalPolicy; nowMs: number },
): Partial<NewApproval> {
  const ask: Partial<Ask> = rule && "ask" in rule.do ? rule.do.ask : {};
  const onTimeout = asking.onTimeout ?? ask.on_timeout ?? null;
  const own = asking.timeoutMs ?? null;
  if (own !== null) return { timeoutMs: Math.ceil(own), onTimeout };
  if (ask.timeout_ms === undefined) return { timeoutMs: null, onTimeout };
  const timeoutMs = Math.ceil(ask.timeout_ms);
  return { timeoutMs, onTimeout, ...inBusinessHours(ask, { policy, nowMs, timeoutMs }) };
}

function inBusinessHours(
  { only_business_hours: isLimited }: Partial<Ask>,
  { policy, nowMs, timeoutMs }: { policy: ApprovalPolicy; nowMs: number; timeoutMs: number },
): Partial<NewApproval> {
  const { business_hours: businessHours } = policy;
  if (!isLimited || !businessHours) return {};
  return { businessHours, dueAt: new Date(dueAfter(nowMs, { timeoutMs, businessHours })) };
}

type AutoVerdict = { decision: "approve" | "reject"; decidedBy: string; reason: string | null };

function verdictOf(rule: PolicyRule | undefined): AutoVerdict | undefined {
  if (!rule || "ask" in rule.do) return undefined;
  const decidedBy = `policy: ${rule.name}`;
  if ("approve" in rule.do) return { decision: "approve", decidedBy, reason: null };
  return { decision: "reject", decidedBy, reason: rule.do.deny.reason };
}

async function earlierRefusal(
  ctx: ServiceContext,
  { row, policy }: { row: ApprovalRow; policy: ApprovalPolicy },
): Promise<AutoVerdict | undefined> {
  if (policy.remember_refusal_ms === 0) return undefined;
  const after = nanos(ctx.now() - BigInt(Math.round(policy.remember_refusal_ms * NANOS_PER_MS)));
  const { projectId, contextHash, requestedBy } = row;
  const refused = await findRefusal(ctx.db, { projectId, contextHash, requestedBy, after });
  if (!refused) return undefined;
  const reason = refused.reason ?? `${refused.decidedBy ?? "Somebody"} said no to the same before.`;
  return { decision: "reject", decidedBy: "Baton", reason };
}
