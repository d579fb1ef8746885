import { listKeyLabels } from "@/db/queries/api-keys";
import { listMemberNames } from "@/db/queries/members";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { type Decider, isSame, whyNot } from "@/lib/domain/approvals/may-decide";
import { whoIs } from "@/lib/domain/approvals/who-is";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";

/** The scope lets one decide at all; the policy's rule says who decides this. */
export async function requireDecider(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  if (!row.deciders) return;
  const reason = whyNot(row, await deciderOf(ctx));
  if (reason !== undefined) throw new AppError("forbidden", reason);
}

/** A name that means two, of people or keys, decides for neither of them. */
async function deciderOf({ db, projectId, actor }: ServiceContext): Promise<Decider> {
  const members = await listMemberNames(db, projectId);
  if (actor.kind !== "user") {
    const names = [actorName(actor)];
    const isTaken = names.some((name) => whoIs(members, name).length > 0);
    return { names, meantBy: isTaken ? [] : names, role: undefined };
  }
  const { id: userId, name, role } = actor;
  const found = members.find(({ id }) => id === userId);
  if (!found) return { names: [name], meantBy: [], role };
  const { email } = found;
  const [one, ...others] = whoIs(members, name);
  // Keys get their names from an administrator; people choose theirs, also that of a key which is over.
  const keys = await listKeyLabels(db, projectId);
  const isKey = keys.some(({ label }) => isSame(label, name));
  const isMeant = one?.id === userId && others.length === 0 && !isKey;
  return { names: [name, email], meantBy: isMeant ? [name, email] : [email], role };
}
