import { listRuleSets } from "@/db/queries/routing";
import type { RuleVersionList } from "@/lib/contracts/rules";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { decodeCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { toRuleVersionDto } from "./to-rules-dto";

/** The newest first. */
export async function listRuleVersions(
  ctx: ServiceContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<RuleVersionList> {
  requireScope(ctx, "read");
  const before = cursor === undefined ? undefined : versionOf(cursor);
  const rows = await listRuleSets(ctx.db, { projectId: ctx.projectId, before, limit: limit + 1 });
  return toPage(rows, {
    limit,
    keyOf: ({ version }) => [String(version)],
    toItem: toRuleVersionDto,
  });
}

function versionOf(cursor: string): number {
  const version = Number(decodeCursor(cursor, 1)[0]);
  if (Number.isSafeInteger(version)) return version;
  throw new AppError("invalid_input", "The cursor is not one of this list.");
}
