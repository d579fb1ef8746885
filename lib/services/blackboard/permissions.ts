import {
  type BoardPermissionRow,
  listBoardPermissions,
  replaceBoardPermissions,
} from "@/db/queries/runtime/board-permissions";
import type { BoardPermissionsBody } from "@/lib/contracts/blackboard";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** What agents may do beyond their own keys and those that were handed to them. */
export async function getBoardPermissions(ctx: ServiceContext): Promise<BoardPermissionsBody> {
  requireScope(ctx, "read");
  return { items: (await listBoardPermissions(ctx.db, ctx.projectId)).map(toItem) };
}

/** The whole list at once: what it no longer names is no longer allowed. */
export async function saveBoardPermissions(
  ctx: ServiceContext,
  { items }: BoardPermissionsBody,
): Promise<BoardPermissionsBody> {
  requireScope(ctx, "admin");
  const named = new Set(items.map(({ agent, prefix }) => JSON.stringify([agent, prefix])));
  if (named.size < items.length) {
    throw new AppError("invalid_input", "An agent and a prefix may be named together only once.");
  }
  const rows = items.map(({ agent, prefix, can_read: canRead, can_write: canWrite }) => ({
    projectId: ctx.projectId,
    agent,
    prefix,
    canRead,
    canWrite,
  }));
  await audited(ctx, async ({ db }) => {
    await replaceBoardPermissions(db, ctx.projectId, rows);
    const note = { action: "board-permissions.save" as const, subject: "blackboard" };
    return { result: null, note: { ...note, detail: { items } } };
  });
  return { items: rows.map(toItem) };
}

function toItem({ agent, prefix, canRead, canWrite }: BoardPermissionRow) {
  return { agent, prefix, can_read: canRead, can_write: canWrite };
}
