import { findDecider } from "@/db/queries/members";
import type { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

export type Assignee = { assigneeId: UserId; assignee: string };

/** A person by e-mail or name; undefined when nobody of that name may decide here. */
export async function findAssignee(
  { db, projectId }: Pick<ServiceContext, "db" | "projectId">,
  who: string,
): Promise<Assignee | undefined> {
  const found = await findDecider(db, { projectId, who });
  return found && { assigneeId: found.id, assignee: found.name };
}

export async function requireAssignee(ctx: ServiceContext, who: string): Promise<Assignee> {
  const found = await findAssignee(ctx, who);
  if (found) return found;
  throw new AppError("invalid_input", `Nobody who may decide in this project is called ${who}.`);
}
