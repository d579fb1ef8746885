import { findSavedView, type SavedViewRow } from "@/db/queries/saved-views";
import type { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

type View = Pick<SavedViewRow, "isShared" | "createdBy">;

/** Keys and timers own nothing. */
export function ownerIn({ actor }: ServiceContext): UserId | null {
  return actor.kind === "user" ? actor.id : null;
}

/** One's own, and what is shared. */
function maySee(ctx: ServiceContext, { isShared, createdBy }: View): boolean {
  return isShared || (createdBy !== null && createdBy === ownerIn(ctx));
}

/**
 * One's own views are changed by nobody else; shared ones by who made them and by administrators.
 * Whoever only looks shares nothing. Keys need the scope `admin`.
 */
export function mayChange(ctx: ServiceContext, view: View): boolean {
  if (!maySee(ctx, view)) return false;
  const { actor } = ctx;
  if (actor.kind === "system") return true;
  if (actor.kind === "api_key") return actor.scopes.includes("admin");
  if (!view.isShared) return true;
  if (actor.role === "owner" || actor.role === "admin") return true;
  return actor.role !== "viewer" && view.createdBy === actor.id;
}

/** Refuses to make a view like that, or to turn one into it. */
export function requireMayKeep(ctx: ServiceContext, isShared: boolean): void {
  const { actor } = ctx;
  if (!isShared && ownerIn(ctx) === null) {
    throw new AppError("invalid_input", "A key has no views of its own: set `is_shared`.");
  }
  if (mayChange(ctx, { isShared, createdBy: ownerIn(ctx) })) return;
  const needed = actor.kind === "api_key" ? "a key with the scope admin" : "a role above viewer";
  throw new AppError("forbidden", `Sharing a view with the project needs ${needed}.`);
}

/** A view that the actor may change; one they may not even see is not there. */
export async function requireChangeableView(
  ctx: ServiceContext,
  id: string,
): Promise<SavedViewRow> {
  requireScope(ctx, "read");
  const view = await findSavedView(ctx.db, { projectId: ctx.projectId, id });
  if (!view || !maySee(ctx, view)) {
    throw new AppError("not_found", `There is no saved view ${id} in this project.`);
  }
  if (mayChange(ctx, view)) return view;
  const message = `Only ${view.createdByName} and administrators change the shared view "${view.name}".`;
  throw new AppError("forbidden", message);
}
