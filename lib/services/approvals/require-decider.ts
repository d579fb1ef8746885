import { listMemberNames } from "@/db/queries/members";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { type Decider, isSame, whyNot } from "@/lib/domain/approvals/may-decide";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";

/** The scope lets one decide at all; the policy's rule says who decides this. */
export async function requireDecider(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  if (!row.deciders) return;
  const reason = whyNot(row, await deciderOf(ctx));
  if (reason !== undefined) throw new AppError("forbidden", reason);
}

async function deciderOf({ db, projectId, actor }: ServiceContext): Promise<Decider> {
  if (actor.kind !== "user") {
    const names = [actorName(actor)];
    return { names, meantBy: names, role: undefined };
  }
  const { id: userId, name, role } = actor;
  const members = await listMemberNames(db, projectId);
  const found = members.find(({ id }) => id === userId);
  if (!found) return { names: [name], meantBy: [], role };
  const { email } = found;
  const others = members.filter(({ id }) => id !== userId);
  const isTaken = others.some((other) => [other.name, other.email].some((it) => isSame(it, name)));
  // A name that looks like an address is not that address.
  const isMeant = !isTaken && !name.includes("@");
  return { names: [name, email], meantBy: isMeant ? [name, email] : [email], role };
}
