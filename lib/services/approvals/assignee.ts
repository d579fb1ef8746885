import { type DeciderRow, listDeciders } from "@/db/queries/members";
import { whoIs, whyUnclear } from "@/lib/domain/approvals/who-is";
import type { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { holdsScope } from "../require-scope";

export type Assignee = { assigneeId: UserId; assignee: string };

/** A person by e-mail or name; undefined when it means nobody who may decide here, or not one alone. */
export async function findAssignee(
  { db, projectId }: Pick<ServiceContext, "db" | "projectId">,
  who: string,
): Promise<Assignee | undefined> {
  return assigneeOf(whoIs(await listDeciders(db, projectId), who));
}

/** … and refuses a name that two have. */
export async function readAssignee(
  ctx: ServiceContext,
  who: string,
): Promise<Assignee | undefined> {
  const found = whoIs(await listDeciders(ctx.db, ctx.projectId), who);
  if (found.length < 2) return assigneeOf(found);
  throw new AppError("invalid_input", `${whyUnclear(who, choicesFor(ctx, found))}.`);
}

export async function requireAssignee(ctx: ServiceContext, who: string): Promise<Assignee> {
  const found = await readAssignee(ctx, who);
  if (found) return found;
  throw new AppError("invalid_input", `Nobody who may decide in this project is called ${who}.`);
}

/** Addresses are told only to those who may list them. */
export function choicesFor(ctx: ServiceContext, found: readonly DeciderRow[]) {
  return { count: found.length, choices: holdsScope(ctx, "approve") ? addresses(found) : [] };
}

function addresses(found: readonly DeciderRow[]): string[] {
  return found.map(({ email }) => email);
}

function assigneeOf([one, ...others]: readonly DeciderRow[]): Assignee | undefined {
  return one && others.length === 0 ? { assigneeId: one.id, assignee: one.name } : undefined;
}
