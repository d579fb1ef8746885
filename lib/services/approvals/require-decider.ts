import { findMemberEmail } from "@/db/queries/members";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { whyNot } from "@/lib/domain/approvals/may-decide";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";

/** The scope lets one decide at all; the policy's rule says who decides this. */
export async function requireDecider(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  if (!row.deciders) return;
  const { actor, projectId, db } = ctx;
  const email =
    actor.kind === "user" ? await findMemberEmail(db, { projectId, userId: actor.id }) : undefined;
  const names = [actorName(actor), ...(email === undefined ? [] : [email])];
  const reason = whyNot(row, { names, role: actor.kind === "user" ? actor.role : undefined });
  if (reason !== undefined) throw new AppError("forbidden", reason);
}
