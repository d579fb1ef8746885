import { listChannels } from "@/db/queries/notices";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

/** Null: every channel of the project, whichever those are. */
export async function requireChannels(
  { db, projectId }: ServiceContext,
  ids: readonly string[] | null,
): Promise<void> {
  if (ids === null) return;
  const there = new Set((await listChannels(db, projectId)).map(({ id }) => id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) throw new AppError("not_found", `There is no channel ${missing}.`);
}
